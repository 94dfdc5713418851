-- purpose: How each person, team and region stands beside the others: six things that are counted, and what managers gave marks for, kept apart.
-- label:   Scorecard
-- published: yes
-- grain:   scope_type, scope_id, measure
-- inputs:  scorecard_values, scopes, people, limits, as_of_dates, calendar
-- columns:
--   scope_type     text    region, team or person
--   scope_id       text    which one
--   scope_name     text    as it is shown
--   team           text    a person's team
--   period         text    year under review
--   block          text    counted, or rated by managers
--   measure        text    total, outcome, pipeline, conversion, activity, data_quality, consistency or coaching_score
--   value          number  attainment of what is due this year; coverage of this quarter; won of decided; contacts a week; completeness; spread of attainment; mark; of the total the weighted score
--   n              count   what it was counted over; of the total the measures that count
--   is_small       flag    whether n is too small to be ranked
--   median         number  of those of one type that are ranked
--   score          number  100 x (peers with less + half of those with as much) / all other peers; empty where it is not ranked
--   weight         ratio   in the total; empty where it does not count
--   place          count   1 for the best; those with one value share it; empty where it is not ranked
--   ranked         count   how many are ranked
with active as (
    select v.*
    from scorecard_values as v
    left join people as p
        on v.scope_type = 'person'
        and p.owner_id = v.scope_id
    where v.scope_type <> 'company'
        and coalesce(p.is_active, true)
),

ordered as (
    select
        a.*,
        a.n < a.needed as is_small,
        case when a.is_higher_better then a.value else 0 - a.value end as goodness
    from active as a
),

compared as (
    select
        o.scope_type,
        o.scope_id,
        o.measure,
        count(*) as others,
        sum(case when p.goodness < o.goodness then 1 else 0 end) as less,
        sum(case when p.goodness = o.goodness then 1 else 0 end) as same
    from ordered as o
    inner join ordered as p
        on p.scope_type = o.scope_type
        and p.measure = o.measure
        and p.scope_id <> o.scope_id
        and not p.is_small
    where not o.is_small
    group by o.scope_type, o.scope_id, o.measure
),

medians as (
    select
        scope_type,
        measure,
        as_statistic(percentile_cont(0.5) within group (order by value)) as median,
        count(*) as ranked
    from ordered
    where not is_small
    group by scope_type, measure
),

weights as (
    select substr(threshold, 8) as measure, limit_value as weight
    from limits
    where substr(threshold, 1, 7) = 'weight_'
),

scored as (
    select
        o.scope_type,
        o.scope_id,
        case when o.measure = 'coaching_score' then 'rated' else 'counted' end as block,
        o.measure,
        o.value,
        o.n,
        o.is_small,
        m.median,
        case
            when not o.is_small then coalesce(
                ratio(100 * c.less + 50 * c.same, c.others),
                cast(50 as double)
            )
        end as score,
        case when not o.is_small then w.weight end as weight,
        case
            when not o.is_small
                then cast(coalesce(c.others - c.less - c.same, 0) + 1 as bigint)
        end as place,
        m.ranked
    from ordered as o
    left join compared as c
        on c.scope_type = o.scope_type
        and c.scope_id = o.scope_id
        and c.measure = o.measure
    left join medians as m
        on m.scope_type = o.scope_type
        and m.measure = o.measure
    left join weights as w
        on w.measure = o.measure
),

-- Of all weights at least half must count, the outcome among them: else there is no total.
totals as (
    select
        scope_type,
        scope_id,
        as_statistic(ratio(
            sum(cast(score * weight as decimal(18, 9))),
            sum(cast(weight as decimal(18, 9)))
        )) as value,
        count(weight) as n,
        not (
            sum(cast(weight as decimal(18, 9))) >= 0.5 * max(all_weights)
            and count(case when measure = 'outcome' then weight end) > 0
        ) as is_small
    from scored
    cross join (select sum(cast(weight as decimal(18, 9))) as all_weights from weights) as w
    where block = 'counted'
        and weight is not null
    group by scope_type, scope_id
),

placed as (
    select
        t.*,
        rank() over (partition by t.scope_type, t.is_small order by t.value desc) as place,
        count(*) over (partition by t.scope_type, t.is_small) as ranked
    from totals as t
),

rows as (
    select * from scored
    union all
    select
        scope_type,
        scope_id,
        'counted' as block,
        'total' as measure,
        value,
        n,
        is_small,
        cast(null as double) as median,
        case when not is_small then value end as score,
        cast(null as double) as weight,
        case when not is_small then cast(place as bigint) end as place,
        case when not is_small then cast(ranked as bigint) end as ranked
    from placed
)

select
    r.scope_type,
    r.scope_id,
    s.scope_name,
    p.team,
    c.year as period,
    r.block,
    r.measure,
    r.value,
    r.n,
    r.is_small,
    r.median,
    as_statistic(r.score) as score,
    as_rate(r.weight) as weight,
    r.place,
    r.ranked
from rows as r
inner join scopes as s
    on s.scope_type = r.scope_type
    and s.scope_id = r.scope_id
left join people as p
    on r.scope_type = 'person'
    and p.owner_id = r.scope_id
inner join as_of_dates as d
    on d.role = 'review'
inner join calendar as c
    on c.day = d.as_of_date
