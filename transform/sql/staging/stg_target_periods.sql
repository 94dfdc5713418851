-- purpose: Every target with both ends of its period, in the version that holds; one without an end runs until the next.
-- grain:   measure, scope_type, scope_id, product_id, period_start, period_end_exclusive
-- inputs:  exported_targets, stg_products, as_of_dates, calendar
-- columns:
--   measure               text   what is measured
--   scope_type            text   person, team, region, product, channel or company
--   scope_id              text   whose target it is
--   product_id            text   the only product that counts; unknown where all do
--   period_start          date   first day
--   period_end_exclusive  date   the day after the last
--   amount                money  the target in `currency`, or a count
--   currency              text   the target's own; unknown where the export has none
--   kind                  text   absolute, or growth on a base
--   growth_rate           number growth asked for, 0.2 for a fifth more; unknown of an absolute target
--   base_start            date   first day of the base period, where the export names one
--   base_end_exclusive    date   the day after its last
--   version               text   version of the plan
--   approved_by           text   who approved it
--   approved_date         date   approved
with versions as (
    select
        t.measure,
        t.scope_type,
        t.scope_id,
        coalesce(p.product_id, t.product_id) as product_id,
        t.period_start,
        t.period_end_exclusive,
        t.amount,
        t.currency,
        t.growth_rate,
        t.base_start,
        t.base_end_exclusive,
        t.version,
        t.approved_by,
        t.approved_date,
        d.as_of_date,
        row_number() over (
            partition by
                t.measure,
                t.scope_type,
                t.scope_id,
                coalesce(p.product_id, t.product_id),
                t.period_start,
                t.period_end_exclusive
            -- v10 comes after v9; what is approved later than the review is not approved yet.
            order by
                case when t.approved_date <= d.as_of_date then t.approved_date end desc nulls last,
                t.valid_from desc,
                length(t.version) desc nulls last,
                t.version desc nulls last
        ) as place
    from exported_targets as t
    cross join as_of_dates as d
    left join stg_products as p
        on p.match_key = match_key(t.product_id)
        and p.is_match
    where d.role = 'review'
        and (t.valid_from <= d.as_of_date or t.is_first)
        and (t.valid_to is null or t.valid_to > d.as_of_date)
),

starts as (
    select distinct measure, scope_type, scope_id, product_id, period_start
    from versions
),

nexts as (
    select
        measure,
        scope_type,
        scope_id,
        product_id,
        period_start,
        lead(period_start) over (
            partition by measure, scope_type, scope_id, product_id
            order by period_start
        ) as next_start
    from starts
),

ended as (
    select
        v.measure,
        v.scope_type,
        v.scope_id,
        v.product_id,
        v.period_start,
        -- The last one runs to the end of the quarter under review, or of its own if it starts later.
        coalesce(
            v.period_end_exclusive,
            n.next_start,
            greatest(review.quarter_end_exclusive, own.quarter_end_exclusive)
        ) as period_end_exclusive,
        v.period_end_exclusive is not null as is_ended,
        v.amount,
        v.currency,
        v.growth_rate,
        v.base_start,
        v.base_end_exclusive,
        v.version,
        v.approved_by,
        v.approved_date
    from versions as v
    inner join nexts as n
        on n.measure = v.measure
        and n.scope_type = v.scope_type
        and n.scope_id = v.scope_id
        and n.product_id is not distinct from v.product_id
        and n.period_start = v.period_start
    inner join calendar as review
        on review.day = v.as_of_date
    inner join calendar as own
        on own.day = v.period_start
    where v.place = 1
),

-- One that runs until the next may end where another one was said to.
numbered as (
    select
        e.*,
        row_number() over (
            partition by
                measure,
                scope_type,
                scope_id,
                product_id,
                period_start,
                period_end_exclusive
            order by case when is_ended then 0 else 1 end
        ) as place
    from ended as e
)

select
    measure,
    scope_type,
    scope_id,
    product_id,
    period_start,
    period_end_exclusive,
    amount,
    currency,
    case when amount is null and growth_rate is not null then 'growth' else 'absolute' end as kind,
    growth_rate,
    base_start,
    base_end_exclusive,
    version,
    approved_by,
    approved_date
from numbered
where place = 1
    and period_end_exclusive > period_start
