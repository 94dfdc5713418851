-- purpose: What was sold: won opportunities where there are any, else orders; never both.
-- grain:   as_of_date, record_id
-- inputs:  fct_opportunities, stg_orders, stg_products, stg_accounts, stg_assignments, exported_opportunities
-- columns:
--   as_of_date      date   the date asked about
--   record_id       text   opportunity or order
--   booking_date    date   close date or order date
--   owner_id        text   who is credited
--   team            text   the owner's team on that day
--   region          text   the owner's region on that day
--   account_id      text   customer
--   product_id      text   product
--   product_name    text   product's name
--   product_family  text   series or family
--   channel         text   how it was sold
--   amount          money  before tax and freight
--   total_amount    money  with tax and freight, where the export has it
with sources as (
    select count(*) as won_opportunities
    from exported_opportunities
    where status = 'won'
),

ordered as (
    select
        o.as_of_date,
        o.order_id as record_id,
        o.order_date as booking_date,
        o.owner_id,
        coalesce(g.team, '(unassigned)') as team,
        coalesce(g.region, '(unassigned)') as region,
        coalesce(a.account_id, o.account_id) as account_id,
        coalesce(p.product_id, o.product_id) as product_id,
        coalesce(p.product_name, o.product_id) as product_name,
        p.product_family,
        o.channel,
        cast(o.amount as decimal(38, 6)) as amount,
        cast(o.total_amount as decimal(38, 6)) as total_amount
    from stg_orders as o
    left join stg_products as p
        on p.match_key = match_key(o.product_id)
        and p.is_match
    left join stg_accounts as a
        on a.match_key = match_key(o.account_id)
        and a.is_match
    left join stg_assignments as g
        on g.owner_id = o.owner_id
        and g.start_date <= o.order_date
        and (g.end_exclusive is null or g.end_exclusive > o.order_date)
)

select
    as_of_date,
    opportunity_id as record_id,
    close_date as booking_date,
    owner_id,
    team,
    region,
    account_id,
    product_id,
    product_name,
    product_family,
    cast(null as string) as channel,
    amount,
    cast(null as decimal(38, 6)) as total_amount
from fct_opportunities
where status = 'won'
union all
select
    o.as_of_date,
    o.record_id,
    o.booking_date,
    o.owner_id,
    o.team,
    o.region,
    o.account_id,
    o.product_id,
    o.product_name,
    o.product_family,
    o.channel,
    o.amount,
    o.total_amount
from ordered as o
cross join sources as s
where s.won_opportunities = 0
