-- purpose:  Of every file, the records loaded and those in quarantine add up to the records that came in.
-- label:    Row account
-- severity: fail
-- grain:    subject, detail
-- inputs:   loads
-- columns:
--   subject  text  the record that breaks the rule
--   detail   text  how
select
    file as subject,
    cast(records_in as string) || ' in, ' || cast(loaded as string) || ' loaded, '
        || cast(quarantined as string) || ' quarantined' as detail
from loads
where records_in <> loaded + quarantined
