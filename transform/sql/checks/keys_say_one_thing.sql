-- purpose:  No two records of one export have the same key and say different things; of those that do, one counts.
-- label:    One record per key
-- severity: warn
-- grain:    subject, detail
-- inputs:   loads
-- columns:
--   subject  text  the record that breaks the rule
--   detail   text  how
select
    file as subject,
    cast(conflicts as string) || ' records overruled by another with the same key' as detail
from loads
where conflicts > 0
