-- purpose: What people were assigned beside the target above them, and how much that should be for the target to be reached with the wanted chance.
-- tab:     capacity
-- title:   Over-assignment
-- empty:   No export holds targets of people.
-- note:    Recommended: so far above the target that people together reach it in 8 of 10 quarters, by how attainment was spread in the last eight; the smaller the group, the more. Attainment factor: what they must reach of their own targets. Both are empty where the level above has no target of its own.
-- order_by: level_order, scope_name
-- grain:   scope_type, scope_id
-- inputs:  over_assignment, scopes, calendar, as_of_dates
-- columns:
--   scope_name         text   whose people
--   scope_type         text   company, region or team
--   children           count  people with a target
--   target             money  the parent's own target
--   assigned           money  people's targets together
--   over_amount        money  assigned - target
--   over_assignment    ratio  assigned / target - 1
--   attainment_factor  ratio  target / assigned
--   reach_chance       ratio  chance that people together reach the target
--   recommended        ratio  over-assignment that gives the wanted chance
--   scope_id           text   the source's own key
--   level_order        count  1 for the company
select
    coalesce(s.scope_name, o.scope_id) as scope_name,
    o.scope_type,
    o.children,
    o.target,
    o.assigned,
    o.over_amount,
    o.over_assignment,
    o.attainment_factor,
    o.chance as reach_chance,
    o.recommended,
    o.scope_id,
    cast(case o.scope_type when 'company' then 1 when 'region' then 2 else 3 end as bigint) as level_order
from over_assignment as o
inner join as_of_dates as d
    on d.role = 'review'
inner join calendar as c
    on c.day = d.as_of_date
    and c.quarter = o.period
left join scopes as s
    on s.scope_type = o.scope_type
    and s.scope_id = o.scope_id
where o.child_type = 'person'
