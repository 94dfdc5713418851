-- purpose: The deals that explain each restatement of a closed period.
-- label:   Restated deals
-- published: yes
-- grain:   period, record_id
-- inputs:  stg_known_bookings, people
-- columns:
--   period       text   closed month or fiscal quarter
--   record_id    text   opportunity or order
--   record_name  text   what the sellers call the deal; the key of an order
--   owner_id     text   who is credited now, else then
--   owner_name   text   how the owner is shown
--   what         text   added, removed or changed
--   currency     text   the amounts' currency; empty for the reporting currency
--   amount_then  money  what it counted for when the period was first known
--   amount_now   money  what it counts for now
--   change       money  the difference
select
    b.period,
    b.record_id,
    coalesce(b.record_name, b.record_id) as record_name,
    b.owner_id,
    coalesce(p.shown_as, b.owner_id) as owner_name,
    case
        when not b.was_booked then 'added'
        when not b.is_booked then 'removed'
        else 'changed'
    end as what,
    b.currency,
    b.amount_then,
    b.amount_now,
    cast(b.amount_now - b.amount_then as decimal(38, 6)) as change
from stg_known_bookings as b
left join people as p
    on p.owner_id = b.owner_id
where b.amount_then <> b.amount_now
    or b.was_booked <> b.is_booked
