-- purpose: Every move of deals from one stage to another: on, past a stage, back, won, lost and reopened.
-- tab:     funnel
-- title:   Moves between stages
-- message: {sum moves where kind = returned} of {sum moves} moves went back, {sum moves where kind = skipped} passed a stage
-- empty:   No export has a history of stages.
-- order_by: from_order, to_order
-- totals:  moves
-- grain:   from_stage, to_stage
-- inputs:  stage_transitions
-- columns:
--   from_stage   text   stage at the end of a day
--   to_stage     text   stage at the end of the day of the move
--   kind         text   forward, skipped, returned, won, lost or reopened
--   moves        count  n: moves
--   share        ratio  of all moves out of the stage
--   median_days  days   in the stage before the move
--   from_order   count  1 for the first
--   to_order     count  likewise
select
    from_stage,
    to_stage,
    kind,
    moves,
    share,
    median_days,
    from_order,
    to_order
from stage_transitions
where scope_type = 'company'
