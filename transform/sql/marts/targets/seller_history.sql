-- purpose: What every seller booked in a month, over the last twelve whole months in which they were there.
-- grain:   owner_id
-- inputs:  fct_credits, stg_people, periods, as_of_dates
-- columns:
--   owner_id  text   person
--   months    count  of the last twelve whole months, those after the first day
--   amount    money  booked in them
--   history   money  amount / months; unknown if fewer than three
with whole_months as (
    select
        p.period_start,
        p.period_end_exclusive,
        row_number() over (order by p.period_start desc) as place
    from periods as p
    cross join as_of_dates as d
    where d.role = 'review'
        and p.period_type = 'month'
        and p.period_end_exclusive <= cast(d.as_of_date + interval 1 day as date)
),

recent as (
    select period_start, period_end_exclusive
    from whole_months
    where place <= 12
),

credits as (
    select b.owner_id, b.booking_date, b.amount
    from fct_credits as b
    inner join as_of_dates as d
        on d.as_of_date = b.as_of_date
        and d.role = 'review'
    where b.split_kind = 'revenue'
        and b.owner_id is not null
),

sellers as (
    select owner_id, min(booking_date) as first_booking
    from credits
    group by owner_id
),

present as (
    select s.owner_id, r.period_start, r.period_end_exclusive
    from sellers as s
    left join stg_people as p
        on p.owner_id = s.owner_id
    inner join recent as r
        on r.period_end_exclusive > coalesce(p.hire_date, s.first_booking)
        and r.period_start <= coalesce(p.leave_date, r.period_start)
),

summed as (
    select
        p.owner_id,
        count(distinct p.period_start) as months,
        cast(coalesce(sum(c.amount), 0) as decimal(38, 6)) as amount
    from present as p
    left join credits as c
        on c.owner_id = p.owner_id
        and c.booking_date >= p.period_start
        and c.booking_date < p.period_end_exclusive
    group by p.owner_id
)

select
    owner_id,
    months,
    amount,
    case
        when months >= 3
            then cast(round(cast(ratio(amount, months) as decimal(38, 9)), 2) as decimal(38, 6))
    end as history
from summed
