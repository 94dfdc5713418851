-- purpose:  Products and accounts are spelled alike in all exports; case, spaces and width were ignored where they are not.
-- label:    Keys spelled alike
-- severity: warn
-- grain:    subject, detail
-- inputs:   stg_opportunities, stg_products, stg_accounts, as_of_dates
-- columns:
--   subject  text  the record that breaks the rule
--   detail   text  how
with products as (
    select o.product_id, count(*) as deals
    from stg_opportunities as o
    inner join as_of_dates as d
        on d.as_of_date = o.as_of_date
        and d.role = 'review'
    group by o.product_id
),

accounts as (
    select o.account_id, count(*) as deals
    from stg_opportunities as o
    inner join as_of_dates as d
        on d.as_of_date = o.as_of_date
        and d.role = 'review'
    group by o.account_id
)

select
    o.product_id || ' = ' || p.product_id as subject,
    cast(o.deals as string) || ' deals' as detail
from products as o
inner join stg_products as p
    on p.match_key = match_key(o.product_id)
    and p.is_match
where p.product_id <> o.product_id
union all
select
    o.account_id || ' = ' || a.account_id as subject,
    cast(o.deals as string) || ' deals' as detail
from accounts as o
inner join stg_accounts as a
    on a.match_key = match_key(o.account_id)
    and a.is_match
where a.account_id <> o.account_id
