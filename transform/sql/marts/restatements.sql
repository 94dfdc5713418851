-- purpose: What later exports changed about the bookings of closed periods; a period that nothing changed has no row.
-- label:   Restatements
-- published: yes
-- grain:   period, currency
-- inputs:  stg_known_bookings
-- columns:
--   period         text   closed month or fiscal quarter
--   currency       text   the amounts' currency; empty for the reporting currency
--   known_on       date   the first day on or after the period's last one on which an export was known
--   booked_then    money  booked in the period as known then
--   booked_now     money  booked in the period as known now
--   change         money  the difference
--   changed_deals  count  deals that explain it; their changes may cancel out
select
    period,
    currency,
    known_on,
    cast(sum(amount_then) as decimal(38, 6)) as booked_then,
    cast(sum(amount_now) as decimal(38, 6)) as booked_now,
    cast(sum(amount_now) - sum(amount_then) as decimal(38, 6)) as change,
    count(case when amount_then <> amount_now or was_booked <> is_booked then 1 end) as changed_deals
from stg_known_bookings
group by period, currency, known_on
having count(case when amount_then <> amount_now or was_booked <> is_booked then 1 end) > 0
