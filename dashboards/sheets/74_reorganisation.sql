-- purpose: The quarters of regions and teams that look different as organised then and as organised today; all others are the same.
-- tab:     teams
-- title:   Under the organisation of then, and of today
-- message: {rows} figures of past quarters look different under today's organisation
-- empty:   Nobody who sold has changed team or region: every past quarter looks the same under today's organisation. Dated assignments in the exports would show changes.
-- note:    As organised then + came with people + left with people = as organised today. Where the exports hold one organisation without dates, it counts for all dates.
-- order_by: measure, period desc, scope_order, scope_name
-- grain:   measure, period, scope_type, scope_name
-- inputs:  reorganisation
-- columns:
--   scope_name    text   region or team
--   scope_type    text   region or team
--   measure       text   bookings of the quarter, or open deals at its end
--   period        text   quarter
--   amount_then   money  as organised then
--   moved_in      money  of people who are in it today and were elsewhere then
--   moved_out     money  of people who were in it then and are elsewhere today
--   amount_now    money  as organised today
--   people_moved  count  people who came or went
--   scope_order   count  1 for regions
select
    r.scope_id as scope_name,
    r.scope_type,
    r.measure,
    r.period,
    r.amount_then,
    r.moved_in,
    r.moved_out,
    r.amount_now,
    r.people_moved,
    cast(case r.scope_type when 'region' then 1 else 2 end as bigint) as scope_order
from reorganisation as r
where r.people_moved > 0
