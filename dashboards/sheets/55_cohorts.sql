-- purpose: What became of the deals that were created in each quarter.
-- tab:     funnel
-- title:   Deals by quarter of creation
-- message: Of {sum created} deals ever created, {sum won} are won, {sum lost} lost and {sum still_open} still open
-- empty:   No export says when deals were created. A created date in the file of opportunities fills this table.
-- note:    Young quarters look better or worse than they are: their open deals are still to be decided.
-- order_by: period
-- totals:  created, won, lost, still_open, won_amount
-- chart:   stacked period: won, lost, still_open
-- grain:   period
-- inputs:  created_cohorts
-- columns:
--   period      text   quarter of creation; (unknown) where no date is
--   created     count  deals
--   won         count  won by the as-of date
--   lost        count  lost by the as-of date
--   still_open  count  still open
--   win_rate    ratio  won / (won + lost)
--   won_amount  money  their won amount
select
    period,
    created,
    won,
    lost,
    still_open,
    win_rate,
    won_amount
from created_cohorts
