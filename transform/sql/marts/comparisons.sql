-- purpose: Every metric of the quarter so far, beside the same days a year ago, the quarter before, the year to date and twelve months.
-- label:   Comparisons
-- published: yes
-- grain:   metric, scope_type, scope_id, span
-- inputs:  metric_days, comparison_windows, stg_assignments, scopes
-- columns:
--   metric         text      the metric's file
--   scope_type     text      company, region, team, person or product
--   scope_id       text      which one
--   scope_name     text      as it is shown
--   span           text      current_quarter, same_period_last_year, previous_quarter, year_to_date, last_year_to_date, rolling_twelve_months or twelve_months_before
--   span_order     count     1 for the first
--   first_day      date      first day of the span
--   end_exclusive  date      the day after its last
--   unit           text      money, count or ratio: of the value
--   numerator      quantity  sum over the span; a stock has only the review's date, and the same day of the quarter before
--   denominator    quantity  likewise; empty for a sum
--   value          number    numerator / denominator, divided once; of a sum the numerator
with dated as (
    select
        m.metric,
        m.unit,
        w.span,
        m.owner_id,
        m.product_id,
        coalesce(g.team, '(unassigned)') as team,
        coalesce(g.region, '(unassigned)') as region,
        m.numerator,
        m.denominator
    from metric_days as m
    inner join comparison_windows as w
        on m.event_date >= w.first_day
        and m.event_date < w.end_exclusive
        and (not m.is_stock or w.span in ('current_quarter', 'previous_quarter'))
    left join stg_assignments as g
        on g.owner_id = m.owner_id
        and g.start_date <= m.event_date
        and (g.end_exclusive is null or g.end_exclusive > m.event_date)
),

scoped as (
    select 'company' as scope_type, 'company' as scope_id, * from dated
    union all
    select 'region' as scope_type, region as scope_id, * from dated
    union all
    select 'team' as scope_type, team as scope_id, * from dated
    union all
    select 'person' as scope_type, owner_id as scope_id, * from dated
    union all
    select 'product' as scope_type, product_id as scope_id, * from dated
),

summed as (
    select
        metric,
        unit,
        scope_type,
        scope_id,
        span,
        cast(sum(numerator) as decimal(38, 6)) as numerator,
        cast(sum(denominator) as decimal(38, 6)) as denominator
    from scoped
    where scope_id is not null
    group by metric, unit, scope_type, scope_id, span
)

select
    s.metric,
    s.scope_type,
    s.scope_id,
    coalesce(n.scope_name, s.scope_id) as scope_name,
    s.span,
    w.span_order,
    w.first_day,
    w.end_exclusive,
    s.unit,
    s.numerator,
    s.denominator,
    as_statistic(
        case when s.denominator is null then cast(s.numerator as double) else ratio(s.numerator, s.denominator) end
    ) as value
from summed as s
inner join comparison_windows as w
    on w.span = s.span
left join scopes as n
    on n.scope_type = s.scope_type
    and n.scope_id = s.scope_id
