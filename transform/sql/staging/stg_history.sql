-- purpose: Changes of opportunities in the CRM's own history, each placed within its day.
-- grain:   opportunity_id, field, changed_date, old_value, new_value
-- inputs:  exported_opportunity_history, stg_stages, as_of_dates
-- columns:
--   opportunity_id   text   opportunity
--   field            text   stage, amount, close_date or owner_id
--   changed_date     date   the day it changed
--   old_value        text   before; a stage under the name that is shown
--   new_value        text   after, likewise
--   is_first_of_day  flag   whether no other change of the day leads to its old value
with stated as (
    select h.opportunity_id, h.field, h.changed_date, h.old_value, h.new_value
    from exported_opportunity_history as h
    cross join as_of_dates as d
    where d.role = 'review'
        and (h.valid_from <= d.as_of_date or h.is_first)
        and (h.valid_to is null or h.valid_to > d.as_of_date)
),

-- Few fields change twice on one day, or are told twice: only those few are compared.
met_again as (
    select opportunity_id, field, changed_date
    from stated
    group by opportunity_id, field, changed_date
    having count(*) > 1
),

named as (
    select
        h.opportunity_id,
        h.field,
        h.changed_date,
        coalesce(o.stage, h.old_value) as old_value,
        coalesce(n.stage, h.new_value) as new_value,
        m.opportunity_id is not null as is_met_again
    from stated as h
    left join stg_stages as o
        on o.stage_key = h.old_value
        and h.field = 'stage'
    left join stg_stages as n
        on n.stage_key = h.new_value
        and h.field = 'stage'
    left join met_again as m
        on m.opportunity_id = h.opportunity_id
        and m.field = h.field
        and m.changed_date = h.changed_date
),

changes as (
    select distinct opportunity_id, field, changed_date, old_value, new_value
    from named
    where is_met_again
),

several as (
    select opportunity_id, field, changed_date
    from changes
    group by opportunity_id, field, changed_date
    having count(*) > 1
),

results as (
    select distinct c.opportunity_id, c.field, c.changed_date, c.new_value
    from changes as c
    inner join several as v
        on v.opportunity_id = c.opportunity_id
        and v.field = c.field
        and v.changed_date = c.changed_date
)

select
    opportunity_id,
    field,
    changed_date,
    old_value,
    new_value,
    true as is_first_of_day
from named
where not is_met_again
union all
select
    c.opportunity_id,
    c.field,
    c.changed_date,
    c.old_value,
    c.new_value,
    r.opportunity_id is null as is_first_of_day
from changes as c
left join results as r
    on r.opportunity_id = c.opportunity_id
    and r.field = c.field
    and r.changed_date = c.changed_date
    and r.new_value = c.old_value
