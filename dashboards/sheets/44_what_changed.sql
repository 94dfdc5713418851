-- purpose: The deals that explain the change of this quarter's pipeline since the last review; the rest is the last line.
-- tab:     movement
-- title:   What changed since the last review
-- message: The pipeline of {quarter} changed by {sum amount}: the largest {count deal} movements, and {sum deals where movement = others} others
-- empty:   Nothing planned for the quarter moved since the last review.
-- order_by: place_order
-- totals:  amount
-- link:    deal by opportunity_id
-- grain:   place_order
-- inputs:  movement_deals, stg_compared_periods
-- columns:
--   deal            text   what the sellers call it
--   owner_name      text   who is credited, or was
--   movement        text   how it moved
--   amount          money  what the pipeline gained or lost by it
--   deals           count  movements
--   opportunity_id  text   opportunity
--   place_order     count  1 for the largest
select
    m.opportunity_name as deal,
    m.owner_name,
    m.movement,
    m.amount,
    m.deals,
    m.opportunity_id,
    m.place as place_order
from movement_deals as m
inner join stg_compared_periods as p
    on p.from_date = m.from_date
    and p.to_date = m.to_date
    and p.period = m.period
    and p.period_role = 'this'
where m.scope_type = 'company'
