-- purpose:  The deals that are listed as moved, and the line of all others, add up to the whole change.
-- label:    What changed adds up
-- severity: fail
-- grain:    subject
-- inputs:   pipeline_movement, movement_deals
-- columns:
--   subject  text  the scope and period whose sums differ
--   detail   text  both sums
with changes as (
    select
        from_date,
        to_date,
        period,
        scope_type,
        scope_id,
        cast(
            sum(case movement when 'closing' then amount when 'opening' then -amount else 0 end)
            as decimal(38, 6)
        ) as amount
    from pipeline_movement
    where scope_type in ('company', 'region', 'team', 'person')
    group by from_date, to_date, period, scope_type, scope_id
),

listed as (
    select
        from_date,
        to_date,
        period,
        scope_type,
        scope_id,
        cast(sum(amount) as decimal(38, 6)) as amount
    from movement_deals
    group by from_date, to_date, period, scope_type, scope_id
)

select
    c.scope_type || ' ' || c.scope_id || ', ' || c.period as subject,
    cast(c.amount as string) || ' changed, ' || cast(coalesce(l.amount, 0) as string) || ' listed' as detail
from changes as c
left join listed as l
    on l.from_date = c.from_date
    and l.to_date = c.to_date
    and l.period = c.period
    and l.scope_type = c.scope_type
    and l.scope_id = c.scope_id
where c.amount <> coalesce(l.amount, 0)
