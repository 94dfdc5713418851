-- purpose: The deals that explain each restatement of a closed period.
-- label:   Restated deals
-- published: yes
-- grain:   period, record_id
-- inputs:  stg_known_bookings
-- columns:
--   period       text   closed month or fiscal quarter
--   record_id    text   opportunity or order
--   owner_id     text   who is credited now, else then
--   what         text   added, removed or changed
--   currency     text   the amounts' currency; empty for the reporting currency
--   amount_then  money  what it counted for when the period was first known
--   amount_now   money  what it counts for now
--   change       money  the difference
select
    period,
    record_id,
    owner_id,
    case
        when not was_booked then 'added'
        when not is_booked then 'removed'
        else 'changed'
    end as what,
    currency,
    amount_then,
    amount_now,
    cast(amount_now - amount_then as decimal(38, 6)) as change
from stg_known_bookings
where amount_then <> amount_now
    or was_booked <> is_booked
