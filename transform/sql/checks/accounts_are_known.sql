-- purpose:  Every customer of a deal is in the list of customers, where the exports have one; its spelling aside.
-- label:    Customers known
-- severity: warn
-- grain:    subject, detail
-- inputs:   fct_opportunities, stg_accounts, as_of_dates
-- columns:
--   subject  text  the customer that breaks the rule
--   detail   text  how
with lists as (
    select count(*) as accounts
    from stg_accounts
)

select
    o.account_id as subject,
    cast(count(*) as string) || ' deals with a customer that is in no list' as detail
from fct_opportunities as o
inner join as_of_dates as d
    on d.as_of_date = o.as_of_date
    and d.role = 'review'
cross join lists as l
left join stg_accounts as a
    on a.account_id = o.account_id
where o.account_id is not null
    and a.account_id is null
    and l.accounts > 0
group by o.account_id
