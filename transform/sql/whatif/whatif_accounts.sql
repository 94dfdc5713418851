-- purpose: Every customer as of the review's date, with where it is: what a scenario moves from one owner to another.
-- grain:   account_id
-- inputs:  exported_accounts, as_of_dates
-- columns:
--   account_id    text  customer
--   account_name  text  name
--   segment       text  size or tier
--   region        text  region
--   country       text  country
--   city          text  city
select
    a.account_id,
    min(a.account_name) as account_name,
    min(a.segment) as segment,
    min(a.region) as region,
    min(a.country) as country,
    min(a.city) as city
from exported_accounts as a
inner join as_of_dates as d
    on d.role = 'review'
    and (a.valid_from <= d.as_of_date or a.is_first)
    and (a.valid_to is null or a.valid_to > d.as_of_date)
group by a.account_id
