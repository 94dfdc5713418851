-- purpose: What became of the deals of each scope in each quarter: won and lost by close date, created by creation, neglected ones.
-- grain:   scope_type, scope_id, quarter, is_recent
-- inputs:  deal_profiles, deal_aging, deal_scopes, funnel_horizon, calendar, as_of_dates
-- columns:
--   scope_type    text   as in deal_scopes
--   scope_id      text   which one
--   quarter       text   quarter of the event
--   is_recent     flag   whether it lies in the twelve months up to the review's date
--   won           count  deals won
--   lost          count  deals lost
--   undecided     count  of the lost, those that the customer decided for nobody
--   won_amount    money  amount of the won
--   lost_amount   money  last amount of the lost
--   valued        count  closed deals with an amount
--   created       count  deals created
--   created_won   count  of the created, those won within the horizon
--   matured       count  of the created, those that the horizon has passed for
--   matured_won   count  of the matured, those won within the horizon
--   last_created  date   the last creation
--   overdue       count  open deals that were planned to close then, and before the review's date
--   stale         count  other open deals that are stalled on the review's date
with review as (
    select
        d.as_of_date,
        cast(d.as_of_date - interval 12 month as date) as year_before,
        h.horizon_days
    from as_of_dates as d
    cross join funnel_horizon as h
    where d.role = 'review'
),

events as (
    select opportunity_id, 'closed' as event, close_date as day
    from deal_profiles
    where status <> 'open'
    union all
    select opportunity_id, 'created' as event, created_date as day
    from deal_profiles
    union all
    select p.opportunity_id, 'overdue' as event, p.close_date as day
    from deal_profiles as p
    cross join review as r
    where p.status = 'open'
        and p.close_date < r.as_of_date
    union all
    select a.opportunity_id, 'stale' as event, r.as_of_date as day
    from deal_aging as a
    inner join deal_profiles as p
        on p.opportunity_id = a.opportunity_id
    cross join review as r
    where a.is_stalled
        and (p.close_date is null or p.close_date >= r.as_of_date)
),

marked as (
    select
        e.opportunity_id,
        e.event,
        e.day,
        c.quarter,
        e.day > r.year_before as is_recent,
        p.status,
        p.is_undecided,
        p.amount,
        p.status = 'won' and days_between(p.created_date, p.close_date) <= r.horizon_days as in_time,
        days_between(p.created_date, r.as_of_date) >= r.horizon_days as is_matured
    from events as e
    inner join deal_profiles as p
        on p.opportunity_id = e.opportunity_id
    inner join calendar as c
        on c.day = e.day
    cross join review as r
)

select
    s.scope_type,
    s.scope_id,
    m.quarter,
    m.is_recent,
    count(case when m.event = 'closed' and m.status = 'won' then 1 end) as won,
    count(case when m.event = 'closed' and m.status = 'lost' then 1 end) as lost,
    count(case when m.event = 'closed' and m.is_undecided then 1 end) as undecided,
    cast(sum(case when m.event = 'closed' and m.status = 'won' then m.amount end) as decimal(38, 6))
        as won_amount,
    cast(sum(case when m.event = 'closed' and m.status = 'lost' then m.amount end) as decimal(38, 6))
        as lost_amount,
    count(case when m.event = 'closed' then m.amount end) as valued,
    count(case when m.event = 'created' then 1 end) as created,
    count(case when m.event = 'created' and m.in_time then 1 end) as created_won,
    count(case when m.event = 'created' and m.is_matured then 1 end) as matured,
    count(case when m.event = 'created' and m.is_matured and m.in_time then 1 end) as matured_won,
    max(case when m.event = 'created' then m.day end) as last_created,
    count(case when m.event = 'overdue' then 1 end) as overdue,
    count(case when m.event = 'stale' then 1 end) as stale
from marked as m
inner join deal_scopes as s
    on s.opportunity_id = m.opportunity_id
group by s.scope_type, s.scope_id, m.quarter, m.is_recent
