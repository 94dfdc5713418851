-- purpose: How long won deals were in each stage, and where the open ones stand against them.
-- tab:     funnel
-- title:   Time in stage
-- message: {sum stalled_deals} open deals worth {sum stalled_amount} are stalled
-- empty:   No export has a history of stages.
-- note:    Stalled: longer in the stage than nine of ten won deals of the same product, or without contact for more than 30 days. A deal that comes back to a stage adds to its time there.
-- order_by: stage_order
-- chart:   stacked stage: up_to_p50, p50_to_p75, p75_to_p90, beyond_p90
-- heat:    up_to_p50, p50_to_p75, p75_to_p90, beyond_p90
-- grain:   stage
-- inputs:  stage_aging
-- columns:
--   stage           text   open stage
--   won_deals       count  n: won deals that were in it
--   p50_days        days   half of them took no longer
--   p75_days        days   three of four
--   p90_days        days   nine of ten
--   open_deals      count  deals in it now
--   up_to_p50       count  of them, younger than half of the won ones
--   p50_to_p75      count  likewise
--   p75_to_p90      count  likewise
--   beyond_p90      count  older than nine of ten
--   stalled_deals   count  stalled
--   stalled_amount  money  their amount
--   stage_order     count  1 for the first
select
    stage,
    won_deals,
    p50_days,
    p75_days,
    p90_days,
    open_deals,
    up_to_p50,
    p50_to_p75,
    p75_to_p90,
    beyond_p90,
    stalled_deals,
    stalled_amount,
    stage_order
from stage_aging
where scope_type = 'company'
