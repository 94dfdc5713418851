-- purpose: What is done more often in deals that are won: a step, how often in won and in lost deals, and how sure the difference is.
-- tab:     winners
-- book:    managers
-- title:   What winners do
-- message: {count step where told_apart = more_in_won} of {rows} steps are taken more often in deals that are won
-- empty:   No deal was closed in the last twelve months, or no export holds activities, quotes or contact roles. Such files fill this sheet.
-- note:    Before the day a deal was closed. Lift: share of won deals with the step / of lost ones. Longer deals have more of everything: a trace of what to try, no proof.
-- order_by: lift desc, step
-- chart:   bars step: lift
-- grain:   step
-- inputs:  winning_steps
-- columns:
--   step        text      what was done
--   share_of_won   ratio     of won deals
--   share_of_lost  ratio     of lost deals
--   lift        multiple  the first / the second
--   lift_lower  multiple  from
--   lift_upper  multiple  to
--   told_apart  text      whether chance alone could do it
--   won         count     deals won
--   lost        count     deals lost
select
    step,
    won_rate as share_of_won,
    lost_rate as share_of_lost,
    lift,
    lift_lower,
    lift_upper,
    verdict as told_apart,
    won,
    lost
from winning_steps
