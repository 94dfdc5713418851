-- purpose: Of every field of customers, people, products and orders, how many records fill it, and with something possible.
-- grain:   table_name, field
-- inputs:  exported_accounts, exported_people, exported_products, exported_orders, stg_people, stg_accounts, stg_products, as_of_dates
-- columns:
--   table_name   text   accounts, people, products or orders
--   field        text   field
--   records      count  records of the review's date
--   filled       count  of which filled
--   valid        count  of which possible: in its range, or in the export that it refers to
--   last_change  date   the last day that the source says it changed any of these records
with review as (
    select as_of_date
    from as_of_dates
    where role = 'review'
),

lists as (
    select
        (select count(*) from stg_people) > 0 as has_people,
        (select count(*) from stg_accounts) > 0 as has_accounts,
        (select count(*) from stg_products) > 0 as has_products
),

account_fields as (
    select
        'accounts' as table_name,
        f.field,
        a.modified_at,
        case f.field
            when 'account_name' then a.account_name
            when 'industry' then a.industry
            when 'segment' then a.segment
            when 'region' then a.region
            when 'country' then a.country
            when 'city' then a.city
            when 'owner_id' then a.owner_id
            when 'domain' then a.domain
            when 'phone' then a.phone
            when 'employees' then cast(a.employees as string)
            when 'annual_revenue' then cast(a.annual_revenue as string)
            when 'customer_since' then cast(a.customer_since as string)
        end as content,
        case f.field
            when 'owner_id' then p.owner_id is not null or not l.has_people
            when 'employees' then a.employees > 0
            when 'annual_revenue' then a.annual_revenue >= 0
            when 'customer_since' then a.customer_since <= r.as_of_date
            else true
        end as is_valid
    from exported_accounts as a
    cross join review as r
    cross join lists as l
    left join stg_people as p
        on p.owner_id = a.owner_id
    cross join (
        values
            ('account_name'), ('industry'), ('segment'), ('region'), ('country'), ('city'),
            ('owner_id'), ('domain'), ('phone'), ('employees'), ('annual_revenue'),
            ('customer_since')
    ) as f (field)
    where (a.valid_from <= r.as_of_date or a.is_first)
        and (a.valid_to is null or a.valid_to > r.as_of_date)
),

people_fields as (
    select
        'people' as table_name,
        f.field,
        cast(null as timestamp) as modified_at,
        case f.field
            when 'name' then p.name
            when 'login' then p.login
            when 'email' then p.email
            when 'employee_number' then p.employee_number
            when 'job_title' then p.job_title
            when 'team' then p.team
            when 'region' then p.region
            when 'manager' then p.manager
            when 'hire_date' then cast(p.hire_date as string)
        end as content,
        case f.field
            when 'email' then p.email like '%_@_%._%'
            when 'hire_date' then coalesce(p.hire_date <= p.leave_date, true)
            else true
        end as is_valid
    from exported_people as p
    cross join review as r
    cross join (
        values
            ('name'), ('login'), ('email'), ('employee_number'), ('job_title'), ('team'),
            ('region'), ('manager'), ('hire_date')
    ) as f (field)
    where (p.valid_from <= r.as_of_date or p.is_first)
        and (p.valid_to is null or p.valid_to > r.as_of_date)
),

product_fields as (
    select
        'products' as table_name,
        f.field,
        cast(null as timestamp) as modified_at,
        case f.field
            when 'product_name' then p.product_name
            when 'product_code' then p.product_code
            when 'product_family' then p.product_family
            when 'list_price' then cast(p.list_price as string)
            when 'currency' then p.currency
            when 'cost' then cast(p.cost as string)
            when 'launch_date' then cast(p.launch_date as string)
        end as content,
        case f.field
            when 'list_price' then p.list_price > 0
            when 'currency' then length(p.currency) = 3
            when 'cost' then p.cost >= 0
            else true
        end as is_valid
    from exported_products as p
    cross join review as r
    cross join (
        values
            ('product_name'), ('product_code'), ('product_family'), ('list_price'), ('currency'),
            ('cost'), ('launch_date')
    ) as f (field)
    where (p.valid_from <= r.as_of_date or p.is_first)
        and (p.valid_to is null or p.valid_to > r.as_of_date)
),

order_fields as (
    select
        'orders' as table_name,
        f.field,
        o.modified_at,
        case f.field
            when 'order_date' then cast(o.order_date as string)
            when 'owner_id' then o.owner_id
            when 'account_id' then o.account_id
            when 'product_id' then o.product_id
            when 'channel' then o.channel
            when 'amount' then cast(o.amount as string)
            when 'currency' then o.currency
            when 'quantity' then cast(o.quantity as string)
            when 'status' then o.status
        end as content,
        case f.field
            when 'order_date' then o.order_date <= r.as_of_date
            when 'owner_id' then p.owner_id is not null or not l.has_people
            when 'account_id' then a.account_id is not null or not l.has_accounts
            when 'product_id' then d.product_id is not null or not l.has_products
            when 'currency' then length(o.currency) = 3
            else true
        end as is_valid
    from exported_orders as o
    cross join review as r
    cross join lists as l
    left join stg_people as p
        on p.owner_id = o.owner_id
    left join stg_accounts as a
        on a.match_key = match_key(o.account_id)
        and a.is_match
    left join stg_products as d
        on d.match_key = match_key(o.product_id)
        and d.is_match
    cross join (
        values
            ('order_date'), ('owner_id'), ('account_id'), ('product_id'), ('channel'), ('amount'),
            ('currency'), ('quantity'), ('status')
    ) as f (field)
    where (o.valid_from <= r.as_of_date or o.is_first)
        and (o.valid_to is null or o.valid_to > r.as_of_date)
),

contents as (
    select * from account_fields
    union all
    select * from people_fields
    union all
    select * from product_fields
    union all
    select * from order_fields
)

select
    table_name,
    field,
    count(*) as records,
    count(content) as filled,
    count(case when content is not null and is_valid then 1 end) as valid,
    cast(max(modified_at) as date) as last_change
from contents
group by table_name, field
