-- purpose: Booked so far in the quarter, against the same workday of the quarters before it and the way to the target.
-- tab:     pacing
-- title:   Pacing
-- message: {sum booked where is_today = true} booked by now; at the same workday of earlier quarters the median was {sum past_median where is_today = true}, and the way to the target asks for {sum expected where is_today = true} | {sum booked where is_today = true} booked by now; at the same workday of earlier quarters the median was {sum past_median where is_today = true}; no target is known | Booked against earlier quarters
-- empty:   There are no bookings, or no earlier quarter to compare with.
-- note:    Expected: the target times the share of the quarter that earlier quarters had booked by that workday (median). Low and high: one in ten earlier quarters was lower, one in ten higher.
-- order_by: workday_order
-- chart:   lines workday: booked, past_median, expected, past_low, past_spread
-- grain:   workday
-- inputs:  pacing
-- columns:
--   workday        text   workday of the quarter
--   day            date   the day
--   is_today       flag   whether it is the last workday up to the review's date
--   booked         money  booked by then; empty after the review's date
--   past_median    money  booked by the same workday of earlier quarters: the median
--   past_low       money  one in ten was lower
--   past_high      money  one in ten was higher
--   expected       money  target x linearity
--   past_spread    money  past_high - past_low
--   linearity      ratio  share of the quarter's bookings by that workday, in earlier quarters: the median
--   workday_order  count  1 for the first
select
    cast(workday as string) as workday,
    day,
    is_today,
    booked,
    past_median,
    past_low,
    past_high,
    expected,
    past_high - past_low as past_spread,
    linearity,
    workday as workday_order
from pacing
where scope_type = 'company'
