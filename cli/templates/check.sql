-- purpose:  Every open deal of at least 100,000 has a planned close date.
-- label:    LABEL
-- severity: warn
-- grain:    subject
-- inputs:   open_deals
-- columns:
--   subject  text  the deal that breaks the rule
--   detail   text  what is wrong with it

-- The lines above are the header; they are checked at every run. A data rule returns the rows that break it: the select
-- sees only the tables that `inputs` names, and returns these two columns, one row for each grain.
--
--   purpose   what holds when the rule is kept: readers see it on the sheet Data quality
--   severity  warn where readers should know, fail where figures would be wrong: the review is then a draft, and the run
--             ends with exit code 3
--
-- `quarterdeck check` runs all rules. `quarterdeck tables` lists what there is to read.
select
    opportunity_id as subject,
    coalesce(opportunity_name, '') || ' has none' as detail
from open_deals
where amount >= 100000
    and planned_close_date is null
