-- purpose:  The shares in the credit for an opportunity sum to 1; where they do not, its owner is credited with all of it.
-- label:    Splits add up
-- severity: warn
-- grain:    subject, detail
-- inputs:   stg_splits, as_of_dates
-- columns:
--   subject  text  the opportunity that breaks the rule
--   detail   text  how
select
    s.opportunity_id as subject,
    cast(count(*) as string) || ' ' || s.split_kind || ' shares that sum to '
        || coalesce(cast(cast(min(s.shares) as decimal(12, 6)) as string), 'nothing') as detail
from stg_splits as s
inner join as_of_dates as d
    on d.as_of_date = s.as_of_date
    and d.role = 'review'
where not s.is_used
group by s.opportunity_id, s.split_kind
