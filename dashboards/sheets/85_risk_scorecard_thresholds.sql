-- purpose: The thresholds that the flags go by, in this review: `thresholds` in quarterdeck.yaml changes them.
-- tab:     risk_scorecard
-- title:   The thresholds
-- empty:   No flag has a threshold.
-- note:    Names that end in days are days, in count a number, in share a share of 1.
-- order_by: flag, setting
-- grain:   flag, setting
-- inputs:  risk_limits
-- columns:
--   flag         text    the flag
--   setting      text    its name in the settings
--   limit_value  number  a share of 1, a count or days
select
    flag,
    threshold as setting,
    limit_value
from risk_limits
