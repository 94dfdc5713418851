-- purpose: The same by region and team, over the quarter under review and the next.
-- tab:     capacity
-- title:   Capacity by region and team
-- empty:   No region or team has sellers with targets.
-- order_by: level_order, capacity_gap, scope_name
-- grain:   scope_type, scope_id
-- inputs:  capacity, scopes
-- columns:
--   scope_name    text    whose
--   scope_type    text    region or team
--   full_people   number  sellers counted by their ramp: mean of the months
--   street_quota  money   full month's quota x ramp
--   capacity      money   what is to be expected
--   target        money   target of the same months
--   capacity_gap  money   capacity - target
--   scope_id      text    the source's own key
--   level_order   count   1 for regions
select
    coalesce(min(s.scope_name), c.scope_id) as scope_name,
    c.scope_type,
    as_statistic(ratio(sum(cast(c.full_people as decimal(18, 6))), count(*))) as full_people,
    cast(sum(c.street_quota) as decimal(38, 6)) as street_quota,
    cast(sum(c.capacity) as decimal(38, 6)) as capacity,
    cast(sum(c.target) as decimal(38, 6)) as target,
    cast(sum(c.capacity_gap) as decimal(38, 6)) as capacity_gap,
    c.scope_id,
    cast(case c.scope_type when 'region' then 1 else 2 end as bigint) as level_order
from capacity as c
left join scopes as s
    on s.scope_type = c.scope_type
    and s.scope_id = c.scope_id
where c.scope_type in ('region', 'team')
    and c.target is not null
group by c.scope_type, c.scope_id
