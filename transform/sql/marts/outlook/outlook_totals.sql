-- purpose: What was booked by each day from which quarters are foreseen, in the rest of its quarter, and in the next one.
-- grain:   point
-- inputs:  outlook_points, fct_bookings, as_of_dates
-- columns:
--   point           date    the day
--   booked          money   booked in its quarter by then
--   later           money   booked in its quarter after it
--   later_count     count   bookings after it
--   later_squares   number  the sum of their squares
--   next_total      money   booked in the next quarter
--   next_count      count   bookings in the next quarter
--   next_squares    number  the sum of their squares
with days as (
    select
        b.booking_date,
        cast(sum(b.amount) as decimal(38, 6)) as amount,
        count(b.amount) as bookings,
        sum(cast(round(b.amount, 2) as decimal(19, 2)) * cast(round(b.amount, 2) as decimal(19, 2)))
            as squares
    from fct_bookings as b
    inner join as_of_dates as d
        on d.as_of_date = b.as_of_date
        and d.role = 'review'
    group by b.booking_date
)

select
    p.point,
    cast(coalesce(sum(case when d.booking_date <= p.point then d.amount end), 0) as decimal(38, 6))
        as booked,
    cast(
        coalesce(
            sum(
                case
                    when d.booking_date > p.point and d.booking_date < p.quarter_end_exclusive
                        then d.amount
                end
            ),
            0
        ) as decimal(38, 6)
    ) as later,
    cast(
        coalesce(
            sum(
                case
                    when d.booking_date > p.point and d.booking_date < p.quarter_end_exclusive
                        then d.bookings
                end
            ),
            0
        ) as bigint
    ) as later_count,
    cast(
        coalesce(
            sum(
                case
                    when d.booking_date > p.point and d.booking_date < p.quarter_end_exclusive
                        then d.squares
                end
            ),
            0
        ) as double
    ) as later_squares,
    cast(
        coalesce(sum(case when d.booking_date >= p.quarter_end_exclusive then d.amount end), 0)
        as decimal(38, 6)
    ) as next_total,
    cast(
        coalesce(sum(case when d.booking_date >= p.quarter_end_exclusive then d.bookings end), 0)
        as bigint
    ) as next_count,
    cast(
        coalesce(sum(case when d.booking_date >= p.quarter_end_exclusive then d.squares end), 0)
        as double
    ) as next_squares
from outlook_points as p
left join days as d
    on d.booking_date >= p.quarter_start
    and d.booking_date < p.next_end_exclusive
group by p.point
