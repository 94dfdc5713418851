-- purpose:  No open deal has a planned close date that has passed.
-- label:    Close dates ahead
-- severity: warn
-- grain:    subject, detail
-- inputs:   open_deals
-- columns:
--   subject  text  the record that breaks the rule
--   detail   text  how
select
    opportunity_id as subject,
    'was to close on ' || cast(planned_close_date as string) as detail
from open_deals
where is_past_due
