-- purpose:   Booked by people in months in which they carry a target, against those targets.
-- label:     Target attainment
-- unit:      ratio
-- over_time: sum
-- grain:     as_of_date, record_id, product_id, owner_id
-- inputs:    fct_credits, person_targets, as_of_dates, calendar
-- columns:
--   as_of_date   date   the date asked about
--   record_id    text   opportunity, order, invoice, or person and month of a target
--   event_date   date   booking date, or first day of the target's month
--   owner_id     text   who is credited
--   product_id   text   product
--   account_id   text   customer
--   numerator    money  booked amount
--   denominator  money  target
select
    b.as_of_date,
    b.record_id,
    b.booking_date as event_date,
    b.owner_id,
    b.product_id,
    b.account_id,
    b.amount as numerator,
    cast(0 as decimal(38, 6)) as denominator
from fct_credits as b
inner join calendar as c
    on c.day = b.booking_date
inner join person_targets as t
    on t.owner_id = b.owner_id
    and t.month = c.month
where b.split_kind = 'revenue'
union all
select
    d.as_of_date,
    'target ' || t.owner_id || ' ' || t.month as record_id,
    t.month_start as event_date,
    t.owner_id,
    cast(null as string) as product_id,
    cast(null as string) as account_id,
    cast(0 as decimal(38, 6)) as numerator,
    t.target as denominator
from person_targets as t
cross join as_of_dates as d
