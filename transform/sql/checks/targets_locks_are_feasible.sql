-- purpose:  What children were given is not above their parent's target, and what a year was given is what its quarters and months were.
-- label:    Given targets agree
-- severity: warn
-- grain:    subject, detail
-- inputs:   targets
-- columns:
--   subject  text  the target that breaks the rule
--   detail   text  how
select
    measure || ' of ' || parent_scope_type || ' ' || parent_scope_id || ' in ' || period as subject,
    'its children were given ' || cast(-target as string) || ' more than it' as detail
from targets
where is_balance
    and target < 0
    and period_type = 'quarter'
union all
select
    measure || ' of ' || scope_type || ' ' || scope_id || ' in ' || period as subject,
    'was given ' || cast(given as string) || ', but its shorter targets come to ' || cast(target as string)
        as detail
from targets
where given is not null
    and given <> target
