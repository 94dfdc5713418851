-- purpose: The thresholds that the flags go by, in this review: `thresholds` in quarterdeck.yaml changes them.
-- tab:     risk_scorecard
-- title:   The thresholds
-- empty:   No flag has a threshold.
-- order_by: flag, setting
-- grain:   flag, setting
-- inputs:  risk_limits
-- columns:
--   flag        text    the flag
--   setting     text    its name in the settings
--   flag_limit  text    days, a share or a count
select
    flag,
    threshold as setting,
    threshold || '=' || cast(cast(limit_value as decimal(18, 6)) as string) as flag_limit
from risk_limits
