-- purpose: Where each region and team stands today, against the same workday of earlier quarters and the way to its target.
-- tab:     pacing
-- title:   Pacing by team
-- message: {count scope_name where is_behind = true} of {count is_behind} are behind the way to their target
-- empty:   No region or team has bookings.
-- order_by: scope_order, scope_name
-- grain:   scope_type, scope_id
-- inputs:  pacing
-- columns:
--   scope_name   text   whose
--   scope_type   text   company, region or team
--   booked       money  booked by today
--   past_median  money  by the same workday of earlier quarters: the median
--   past_low     money  one in ten was lower
--   past_high    money  one in ten was higher
--   target       money  target of the quarter
--   expected     money  target x linearity
--   is_behind    flag   whether less is booked than expected; empty without a target
--   quarters     count  n: earlier quarters
--   scope_id     text   which one
--   scope_order  count  1 for the company
select
    scope_name,
    scope_type,
    booked,
    past_median,
    past_low,
    past_high,
    target,
    expected,
    booked < expected as is_behind,
    quarters,
    scope_id,
    cast(
        case scope_type
            when 'company' then 1
            when 'region' then 2
            else 3
        end as bigint
    ) as scope_order
from pacing
where is_today
