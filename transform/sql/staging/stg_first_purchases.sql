-- purpose: The day from which on a customer is one: the first booking, or the day that the export names.
-- grain:   account_id
-- inputs:  fct_bookings, exported_accounts, as_of_dates
-- columns:
--   account_id   text  customer
--   bought_date  date  the earlier of the two
with review as (
    select as_of_date
    from as_of_dates
    where role = 'review'
),

days as (
    select b.account_id, b.booking_date as day
    from fct_bookings as b
    inner join review as r
        on r.as_of_date = b.as_of_date
    union all
    select a.account_id, a.customer_since as day
    from exported_accounts as a
    cross join review as r
    where (a.valid_from <= r.as_of_date or a.is_first)
        and (a.valid_to is null or a.valid_to > r.as_of_date)
)

select account_id, min(day) as bought_date
from days
where account_id is not null
    and day is not null
group by account_id
