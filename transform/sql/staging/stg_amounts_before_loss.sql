-- purpose: The last amount of deals whose amount was wiped, from the CRM's own history.
-- grain:   opportunity_id
-- inputs:  stg_history
-- columns:
--   opportunity_id  text   opportunity
--   amount          money  what it held before it was last set to zero or emptied
with wiped as (
    select
        opportunity_id,
        cast(old_value as decimal(20, 6)) as amount,
        row_number() over (
            partition by opportunity_id
            order by changed_date desc, old_value desc
        ) as place
    from stg_history
    where field = 'amount'
        and coalesce(cast(new_value as decimal(20, 6)), 0) = 0
        and coalesce(cast(old_value as decimal(20, 6)), 0) <> 0
)

select
    opportunity_id,
    amount
from wiped
where place = 1
