-- purpose: Bookings of each quarter and open deals at its end, with the place of who is credited then and today.
-- grain:   measure, period, owner_id, team_then, region_then, team_now, region_now
-- inputs:  fct_credits, fct_bookings, deal_spans, stg_assignments, people, periods, as_of_dates, calendar
-- columns:
--   measure      text   bookings or open_pipeline
--   period       text   quarter
--   owner_id     text   who is credited
--   team_then    text   the team of the booking's day, or at the end of the quarter
--   region_then  text   likewise
--   team_now     text   the team on the review's date, else the last before it; an order keeps its own territory
--   region_now   text   likewise
--   amount       money  booked, or open
with review as (
    select as_of_date
    from as_of_dates
    where role = 'review'
),

booked as (
    select
        'bookings' as measure,
        c.quarter as period,
        k.owner_id,
        k.team as team_then,
        k.region as region_then,
        case when b.record_kind = 'opportunity' then p.team else k.team end as team_now,
        case when b.record_kind = 'opportunity' then p.region else k.region end as region_now,
        k.amount
    from fct_credits as k
    inner join review as r
        on r.as_of_date = k.as_of_date
    inner join fct_bookings as b
        on b.as_of_date = k.as_of_date
        and b.record_id = k.record_id
    inner join calendar as c
        on c.day = k.booking_date
    inner join people as p
        on p.owner_id = k.owner_id
    where k.split_kind = 'revenue'
),

-- Where the review's quarter is not over, it ends with the review.
ends as (
    select
        q.period,
        least(cast(q.period_end_exclusive - interval 1 day as date), r.as_of_date) as day
    from periods as q
    cross join review as r
    where q.period_type = 'quarter'
        and q.period_start <= r.as_of_date
),

standing as (
    select e.period, e.day, s.owner_id, cast(sum(s.amount) as decimal(38, 6)) as amount
    from deal_spans as s
    inner join ends as e
        on s.start_date <= e.day
        and coalesce(s.end_exclusive, date '9999-12-31') > e.day
    where s.status = 'open'
    group by e.period, e.day, s.owner_id
),

open_then as (
    select
        'open_pipeline' as measure,
        s.period,
        s.owner_id,
        coalesce(g.team, '(unassigned)') as team_then,
        coalesce(g.region, '(unassigned)') as region_then,
        coalesce(p.team, '(unassigned)') as team_now,
        coalesce(p.region, '(unassigned)') as region_now,
        s.amount
    from standing as s
    left join stg_assignments as g
        on g.owner_id = s.owner_id
        and g.start_date <= s.day
        and (g.end_exclusive is null or g.end_exclusive > s.day)
    left join people as p
        on p.owner_id = s.owner_id
),

facts as (
    select measure, period, owner_id, team_then, region_then, team_now, region_now, amount from booked
    union all
    select measure, period, owner_id, team_then, region_then, team_now, region_now, amount from open_then
)

select
    measure,
    period,
    owner_id,
    team_then,
    region_then,
    team_now,
    region_now,
    cast(sum(coalesce(amount, 0)) as decimal(38, 6)) as amount
from facts
group by measure, period, owner_id, team_then, region_then, team_now, region_now
