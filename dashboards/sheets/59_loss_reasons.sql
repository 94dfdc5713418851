-- purpose: Why deals were lost in the last twelve months.
-- tab:     win_rates
-- title:   Loss reasons
-- message: {sum lost} deals worth {sum lost_amount} were lost in twelve months
-- empty:   No deal was lost in the last twelve months, or no export names the reasons; a column of them fills this table.
-- order_by: lost desc, loss_reason
-- totals:  lost, lost_amount, share
-- grain:   loss_reason
-- inputs:  loss_reasons
-- columns:
--   loss_reason   text   as exported; (none) where a lost deal names none
--   lost          count  deals lost for it
--   lost_amount   money  their last amount
--   share         ratio  of all lost deals
--   lower         ratio  95 of 100 such intervals hold the true share
--   upper         ratio  likewise
--   is_undecided  flag   whether it says that the customer decided for nobody
select
    loss_reason,
    lost,
    lost_amount,
    share,
    lower,
    upper,
    is_undecided
from loss_reasons
where period = 'rolling_twelve_months'
