-- purpose: What drove bookings in each quarter up to the one under review, for everyone and everything that a scenario may change.
-- grain:   scope_type, scope_id, period
-- inputs:  scope_quarters, fct_opportunities, whatif_accounts, calendar, as_of_dates
-- columns:
--   scope_type    text   company, region, team, person, product or segment
--   scope_id      text   which one
--   scope_name    text   as it is shown
--   period        text   quarter
--   period_start  date   first day
--   is_over       flag   whether the quarter was over on the review's date
--   created       count  deals created
--   won           count  deals won
--   lost          count  deals lost
--   bookings      count  bookings
--   booked        money  what they brought
with review as (
    select d.as_of_date, c.quarter_start
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    where d.role = 'review'
),

segments as (
    select
        o.opportunity_id,
        a.segment,
        o.status,
        o.amount,
        n.quarter_start as created_quarter,
        l.quarter_start as closed_quarter
    from fct_opportunities as o
    inner join review as r
        on r.as_of_date = o.as_of_date
    inner join whatif_accounts as a
        on a.account_id = o.account_id
        and a.segment is not null
    left join calendar as n
        on n.day = o.created_date
    left join calendar as l
        on l.day = o.close_date
        and o.status in ('won', 'lost')
),

moments as (
    select
        segment,
        created_quarter as quarter_start,
        cast(1 as bigint) as created,
        cast(0 as bigint) as won,
        cast(0 as bigint) as lost,
        cast(0 as bigint) as bookings,
        cast(0 as decimal(20, 6)) as amount
    from segments
    union all
    select
        segment,
        closed_quarter,
        cast(0 as bigint),
        cast(case when status = 'won' then 1 else 0 end as bigint),
        cast(case when status = 'lost' then 1 else 0 end as bigint),
        cast(case when status = 'won' and amount is not null then 1 else 0 end as bigint),
        case when status = 'won' then coalesce(amount, 0) else 0 end
    from segments
),

quarters as (
    select distinct quarter, quarter_start
    from calendar
),

counted as (
    select
        'segment' as scope_type,
        m.segment as scope_id,
        m.segment as scope_name,
        q.quarter as period,
        m.quarter_start as period_start,
        cast(sum(m.created) as bigint) as created,
        cast(sum(m.won) as bigint) as won,
        cast(sum(m.lost) as bigint) as lost,
        cast(sum(m.bookings) as bigint) as bookings,
        cast(sum(m.amount) as decimal(38, 6)) as booked
    from moments as m
    inner join quarters as q
        on q.quarter_start = m.quarter_start
    group by m.segment, q.quarter, m.quarter_start
    union all
    select
        scope_type,
        scope_id,
        scope_name,
        period,
        period_start,
        created_count,
        won_count,
        lost_count,
        booking_count,
        cast(booked as decimal(38, 6))
    from scope_quarters
    where scope_type in ('company', 'region', 'team', 'person', 'product')
)

select
    c.scope_type,
    c.scope_id,
    c.scope_name,
    c.period,
    c.period_start,
    c.period_start < r.quarter_start as is_over,
    coalesce(c.created, cast(0 as bigint)) as created,
    coalesce(c.won, cast(0 as bigint)) as won,
    coalesce(c.lost, cast(0 as bigint)) as lost,
    coalesce(c.bookings, cast(0 as bigint)) as bookings,
    coalesce(c.booked, cast(0 as decimal(38, 6))) as booked
from counted as c
inner join review as r
    on c.period_start <= r.quarter_start
