-- purpose: What every target that asks for growth grows from: the same measure of the same scope in its base period.
-- grain:   measure, scope_type, scope_id, product_id, period_start, period_end_exclusive
-- inputs:  stg_target_periods, scope_events, periods
-- columns:
--   measure               text      what is measured
--   scope_type            text      person, team, region, product, channel or company
--   scope_id              text      whose target it is
--   product_id            text      the only product that counts; unknown where all do
--   period_start          date      first day
--   period_end_exclusive  date      the day after the last
--   base_start            date      first day of the base period: as given, else of the same period a year earlier
--   base_end_exclusive    date      the day after its last
--   base_amount           quantity  measured in it; 0 where nothing was
with growing as (
    select
        t.measure,
        t.scope_type,
        t.scope_id,
        t.product_id,
        t.period_start,
        t.period_end_exclusive,
        coalesce(
            t.base_start,
            e.period_start,
            cast(t.period_start - interval 12 month as date)
        ) as base_start,
        coalesce(
            t.base_end_exclusive,
            e.period_end_exclusive,
            cast(t.period_end_exclusive - interval 12 month as date)
        ) as base_end_exclusive
    from stg_target_periods as t
    left join periods as p
        on p.period_start = t.period_start
        and p.period_end_exclusive = t.period_end_exclusive
    left join periods as e
        on e.period = p.period_year_earlier
        and e.period_type = p.period_type
    where t.kind = 'growth'
)

select
    g.measure,
    g.scope_type,
    g.scope_id,
    g.product_id,
    g.period_start,
    g.period_end_exclusive,
    g.base_start,
    g.base_end_exclusive,
    cast(coalesce(sum(b.amount), 0) as decimal(38, 6)) as base_amount
from growing as g
left join scope_events as b
    on b.scope_type = g.scope_type
    and b.scope_id = g.scope_id
    and b.measure = g.measure
    and b.event_date >= g.base_start
    and b.event_date < g.base_end_exclusive
    and (g.product_id is null or g.product_id = b.product_id)
group by
    g.measure,
    g.scope_type,
    g.scope_id,
    g.product_id,
    g.period_start,
    g.period_end_exclusive,
    g.base_start,
    g.base_end_exclusive
