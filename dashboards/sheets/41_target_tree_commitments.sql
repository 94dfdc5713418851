-- purpose: What people promised, added up, beside the target from above, for the quarter under review.
-- tab:     target_tree
-- title:   From above and from below
-- message: {sum committed_amount where scope_type = company} is promised of {sum target where scope_type = company} | From above and from below
-- empty:   No export holds people's commitments. A file of submissions (who, period, category commit, amount, date) fills this table.
-- order_by: level_order, commitment_gap, scope_name
-- grain:   scope_type, scope_id
-- inputs:  target_commitments, calendar, as_of_dates
-- columns:
--   scope_name        text   whose
--   scope_type        text   company, region, team or person
--   target            money  the target from above
--   committed_amount  money  their latest commitments
--   commitment_gap    money  committed - target
--   committed_people  count  people who handed in a commitment
--   people_count      count  people with a target
--   scope_id          text   the source's own key
--   level_order       count  1 for the company
select
    t.scope_name,
    t.scope_type,
    t.target,
    t.committed as committed_amount,
    t.commitment_gap,
    t.committed_people,
    t.people as people_count,
    t.scope_id,
    cast(
        case t.scope_type when 'company' then 1 when 'region' then 2 when 'team' then 3 else 4 end as bigint
    ) as level_order
from target_commitments as t
inner join as_of_dates as d
    on d.role = 'review'
inner join calendar as c
    on c.day = d.as_of_date
    and c.quarter = t.period
where t.committed is not null
