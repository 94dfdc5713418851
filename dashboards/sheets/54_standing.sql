-- purpose: Where every deal stands on the date of the review, by its current stage.
-- tab:     funnel
-- title:   Funnel
-- message: {sum deals where status = open} deals worth {sum amount where status = open} are open; {sum deals where status = won} won, {sum deals where status = lost} lost so far
-- empty:   No export holds opportunities. A file of opportunities with stages fills this sheet.
-- note:    A deal is counted once, in the stage it is in. Stages it passed through are known only where the CRM exports its history.
-- order_by: stage_order, stage
-- totals:  deals, share_of_deals, amount
-- chart:   bars stage: deals
-- grain:   stage
-- inputs:  funnel_standing
-- columns:
--   stage            text   stage
--   status           text   open, won or lost
--   deals            count  deals that stand there
--   share_of_deals   ratio  of all deals
--   amount           money  their amount
--   median_age_days  days   created to the review's date, of open deals
--   stage_order      count  1 for the first
select
    stage,
    status,
    deals,
    share_of_deals,
    amount,
    median_age_days,
    stage_order
from funnel_standing
