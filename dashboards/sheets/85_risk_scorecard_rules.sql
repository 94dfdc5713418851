-- purpose: What each flag means, when it is severe and what to do.
-- tab:     risk_scorecard
-- title:   The rules
-- empty:   There are no flags.
-- order_by: flag
-- grain:   flag
-- inputs:  risk_rules
-- columns:
--   flag            text  the flag
--   flag_rule       text  when it is raised
--   flag_severity   text  how severe it is
--   flag_next_step  text  what to do
select
    flag,
    flag as flag_rule,
    flag as flag_severity,
    flag as flag_next_step
from risk_rules
