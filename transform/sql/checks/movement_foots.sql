-- purpose:  The pipeline at the last review and every movement since give the pipeline now, to the cent, in every scope and period.
-- label:    Movement foots
-- severity: fail
-- grain:    subject
-- inputs:   pipeline_movement, scope_days, deal_spans, as_of_dates
-- columns:
--   subject  text  the scope and period whose sums differ
--   detail   text  both sums
with sums as (
    select
        from_date,
        to_date,
        period,
        scope_type,
        scope_id,
        cast(sum(case when movement = 'opening' then amount else 0 end) as decimal(38, 6)) as opening,
        cast(sum(case when movement = 'closing' then amount else 0 end) as decimal(38, 6)) as closing,
        cast(sum(case when movement <> 'closing' then amount else 0 end) as decimal(38, 6)) as reached
    from pipeline_movement
    group by from_date, to_date, period, scope_type, scope_id
),

-- Both ends, counted without any movement.
open_now as (
    select f.scope_type, f.scope_id, cast(sum(f.amount) as decimal(38, 6)) as amount
    from scope_days as f
    inner join as_of_dates as d
        on d.as_of_date = f.as_of_date
        and d.role = 'review'
    where f.record_kind = 'open'
    group by f.scope_type, f.scope_id
),

compared as (
    select
        scope_type || ' ' || scope_id || ', ' || period as subject,
        reached as one,
        closing as other
    from sums
    union all
    select
        s.scope_type || ' ' || s.scope_id || ', open now' as subject,
        coalesce(n.amount, 0) as one,
        s.closing as other
    from sums as s
    inner join as_of_dates as d
        on d.as_of_date = s.to_date
        and d.role = 'review'
    left join open_now as n
        on n.scope_type = s.scope_type
        and n.scope_id = s.scope_id
    where s.period = 'all'
    union all
    select
        'open on ' || cast(s.from_date as string) as subject,
        coalesce(cast(sum(o.amount) as decimal(38, 6)), 0) as one,
        s.opening as other
    from sums as s
    left join deal_spans as o
        on o.start_date <= s.from_date
        and (o.end_exclusive is null or o.end_exclusive > s.from_date)
        and o.status = 'open'
    where s.period = 'all'
        and s.scope_type = 'company'
    group by s.from_date, s.to_date, s.opening
)

select
    subject,
    cast(one as string) || ' by its parts, ' || cast(other as string) || ' told' as detail
from compared
where one <> other
