-- purpose: The customer that each spelling in the opportunities means, where the list of customers has it.
-- grain:   spelled
-- inputs:  exported_opportunities, stg_links, stg_accounts
-- columns:
--   spelled       text  the key as the opportunities or their links spell it
--   account_id    text  the key as the list of customers spells it
--   account_name  text  name
with spellings as (
    select account_id as spelled from exported_opportunities
    union
    select to_id as spelled from stg_links where from_object = 'opportunity' and to_object = 'account'
)

select
    k.spelled,
    a.account_id,
    a.account_name
from spellings as k
inner join stg_accounts as a
    on a.match_key = match_key(k.spelled)
    and a.is_match
