-- purpose: What each customer, deal, product and person brought in the periods of a review, and what is expected of them.
-- grain:   period, part, part_id
-- inputs:  concentration_periods, fct_bookings, fct_open_deals, as_of_dates
-- columns:
--   basis         text   sales, or open_forecast: the weighted amount of open deals
--   period        text   the period
--   period_order  count  1 for the first
--   part          text   customer, deal, product or person
--   part_id       text   which one; unknown where no export says
--   amount        money  all of its lines together, returns too
--   exact_amount  quantity  the same; of open deals before each is rounded to the minor unit, which shares must not depend on
with lines as (
    select
        'sales' as basis,
        b.booking_date as day,
        b.account_id,
        b.record_id,
        b.product_id,
        b.owner_id,
        b.amount,
        b.amount as exact_amount
    from fct_bookings as b
    inner join as_of_dates as d
        on d.as_of_date = b.as_of_date
        and d.role = 'review'
    union all
    select
        'open_forecast' as basis,
        coalesce(o.planned_close_date, date '1900-01-01') as day,
        o.account_id,
        o.opportunity_id as record_id,
        o.product_id,
        o.owner_id,
        o.weighted_amount as amount,
        cast(o.amount as decimal(20, 6)) * cast(o.chance as decimal(10, 9)) as exact_amount
    from fct_open_deals as o
    inner join as_of_dates as d
        on d.as_of_date = o.as_of_date
        and d.role = 'review'
),

parted as (
    select basis, day, 'customer' as part, account_id as part_id, amount, exact_amount from lines
    union all
    select basis, day, 'deal' as part, record_id as part_id, amount, exact_amount from lines
    union all
    select basis, day, 'product' as part, product_id as part_id, amount, exact_amount from lines
    union all
    select basis, day, 'person' as part, owner_id as part_id, amount, exact_amount from lines
)

select
    w.basis,
    w.period,
    w.period_order,
    p.part,
    p.part_id,
    cast(sum(p.amount) as decimal(38, 6)) as amount,
    cast(sum(cast(p.exact_amount as decimal(30, 9))) as decimal(38, 6)) as exact_amount
from parted as p
inner join concentration_periods as w
    on w.basis = p.basis
    and p.day between w.first_day and w.last_day
where p.amount is not null
group by w.basis, w.period, w.period_order, p.part, p.part_id
