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
    'is ' || coalesce(cast(case when kind = 'growth' then amount else amount_local end as string), 'empty')
        || case when kind = 'growth' then ': growth on a base of ' || cast(base_amount as string) else '' end
        as detail
from stg_targets
where coalesce(case when kind = 'growth' then amount else amount_local end, 0) <= 0
