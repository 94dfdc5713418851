-- purpose: What stands beside each gap: how hard the target of the quarter is, how large the territory is, and how much of it is sold.
-- tab:     gap_context
-- book:    managers
-- title:   Territory and target
-- message: {count target_difficulty where target_difficulty = harder} targets ask for clearly more growth than the company's, {count target_difficulty where target_difficulty = easier} for clearly less | Territory and target
-- empty:   No export holds targets of the quarter, or market sizes. Files of targets (who, period, amount) and of market sizes (segment, region, period, amount) fill this sheet.
-- note:    Growth asked: target / own average of the four quarters before - 1; harder or easier: a tenth or more beyond the company's. Market: that of a region and segment falls on its accounts alike; it waits for an export of market sizes where it is empty. Smaller or larger: below 0.8 or above 1.25 times the company's per seller. Coverage at the start waits for an export that tells what was planned when the quarter began. Everything by today's organisation.
-- order_by: scope_order, scope_name
-- grain:   scope_type, scope_id
-- inputs:  gap_context
-- columns:
--   scope_name          text      whose
--   scope_type          text      company, region, team or person
--   target              money     target of the quarter under review
--   usual_quarter       money     own average of the four quarters before
--   asked_growth        ratio     target / usual_quarter - 1
--   target_difficulty   text      harder, usual or easier, beside the company's
--   opening_coverage    multiple  open deals planned for the quarter when it began / target
--   past_reached        count     own targets reached
--   past_targets        count     of so many quarters that are over
--   peers_reached       count     people of the team, else of the scope, who reached theirs in the quarter before
--   peers               count     of so many
--   potential           money     market of the accounts looked after, over twelve months
--   potential_multiple  multiple  per seller / the company's
--   territory_size      text      smaller, usual or larger
--   penetration         ratio     booked in the same months / market
--   scope_id            text      the source's own key
--   scope_order         count     1 for the company
select
    scope_name,
    scope_type,
    target,
    usual_quarter,
    asked_growth,
    target_difficulty,
    opening_coverage,
    past_reached,
    past_targets,
    peers_reached,
    peers,
    potential,
    potential_multiple,
    territory_size,
    penetration,
    scope_id,
    cast(
        case scope_type when 'company' then 1 when 'region' then 2 when 'team' then 3 else 4 end as bigint
    ) as scope_order
from gap_context
