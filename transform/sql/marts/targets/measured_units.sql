-- purpose: Units that were ordered up to the review's date and what they cost, by order and product: the lines, else the order itself; without orders the lines of won deals.
-- grain:   record_id, product_id
-- inputs:  exported_orders, exported_order_lines, exported_opportunity_lines, exported_costs, fct_opportunities, stg_products, as_of_dates
-- columns:
--   record_id   text      order or opportunity
--   event_date  date      order date or close date
--   owner_id    text      who is credited
--   product_id  text      product
--   account_id  text      customer
--   channel     text      how it was sold
--   units       quantity  units; unknown where the export has none
--   amount      money     of the lines, without tax
--   cost        money     what the units cost: as the lines say, else units x the product's cost on that day; unknown where neither is known
with review as (
    select as_of_date
    from as_of_dates
    where role = 'review'
),

orders as (
    select o.order_id, o.order_date, o.owner_id, o.account_id, o.channel, o.product_id, o.quantity, o.amount
    from exported_orders as o
    cross join review as r
    where (o.valid_from <= r.as_of_date or o.is_first)
        and (o.valid_to is null or o.valid_to > r.as_of_date)
        and o.order_date <= r.as_of_date
),

order_lines as (
    select l.order_id, l.product_id, l.quantity, l.amount, l.cost
    from exported_order_lines as l
    cross join review as r
    where (l.valid_from <= r.as_of_date or l.is_first)
        and (l.valid_to is null or l.valid_to > r.as_of_date)
),

lined as (
    select distinct order_id
    from order_lines
),

counted as (
    select count(*) as orders
    from orders
),

sold as (
    select
        o.order_id as record_id,
        o.order_date as event_date,
        o.owner_id,
        l.product_id,
        o.account_id,
        o.channel,
        l.quantity,
        l.amount,
        l.cost
    from orders as o
    inner join order_lines as l
        on l.order_id = o.order_id
    union all
    select
        o.order_id as record_id,
        o.order_date as event_date,
        o.owner_id,
        o.product_id,
        o.account_id,
        o.channel,
        o.quantity,
        o.amount,
        cast(null as decimal(38, 6)) as cost
    from orders as o
    left join lined as l
        on l.order_id = o.order_id
    where l.order_id is null
    union all
    select
        f.opportunity_id as record_id,
        f.close_date as event_date,
        f.owner_id,
        l.product_id,
        f.account_id,
        cast(null as string) as channel,
        l.quantity,
        l.amount,
        cast(null as decimal(38, 6)) as cost
    from fct_opportunities as f
    inner join review as r
        on r.as_of_date = f.as_of_date
    inner join exported_opportunity_lines as l
        on l.opportunity_id = f.opportunity_id
        and (l.valid_from <= r.as_of_date or l.is_first)
        and (l.valid_to is null or l.valid_to > r.as_of_date)
    cross join counted as c
    where f.status = 'won'
        and c.orders = 0
),

costs as (
    select c.product_id, c.start_date, c.end_date, c.cost
    from exported_costs as c
    cross join review as r
    where (c.valid_from <= r.as_of_date or c.is_first)
        and (c.valid_to is null or c.valid_to > r.as_of_date)
),

matched as (
    select
        s.record_id,
        s.event_date,
        s.owner_id,
        coalesce(p.product_id, s.product_id) as product_id,
        s.account_id,
        s.channel,
        s.quantity,
        s.amount,
        s.cost
    from sold as s
    left join stg_products as p
        on p.match_key = match_key(s.product_id)
        and p.is_match
),

summed as (
    select
        record_id,
        min(event_date) as event_date,
        min(owner_id) as owner_id,
        product_id,
        min(account_id) as account_id,
        min(channel) as channel,
        cast(sum(quantity) as decimal(38, 6)) as units,
        cast(sum(amount) as decimal(38, 6)) as amount,
        cast(sum(cost) as decimal(38, 6)) as line_cost,
        cast(sum(case when cost is null then quantity end) as decimal(38, 6)) as units_without_cost,
        count(*) - count(cost) as lines_without_cost,
        count(case when cost is null and quantity is null then 1 end) as unknown_lines
    from matched
    group by record_id, product_id
),

unit_costs as (
    select s.record_id, s.product_id, max(c.cost) as unit_cost
    from summed as s
    inner join costs as c
        on c.product_id = s.product_id
        and c.start_date <= s.event_date
        and (c.end_date is null or c.end_date >= s.event_date)
    group by s.record_id, s.product_id
)

select
    s.record_id,
    s.event_date,
    s.owner_id,
    s.product_id,
    s.account_id,
    s.channel,
    s.units,
    s.amount,
    case
        when s.lines_without_cost = 0 then s.line_cost
        when s.unknown_lines = 0
            then cast(
                coalesce(s.line_cost, cast(0 as decimal(38, 6)))
                + converted(
                    cast(u.unit_cost as decimal(20, 6)),
                    cast(s.units_without_cost as double)
                ) as decimal(38, 6)
            )
    end as cost
from summed as s
left join unit_costs as u
    on u.record_id = s.record_id
    and u.product_id is not distinct from s.product_id
