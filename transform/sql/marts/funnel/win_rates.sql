-- purpose: Win rates by five definitions that answer five questions, each with its n and interval.
-- label:   Win rates
-- published: yes
-- grain:   scope_type, scope_id, period, definition
-- inputs:  outcomes, funnel_horizon, scopes, as_of_dates
-- columns:
--   scope_type     text      company, region, team, person, product, product_family, deal_kind, customer_kind, industry, lead_source, size_band, competitor or loss_reason
--   scope_id       text      which one
--   scope_name     text      as it is shown
--   period         text      quarter (company, region and team), fiscal year, rolling_twelve_months or all
--   definition     text      narrow: won / (won + lost to a decision); broad: won / (won + all lost); cohort: won within the horizon / created; value: won amount / (won + lost amount); hygiene: won / (won + lost + open deals overdue or stalled)
--   numerator      quantity  deals won; of the definition value their amount
--   denominator    quantity  what they are a share of
--   n              count     deals in the denominator
--   rate           ratio     numerator / denominator
--   lower          ratio     95 of 100 such intervals (Wilson) hold the true share; empty for value, which is no share of deals
--   upper          ratio     likewise
--   is_mature      flag      whether time can change it no more
--   feeds_forecast flag      whether the chance to win of open deals is drawn to it
--   horizon_days   count     of the definition cohort
with judged as (
    select
        o.*,
        h.horizon_days,
        o.period = 'all'
            or (o.is_over and days_between(o.last_created, d.as_of_date) >= h.horizon_days)
            as is_cohort_mature
    from outcomes as o
    cross join funnel_horizon as h
    cross join as_of_dates as d
    where d.role = 'review'
        and (o.period_kind <> 'quarter' or o.scope_type in ('company', 'region', 'team'))
),

defined as (
    select j.*, 'narrow' as definition, j.won as wins, j.won + j.lost - j.undecided as n, j.is_over as is_mature
    from judged as j
    union all
    select j.*, 'broad' as definition, j.won as wins, j.won + j.lost as n, j.is_over as is_mature
    from judged as j
    union all
    select j.*, 'cohort' as definition, j.created_won as wins, j.created as n, j.is_cohort_mature as is_mature
    from judged as j
    where j.scope_type not in ('competitor', 'loss_reason')
    union all
    select j.*, 'value' as definition, j.won as wins, j.valued as n, j.is_over as is_mature
    from judged as j
    union all
    select
        j.*,
        'hygiene' as definition,
        j.won as wins,
        j.won + j.lost + j.overdue + j.stale as n,
        false as is_mature
    from judged as j
    where j.scope_type not in ('competitor', 'loss_reason')
)

select
    w.scope_type,
    w.scope_id,
    coalesce(s.scope_name, w.scope_id) as scope_name,
    w.period,
    w.definition,
    cast(case when w.definition = 'value' then coalesce(w.won_amount, 0) else w.wins end as decimal(38, 6))
        as numerator,
    cast(
        case
            when w.definition = 'value' then coalesce(w.won_amount, 0) + coalesce(w.lost_amount, 0)
            else w.n
        end as decimal(38, 6)
    ) as denominator,
    w.n,
    as_rate(case
        when w.definition = 'value'
            then ratio(coalesce(w.won_amount, 0), coalesce(w.won_amount, 0) + coalesce(w.lost_amount, 0))
        else ratio(w.wins, w.n)
    end) as rate,
    case when w.definition <> 'value' then as_rate(wilson_lower(w.wins, w.n)) end as lower,
    case when w.definition <> 'value' then as_rate(wilson_upper(w.wins, w.n)) end as upper,
    w.is_mature,
    w.scope_type = 'company' and w.period = 'all' and w.definition = 'broad' as feeds_forecast,
    case when w.definition = 'cohort' then w.horizon_days end as horizon_days
from defined as w
left join scopes as s
    on s.scope_type = w.scope_type
    and s.scope_id = w.scope_id
where w.n > 0
