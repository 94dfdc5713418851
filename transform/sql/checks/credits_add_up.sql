-- purpose:  The product lines of every booking, and the credits of all who share it, sum to it to the last decimal.
-- label:    Credits add up
-- severity: fail
-- grain:    subject, detail
-- inputs:   fct_bookings, fct_booking_lines, fct_credits, as_of_dates
-- columns:
--   subject  text  the booking that breaks the rule
--   detail   text  how
with lines as (
    select as_of_date, record_id, cast(sum(amount) as decimal(38, 6)) as amount
    from fct_booking_lines
    group by as_of_date, record_id
),

credits as (
    select as_of_date, record_id, cast(sum(amount) as decimal(38, 6)) as amount
    from fct_credits
    where split_kind = 'revenue'
    group by as_of_date, record_id
)

select
    b.record_id as subject,
    coalesce(cast(b.amount as string), 'nothing') || ' booked, '
        || coalesce(cast(l.amount as string), 'nothing') || ' by product, '
        || coalesce(cast(c.amount as string), 'nothing') || ' by person' as detail
from fct_bookings as b
inner join as_of_dates as d
    on d.as_of_date = b.as_of_date
    and d.role = 'review'
left join lines as l
    on l.as_of_date = b.as_of_date
    and l.record_id = b.record_id
left join credits as c
    on c.as_of_date = b.as_of_date
    and c.record_id = b.record_id
where l.amount is distinct from b.amount
    or c.amount is distinct from b.amount
