-- purpose: What would close how much of the gap of the quarter under review: remedies by expected money, with the deals named.
-- label:   Remedies
-- published: yes
-- grain:   scope_type, scope_id, lever
-- inputs:  remedy_deals, gap_people, cumulative_incidence, scope_targets, forecast_period, open_deals, scopes, calendar, as_of_dates
-- columns:
--   scope_type       text   company, region, team or person
--   scope_id         text   which one
--   scope_name       text   as it is shown
--   period           text   quarter under review
--   remedy_rank      count  1 for the one that brings most
--   lever            text   pull_in, win_share, decided_share, average_size, clear_flags or active_deals
--   expected_amount  money  what it would add if it worked as the team's average or the past says; remedies overlap, and do not add up
--   target           money  target of the quarter; empty where there is none
--   shortfall        money  target - what the forecast expects of the quarter; negative where that does
--   share_of_gap     ratio  expected_amount / shortfall; empty where there is none
--   deals            count  open deals that it is about
--   deal_amount      money  their planned amount
--   first_deal       text   the deal that would add most
--   second_deal      text   the next
--   third_deal       text   the next
--   opportunity_ids  text   the keys of these three
with review as (
    select
        d.as_of_date,
        c.quarter,
        c.quarter_end_exclusive,
        days_between(d.as_of_date, c.quarter_end_exclusive) - 1 as days_left
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    where d.role = 'review'
),

-- Of deals that begin today, the share that is won before the quarter ends; the estimate knows certain ages only.
soon as (
    select max(i.won_rate) as won_rate
    from cumulative_incidence as i
    cross join review as r
    where i.scope_type = 'company'
        and i.from_stage = '(created)'
        and i.days <= r.days_left
),

of_deals as (
    select lever, opportunity_id, owner_id, team, region, amount, expected_amount
    from remedy_deals
    union all
    select
        'active_deals' as lever,
        cast(null as string) as opportunity_id,
        p.owner_id,
        p.team,
        p.region,
        cast(null as decimal(38, 6)) as amount,
        converted(p.team_average_size, (p.team_active - p.active) * s.won_rate) as expected_amount
    from gap_people as p
    cross join soon as s
    where p.team_active > p.active
),

scoped as (
    select 'company' as scope_type, 'company' as scope_id, * from of_deals
    union all
    select 'region' as scope_type, region as scope_id, * from of_deals
    union all
    select 'team' as scope_type, team as scope_id, * from of_deals
    union all
    select 'person' as scope_type, owner_id as scope_id, * from of_deals
),

placed as (
    select
        s.*,
        row_number() over (
            partition by s.scope_type, s.scope_id, s.lever
            order by s.expected_amount desc, s.opportunity_id
        ) as place
    from scoped as s
    where s.expected_amount > 0
),

summed as (
    select
        p.scope_type,
        p.scope_id,
        p.lever,
        cast(sum(p.expected_amount) as decimal(38, 6)) as expected_amount,
        count(p.opportunity_id) as deals,
        cast(sum(p.amount) as decimal(38, 6)) as deal_amount,
        max(case when p.place = 1 then d.opportunity_name end) as first_deal,
        max(case when p.place = 2 then d.opportunity_name end) as second_deal,
        max(case when p.place = 3 then d.opportunity_name end) as third_deal,
        max(case when p.place = 1 then p.opportunity_id end)
            || coalesce(', ' || max(case when p.place = 2 then p.opportunity_id end), '')
            || coalesce(', ' || max(case when p.place = 3 then p.opportunity_id end), '')
            as opportunity_ids
    from placed as p
    left join open_deals as d
        on d.opportunity_id = p.opportunity_id
    group by p.scope_type, p.scope_id, p.lever
),

gaps as (
    select
        s.*,
        r.quarter as period,
        t.target,
        cast(t.target - f.expected as decimal(38, 6)) as shortfall
    from summed as s
    cross join review as r
    left join scope_targets as t
        on t.scope_type = s.scope_type
        and t.scope_id = s.scope_id
        and t.period = r.quarter
    left join forecast_period as f
        on f.scope_type = s.scope_type
        and f.scope_id = s.scope_id
        and f.period = r.quarter
)

select
    g.scope_type,
    g.scope_id,
    n.scope_name,
    g.period,
    cast(rank() over (
        partition by g.scope_type, g.scope_id
        order by g.expected_amount desc
    ) as bigint) as remedy_rank,
    g.lever,
    g.expected_amount,
    g.target,
    g.shortfall,
    case when g.shortfall > 0 then as_rate(ratio(g.expected_amount, g.shortfall)) end as share_of_gap,
    g.deals,
    g.deal_amount,
    g.first_deal,
    g.second_deal,
    g.third_deal,
    g.opportunity_ids
from gaps as g
inner join scopes as n
    on n.scope_type = g.scope_type
    and n.scope_id = g.scope_id
