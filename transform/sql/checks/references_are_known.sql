-- purpose:  Every person, account and product that a record of another system refers to is somebody or something known.
-- label:    References known
-- severity: warn
-- grain:    subject, detail
-- inputs:   unmatched
-- columns:
--   subject  text  the record that breaks the rule
--   detail   text  how
select
    object || ' ' || key || ' of ' || system as subject,
    'matches nobody: ' || referred_by as detail
from unmatched
-- who is only listed, such as staff who do not sell, breaks nothing
where records > 0
