-- purpose:  Every target is the sum of its children of one kind, in every period, and every period the sum of its parts.
-- label:    Targets foot
-- severity: fail
-- grain:    subject, detail
-- inputs:   targets
-- columns:
--   subject  text  the target that breaks the rule
--   detail   text  how
with children as (
    select
        measure,
        parent_scope_id as scope_id,
        period,
        period_type,
        scope_type as part,
        cast(sum(target) as decimal(38, 6)) as summed
    from targets
    where parent_scope_id is not null
    group by measure, parent_scope_id, period, period_type, scope_type
    union all
    select
        t.measure,
        t.scope_id,
        t.parent_period as period,
        case t.period_type
            when 'quarter' then 'year'
            when 'month' then 'quarter'
            when 'week' then 'month'
            else 'week'
        end as period_type,
        t.period_type as part,
        cast(sum(t.target) as decimal(38, 6)) as summed
    from targets as t
    where t.parent_period is not null
    group by t.measure, t.scope_id, t.parent_period, t.period_type
)

select
    c.measure || ' of ' || c.scope_id || ' in ' || c.period as subject,
    'its parts by ' || c.part || ' come to ' || cast(c.summed as string)
        || ', but it is ' || coalesce(cast(t.target as string), 'not there') as detail
from children as c
left join targets as t
    on t.measure = c.measure
    and t.scope_id = c.scope_id
    and t.period = c.period
    and t.period_type = c.period_type
where t.target is null
    or t.target <> c.summed
