-- purpose: Customers, deals, products and people by what they brought, the largest first; those whose returns outweigh their sales are left out.
-- grain:   period, part, part_id
-- inputs:  concentration_parts, stg_accounts, products, people, fct_opportunities, as_of_dates
-- columns:
--   basis           text   sales or open_forecast
--   period          text   the period
--   period_order    count  1 for the first
--   part            text   customer, deal, product or person
--   part_id         text   which one
--   part_name       text   as it is shown
--   amount          money  what it brought, or is expected to
--   exact_amount    quantity  the same before rounding
--   place           count  1 for the largest
--   parts           count  how many there are
--   total           money  what all of them brought
--   share_of_total  ratio  amount / total
--   share_so_far    ratio  with all larger ones
with placed as (
    select
        c.*,
        row_number() over (partition by period, part order by amount desc, part_id) as place,
        count(*) over (partition by period, part) as parts,
        cast(sum(amount) over (partition by period, part) as decimal(38, 6)) as total,
        sum(exact_amount) over (partition by period, part) as exact_total,
        sum(exact_amount) over (
            partition by period, part
            order by amount desc, part_id
            rows between unbounded preceding and current row
        ) as amount_so_far
    from concentration_parts as c
    where amount > 0
        and part_id is not null
),

names as (
    select 'customer' as part, account_id as part_id, account_name as part_name
    from stg_accounts
    union all
    select 'product' as part, product_id as part_id, product_name as part_name from products
    union all
    select 'person' as part, owner_id as part_id, shown_as as part_name from people
    union all
    select 'deal' as part, o.opportunity_id as part_id, o.opportunity_name as part_name
    from fct_opportunities as o
    inner join as_of_dates as d
        on d.as_of_date = o.as_of_date
        and d.role = 'review'
)

select
    p.basis,
    p.period,
    p.period_order,
    p.part,
    p.part_id,
    coalesce(n.part_name, p.part_id) as part_name,
    p.amount,
    p.exact_amount,
    cast(p.place as bigint) as place,
    p.parts,
    p.total,
    as_rate(ratio(p.exact_amount, p.exact_total)) as share_of_total,
    as_rate(ratio(p.amount_so_far, p.exact_total)) as share_so_far
from placed as p
left join names as n
    on n.part = p.part
    and n.part_id = p.part_id
