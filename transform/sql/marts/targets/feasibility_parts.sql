-- purpose: Beside every target of the quarter under review, the next and the year: last year, season, coverage, forecast and how often it was reached.
-- grain:   scope_type, scope_id, period
-- inputs:  targets, scopes, scope_quarters, coverage, quarter_outlook, forecast_period, attainment_spread, person_attainment, season_weights, calendar, periods, as_of_dates
-- columns:
--   scope_type     text      company, region, team or person
--   scope_id       text      which one
--   scope_name     text      as it is shown
--   period_type    text      quarter or year
--   period         text      which one
--   period_start   date      first day
--   is_over        flag      whether its last day has passed
--   target         money     the target
--   is_given       flag      whether someone gave it, and it is not a sum or a part
--   booked         money     booked in it up to the as-of date
--   last_year      money     booked in the same period a year earlier; unknown where nothing was
--   season_share   ratio     share of a year that falls to it by season and workdays
--   coverage       multiple  open deals planned for it / what is still to go
--   mean           money     expected; quarters only
--   lo80           money     8 of 10 outcomes lie between lo80 and hi80
--   hi80           money     likewise
--   told           ratio     the chance that the outlook gives this very target; unknown where it has none, or another target
--   past_periods   count     quarters that are over for which the scope had a target
--   past_reached   count     of them, reached
with review as (
    select
        d.as_of_date,
        c.quarter as this_quarter,
        n.quarter as next_quarter,
        c.year as this_year
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    inner join calendar as n
        on n.day = c.quarter_end_exclusive
    where d.role = 'review'
),

asked as (
    select
        t.scope_type,
        t.scope_id,
        t.period_type,
        t.period,
        t.period_start,
        t.period_end_exclusive,
        t.period_end_exclusive <= cast(r.as_of_date + interval 1 day as date) as is_over,
        t.target,
        t.is_locked
    from targets as t
    inner join review as r
        on t.period in (r.this_quarter, r.next_quarter, r.this_year)
    where t.measure = 'bookings'
        and t.scope_type in ('company', 'region', 'team', 'person')
        and t.period_type in ('quarter', 'year')
        and not t.is_balance
        and not t.is_part
),

quarters as (
    select distinct quarter, year, quarter_start
    from calendar
),

-- A quarter is a sum of one quarter, a year of its four.
booked as (
    select b.scope_type, b.scope_id, b.period, b.booked
    from scope_quarters as b
    union all
    select b.scope_type, b.scope_id, q.year as period, cast(sum(b.booked) as decimal(38, 6)) as booked
    from scope_quarters as b
    inner join quarters as q
        on q.quarter = b.period
    group by b.scope_type, b.scope_id, q.year
),

months as (
    select distinct c.month, c.quarter, c.year
    from calendar as c
),

-- The whole calendar years of the weights, so that a share is one of a year's.
weights_of_years as (
    select m.year, sum(cast(w.weight as decimal(28, 6))) as weight
    from season_weights as w
    inner join months as m
        on m.month = w.month
    group by m.year
),

weights_of_quarters as (
    select m.quarter, m.year, sum(cast(w.weight as decimal(28, 6))) as weight
    from season_weights as w
    inner join months as m
        on m.month = w.month
    group by m.quarter, m.year
),

season as (
    select q.quarter as period, as_rate(ratio(q.weight, y.weight)) as share
    from weights_of_quarters as q
    inner join weights_of_years as y
        on y.year = q.year
),

past as (
    select
        scope_type,
        scope_id,
        count(*) as periods,
        sum(case when pooled >= 1 then 1 else 0 end) as reached
    from attainment_spread
    where is_over
        and basis = 'given'
    group by scope_type, scope_id
    union all
    select
        'person' as scope_type,
        owner_id as scope_id,
        count(*) as periods,
        sum(case when attainment >= 1 then 1 else 0 end) as reached
    from person_attainment
    where is_over
        and attainment is not null
    group by owner_id
)

select
    a.scope_type,
    a.scope_id,
    coalesce(s.scope_name, a.scope_id) as scope_name,
    a.period_type,
    a.period,
    a.period_start,
    a.is_over,
    a.target,
    a.is_locked as is_given,
    coalesce(b.booked, cast(0 as decimal(38, 6))) as booked,
    case when y.booked > 0 then y.booked end as last_year,
    case when a.period_type = 'year' then cast(1 as double) else w.share end as season_share,
    c.coverage,
    f.mean,
    f.lo80,
    f.hi80,
    o.chance_of_target as told,
    coalesce(p.periods, cast(0 as bigint)) as past_periods,
    cast(coalesce(p.reached, 0) as bigint) as past_reached
from asked as a
inner join periods as n
    on n.period = a.period
    and n.period_type = a.period_type
left join scopes as s
    on s.scope_type = a.scope_type
    and s.scope_id = a.scope_id
left join booked as b
    on b.scope_type = a.scope_type
    and b.scope_id = a.scope_id
    and b.period = a.period
left join booked as y
    on y.scope_type = a.scope_type
    and y.scope_id = a.scope_id
    and y.period = n.period_year_earlier
left join season as w
    on w.period = a.period
left join coverage as c
    on c.scope_type = a.scope_type
    and c.scope_id = a.scope_id
    and c.period = a.period
left join forecast_period as o
    on o.scope_type = a.scope_type
    and o.scope_id = a.scope_id
    and o.period = a.period
    and o.target = a.target
left join quarter_outlook as f
    on f.scope_type = a.scope_type
    and f.scope_id = a.scope_id
    and f.period = a.period
left join past as p
    on p.scope_type = a.scope_type
    and p.scope_id = a.scope_id
