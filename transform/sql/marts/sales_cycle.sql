-- purpose: Days from created to won and to lost, as medians, which do not add up: so for every scope and period.
-- label:   Sales cycle
-- published: yes
-- grain:   scope_type, scope_id, period
-- inputs:  fct_opportunities, as_of_dates, calendar
-- columns:
--   scope_type        text   company, region, team, person, product or product_family
--   scope_id          text   which one
--   period            text   all, or the year, quarter or month of the close date
--   n                 count  closed deals
--   median_days_won   days   created to won; empty where none was won
--   median_days_lost  days   created to lost; empty where none was lost
--   n_won             count  won deals with a known cycle
--   n_lost            count  lost deals with a known cycle
with closed as (
    select
        o.owner_id,
        o.team,
        o.region,
        o.product_id,
        o.product_family,
        o.status as record_kind,
        o.cycle_days,
        c.month,
        c.quarter,
        c.year
    from fct_opportunities as o
    inner join as_of_dates as d
        on d.as_of_date = o.as_of_date
        and d.role = 'review'
    left join calendar as c
        on c.day = o.close_date
    where o.status in ('won', 'lost')
),

scoped as (
    select 'company' as scope_type, 'company' as scope_id, * from closed
    union all
    select 'region' as scope_type, region as scope_id, * from closed
    union all
    select 'team' as scope_type, team as scope_id, * from closed
    union all
    select 'person' as scope_type, owner_id as scope_id, * from closed
    union all
    select 'product' as scope_type, product_id as scope_id, * from closed
    union all
    select 'product_family' as scope_type, product_family as scope_id, * from closed
),

dated as (
    select scope_type, scope_id, record_kind, cycle_days, 'all' as period from scoped
    union all
    select scope_type, scope_id, record_kind, cycle_days, year as period from scoped
    union all
    select scope_type, scope_id, record_kind, cycle_days, quarter as period from scoped
    union all
    select scope_type, scope_id, record_kind, cycle_days, month as period from scoped
)

select
    scope_type,
    scope_id,
    period,
    count(*) as n,
    as_statistic(median(case when record_kind = 'won' then cycle_days end)) as median_days_won,
    as_statistic(median(case when record_kind = 'lost' then cycle_days end)) as median_days_lost,
    count(case when record_kind = 'won' then cycle_days end) as n_won,
    count(case when record_kind = 'lost' then cycle_days end) as n_lost
from dated
where period is not null
    and scope_id is not null
group by scope_type, scope_id, period
