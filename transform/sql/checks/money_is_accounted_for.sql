-- purpose:  Of every file, the money loaded and the readable money in quarantine add up to the money that came in.
-- label:    Money account
-- severity: fail
-- grain:    subject, detail
-- inputs:   loads
-- columns:
--   subject  text  the record that breaks the rule
--   detail   text  how
select
    file as subject,
    cast(amount_in as string) || ' in, ' || cast(amount_loaded as string) || ' loaded, '
        || cast(amount_quarantined as string) || ' quarantined' as detail
from loads
where amount_in <> amount_loaded + amount_quarantined
