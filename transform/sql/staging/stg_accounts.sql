-- purpose: Every customer with the key by which other exports' spellings of it are matched.
-- grain:   account_id
-- inputs:  exported_accounts, as_of_dates
-- columns:
--   account_id    text  the source's own key
--   account_name  text  name
--   industry      text  industry or sector
--   match_key     text  the key without case, spaces and width
--   is_match      flag  whether others are matched to this row: one account per match key
with current_accounts as (
    select
        a.account_id,
        a.account_name,
        a.industry,
        match_key(a.account_id) as match_key
    from exported_accounts as a
    cross join as_of_dates as d
    where d.role = 'review'
        and (a.valid_from <= d.as_of_date or a.is_first)
        and (a.valid_to is null or a.valid_to > d.as_of_date)
)

select
    account_id,
    coalesce(account_name, account_id) as account_name,
    industry,
    match_key,
    row_number() over (partition by match_key order by account_id) = 1 as is_match
from current_accounts
