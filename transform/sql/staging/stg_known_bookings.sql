-- purpose: What was booked in each closed period, as first known after its end and as known now.
-- grain:   period, record_id
-- inputs:  exported_opportunities, exported_orders, stg_conventions, periods, loads, as_of_dates
-- columns:
--   period        text   closed month or fiscal quarter
--   known_on      date   the first day on or after the period's last one on which an export was known
--   record_id     text   opportunity or order
--   record_name   text   what the sellers call the deal; unknown for an order
--   owner_id      text   who is credited now, else then
--   currency      text   the amounts' currency; empty for the reporting currency
--   was_booked    flag   whether it counted in the period then
--   is_booked     flag   whether it counts in the period now
--   amount_then   money  what it counted for then; 0 where it did not
--   amount_now    money  what it counts for now; 0 where it does not
with review as (
    select as_of_date
    from as_of_dates
    where role = 'review'
),

known_dates as (
    select distinct greatest(l.statement_date, coalesce(l.known_date, l.statement_date)) as known_on
    from loads as l
    cross join review as r
    where l.table_name in ('opportunities', 'orders')
        and l.statement_date <= r.as_of_date
        and coalesce(l.known_date, l.statement_date) <= r.as_of_date
),

closed as (
    select
        p.period,
        p.period_start,
        p.period_end_exclusive,
        min(s.known_on) as known_on
    from periods as p
    cross join review as r
    inner join known_dates as s
        on s.known_on >= cast(p.period_end_exclusive - interval 1 day as date)
    where p.period_type in ('month', 'quarter')
        and p.period_end_exclusive <= r.as_of_date
    group by p.period, p.period_start, p.period_end_exclusive
),

-- What was first known by the latest statement cannot have been restated since.
restatable as (
    select c.period, c.period_start, c.period_end_exclusive, c.known_on
    from closed as c
    cross join (select max(known_on) as last_date from known_dates) as s
    where c.known_on < s.last_date
),

booked as (
    select
        opportunity_id as record_id,
        opportunity_name as record_name,
        owner_id,
        close_date as booking_date,
        coalesce(currency, '') as currency,
        coalesce(amount, 0) as amount,
        valid_from,
        valid_to
    from exported_opportunities
    cross join stg_conventions
    where status = 'won'
        and bookings_from = 'opportunities'
    union all
    select
        o.order_id as record_id,
        cast(null as string) as record_name,
        o.owner_id,
        o.order_date as booking_date,
        coalesce(o.currency, '') as currency,
        coalesce(o.amount, 0) as amount,
        o.valid_from,
        o.valid_to
    from exported_orders as o
    cross join stg_conventions as c
    where c.bookings_from = 'orders'
),

known as (
    select
        p.period,
        p.known_on,
        b.record_id,
        b.record_name,
        b.owner_id,
        b.currency,
        b.amount,
        b.valid_from <= p.known_on and (b.valid_to is null or b.valid_to > p.known_on) as is_then,
        b.valid_from <= r.as_of_date and (b.valid_to is null or b.valid_to > r.as_of_date) as is_now
    from restatable as p
    cross join review as r
    inner join booked as b
        on b.booking_date >= p.period_start
        and b.booking_date < p.period_end_exclusive
)

select
    period,
    known_on,
    record_id,
    coalesce(max(case when is_now then record_name end), max(record_name)) as record_name,
    coalesce(max(case when is_now then owner_id end), max(owner_id)) as owner_id,
    coalesce(max(case when is_now then currency end), max(currency)) as currency,
    max(case when is_then then 1 else 0 end) = 1 as was_booked,
    max(case when is_now then 1 else 0 end) = 1 as is_booked,
    cast(sum(case when is_then then amount else 0 end) as decimal(38, 6)) as amount_then,
    cast(sum(case when is_now then amount else 0 end) as decimal(38, 6)) as amount_now
from known
where is_then or is_now
group by period, known_on, record_id
