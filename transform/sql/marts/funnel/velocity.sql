-- purpose: Sales velocity with its factors: a rule of thumb, not an identity; it does not add up over scopes.
-- label:   Sales velocity (rule of thumb)
-- published: yes
-- grain:   scope_type, scope_id
-- inputs:  deal_profiles, deal_scopes, outcomes, cumulative_incidence, scopes, as_of_dates
-- columns:
--   scope_type          text   company, region, team, person, product, deal_kind, customer_kind, lead_source or size_band
--   scope_id            text   which one
--   scope_name          text   as it is shown
--   open_deals          count  deals open on the review's date
--   win_rate            ratio  won / (won + lost) in the twelve months up to it
--   closed_deals        count  n: deals closed in those months
--   average_won_amount  money  of the deals won in those months, rounded to the minor unit
--   cycle_days          days   median from created to won, of the deals won in those months
--   cycle_days_with_open  days  likewise with the open deals as far as they have come, over all dates; empty where it is not worked out
--   velocity            money  open deals x win rate x average won amount / cycle days: per day
with facts as (
    select
        s.scope_type,
        s.scope_id,
        count(case when p.status = 'open' then 1 end) as open_deals,
        median(case
            when p.status = 'won' and p.close_date > cast(d.as_of_date - interval 12 month as date)
                then p.cycle_days
        end) as cycle_days,
        count(case
            when p.status = 'won' and p.close_date > cast(d.as_of_date - interval 12 month as date)
                then p.amount
        end) as valued_won
    from deal_profiles as p
    cross join as_of_dates as d
    inner join deal_scopes as s
        on s.opportunity_id = p.opportunity_id
    where d.role = 'review'
        and s.has_funnel
    group by s.scope_type, s.scope_id
),

incidence as (
    select scope_type, scope_id, min(median_days_to_win) as median_days
    from cumulative_incidence
    where from_stage = '(created)'
    group by scope_type, scope_id
)

select
    f.scope_type,
    f.scope_id,
    coalesce(s.scope_name, f.scope_id) as scope_name,
    f.open_deals,
    as_rate(ratio(o.won, o.won + o.lost)) as win_rate,
    coalesce(o.won + o.lost, cast(0 as bigint)) as closed_deals,
    cast(
        round(cast(ratio(o.won_amount, f.valued_won) as decimal(38, 9)), 2) as decimal(38, 6)
    ) as average_won_amount,
    as_statistic(f.cycle_days) as cycle_days,
    i.median_days as cycle_days_with_open,
    cast(
        round(
            cast(
                f.open_deals * ratio(o.won, o.won + o.lost) * ratio(o.won_amount, f.valued_won)
                    / nullif(f.cycle_days, cast(0 as double))
                as decimal(38, 9)
            ),
            2
        ) as decimal(38, 6)
    ) as velocity
from facts as f
left join outcomes as o
    on o.scope_type = f.scope_type
    and o.scope_id = f.scope_id
    and o.period = 'rolling_twelve_months'
left join incidence as i
    on i.scope_type = f.scope_type
    and i.scope_id = f.scope_id
left join scopes as s
    on s.scope_type = f.scope_type
    and s.scope_id = f.scope_id
