-- purpose: Every month with its workdays and what was booked in it, as far as it is over: what seasons are measured on.
-- grain:   month
-- inputs:  calendar, periods, fct_bookings, as_of_dates
-- columns:
--   month             text      month
--   month_start       date      first day of the month
--   month_of_year     count     1 to 12, or 13
--   calendar_year     count     year of its first day
--   workdays          count     days worked
--   festival_workdays  count    of them, from a week before the Spring Festival to two weeks after it
--   amount            money     booked; unknown before the first booking and in months that the as-of date cuts
--   festival_amount   money     of it, in those weeks
--   near_workdays     count     days worked in the two weeks before those weeks and in the two after them
--   near_amount       money     booked in them
with days as (
    select
        c.day,
        c.month,
        c.month_start,
        c.month_of_year,
        c.is_workday,
        coalesce(c.days_to_spring_festival between -14 and 7, false) as is_festival,
        coalesce(
            c.days_to_spring_festival between 8 and 21
            or c.days_to_spring_festival between -28 and -15,
            false
        ) as is_near
    from calendar as c
),

booked as (
    select b.booking_date as day, cast(sum(b.amount) as decimal(38, 6)) as amount
    from fct_bookings as b
    inner join as_of_dates as d
        on d.as_of_date = b.as_of_date
        and d.role = 'review'
    group by b.booking_date
),

firsts as (
    select min(day) as first_day
    from booked
),

months as (
    select
        d.month,
        d.month_start,
        min(d.month_of_year) as month_of_year,
        cast(sum(case when d.is_workday then 1 else 0 end) as bigint) as workdays,
        cast(sum(case when d.is_workday and d.is_festival then 1 else 0 end) as bigint) as festival_workdays,
        cast(sum(b.amount) as decimal(38, 6)) as amount,
        cast(sum(case when d.is_festival then b.amount end) as decimal(38, 6)) as festival_amount,
        cast(sum(case when d.is_workday and d.is_near then 1 else 0 end) as bigint) as near_workdays,
        cast(sum(case when d.is_near then b.amount end) as decimal(38, 6)) as near_amount
    from days as d
    left join booked as b
        on b.day = d.day
    group by d.month, d.month_start
)

select
    m.month,
    m.month_start,
    m.month_of_year,
    cast(extract(year from m.month_start) as bigint) as calendar_year,
    m.workdays,
    m.festival_workdays,
    case
        when m.month_start >= f.first_day
            and p.period_end_exclusive <= cast(r.as_of_date + interval 1 day as date)
            then coalesce(m.amount, cast(0 as decimal(38, 6)))
    end as amount,
    case
        when m.month_start >= f.first_day
            and p.period_end_exclusive <= cast(r.as_of_date + interval 1 day as date)
            then coalesce(m.festival_amount, cast(0 as decimal(38, 6)))
    end as festival_amount,
    m.near_workdays,
    case
        when m.month_start >= f.first_day
            and p.period_end_exclusive <= cast(r.as_of_date + interval 1 day as date)
            then coalesce(m.near_amount, cast(0 as decimal(38, 6)))
    end as near_amount
from months as m
inner join periods as p
    on p.period = m.month
    and p.period_type = 'month'
inner join as_of_dates as r
    on r.role = 'review'
cross join firsts as f
