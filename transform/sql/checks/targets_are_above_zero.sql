-- purpose:  Every target is above zero; attainment of one that is not is empty.
-- label:    Targets above zero
-- severity: warn
-- grain:    subject, detail
-- inputs:   stg_targets
-- columns:
--   subject  text  the target that breaks the rule
--   detail   text  how
select
    measure || ' of ' || scope_type || ' ' || scope_id || coalesce(' in ' || product_id, '')
        || ' from ' || cast(period_start as string)
        || ' until ' || cast(period_end_exclusive as string) as subject,
    'is ' || coalesce(cast(amount_local as string), 'empty') as detail
from stg_targets
where amount_local is null
    or amount_local <= 0
