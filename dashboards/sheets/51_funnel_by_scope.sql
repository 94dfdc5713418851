-- purpose: Of the deals created in the last twelve months, how many were ever won, by team, person, product, source, size and kind of customer.
-- tab:     funnel
-- title:   Created and won, by segment
-- message: {rows} segments with deals created in the last twelve months
-- empty:   No export has a history of stages.
-- note:    Young deals are still to be decided: the share of the last months rises. Compare intervals, not shares: where they overlap much, a difference may be chance.
-- order_by: scope_order, entered desc, scope_name
-- grain:   scope_type, scope_id
-- inputs:  funnel
-- columns:
--   scope_type   text   team, person, product, lead_source, size_band, customer_kind or deal_kind
--   scope_name   text   as it is shown
--   entered      count  n: deals that got to the first stage
--   reached      count  of them, won
--   rate         ratio  reached / entered
--   lower        ratio  95 of 100 such intervals hold the true share
--   upper        ratio  likewise
--   is_mature    flag   whether none is open any more
--   scope_id     text   which one
--   scope_order  count  1 for the company
select
    scope_type,
    scope_name,
    entered,
    reached,
    rate,
    lower,
    upper,
    is_mature,
    scope_id,
    cast(
        case scope_type
            when 'company' then 1
            when 'region' then 2
            when 'team' then 3
            when 'person' then 4
            when 'product' then 5
            else 6
        end as bigint
    ) as scope_order
from funnel
where method = 'reached'
    and period = 'rolling_twelve_months'
    and is_to_won
    and from_order = 1
