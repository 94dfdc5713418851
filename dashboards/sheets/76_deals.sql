-- purpose: The life of each deal that is open, or that moved since the last review: what happened when, from what to what, by whom.
-- tab:     deals
-- book:    deals
-- title:   Deals
-- message: {rows} events in the lives of {count first_order where first_order = 1} deals
-- empty:   No deal is open or was at the last review, or no export holds opportunities. A file of opportunities fills this sheet.
-- note:    The largest deals first, as far as 20,000 rows reach. Filter by deal or key to see one; its name on other sheets leads here.
-- order_by: deal_order, place_order
-- prints:  300
-- anchor:  opportunity_id
-- grain:   deal_order, place_order
-- inputs:  deal_events, stg_compared_deals, stg_told_deals
-- columns:
--   deal            text   what the sellers call it
--   event_date      date   the day
--   what            text   what happened
--   old_value       text   before; of an activity its kind, of a quote its number
--   new_value       text   after; of an activity what it was about, of a quote its amount and status
--   who             text   who did it where the export says so; else the owner
--   opportunity_id  text   opportunity
--   deal_order      count  1 for the largest
--   place_order     count  1 for its first event
--   first_order     count  1 where a deal begins, else 0
with told as (
    select d.opportunity_id, max(greatest(d.amount_then, d.amount_now)) as amount, count(e.place) as events
    from stg_compared_deals as d
    inner join deal_events as e
        on e.opportunity_id = d.opportunity_id
    group by d.opportunity_id, d.from_date, d.to_date
),

ranked as (
    select
        opportunity_id,
        cast(row_number() over (order by amount desc, opportunity_id) as bigint) as deal_order,
        sum(events) over (order by amount desc, opportunity_id rows unbounded preceding) as events_so_far
    from told
)

select
    t.opportunity_name as deal,
    e.event_date,
    e.what,
    e.old_value,
    e.new_value,
    e.who,
    e.opportunity_id,
    r.deal_order,
    e.place as place_order,
    cast(case when e.place = 1 then 1 else 0 end as bigint) as first_order
from ranked as r
inner join stg_told_deals as t
    on t.opportunity_id = r.opportunity_id
inner join deal_events as e
    on e.opportunity_id = r.opportunity_id
where r.events_so_far <= 20000
