-- purpose: How attainment is spread over people: all of it together, the middle one, who reached their target, and how unlike they are.
-- label:   Spread of attainment
-- published: yes
-- grain:   scope_type, scope_id, period, basis
-- inputs:  person_attainment, scopes
-- columns:
--   scope_type        text   company, region or team
--   scope_id          text   which one
--   scope_name        text   as it is shown
--   period            text   quarter
--   period_start      date   first day
--   is_over           flag   whether the quarter's last day has passed
--   basis             text   given: against targets as given; prorated: for the days present; ramped: and for the ramp
--   people            count  n: people with a target above zero
--   target            money  their targets
--   actual            money  what they booked
--   pooled            ratio  actual / target: all together
--   median            ratio  half of the people reached more
--   reached_count     count  people who reached their target
--   reached_share     ratio  of all
--   p10               ratio  one in ten reached less
--   p25               ratio  one in four reached less
--   p75               ratio  one in four reached more
--   p90               ratio  one in ten reached more
--   gini              ratio  0 where all reached the same share; empty where nobody reached anything, or someone less than nothing
--   last_month_share  ratio  linearity: share of the actual booked in the last month of the quarter
with persons as (
    select
        team,
        region,
        period,
        period_start,
        is_over,
        'given' as basis,
        owner_id,
        target,
        actual,
        attainment,
        last_month_share
    from person_attainment
    union all
    select
        team,
        region,
        period,
        period_start,
        is_over,
        'prorated' as basis,
        owner_id,
        prorated_target as target,
        actual,
        prorated_attainment as attainment,
        last_month_share
    from person_attainment
    union all
    select
        team,
        region,
        period,
        period_start,
        is_over,
        'ramped' as basis,
        owner_id,
        ramped_target as target,
        actual,
        ramped_attainment as attainment,
        last_month_share
    from person_attainment
),

scoped as (
    select 'company' as scope_type, 'company' as scope_id, * from persons where attainment is not null
    union all
    select 'region' as scope_type, region as scope_id, * from persons where attainment is not null
    union all
    select 'team' as scope_type, team as scope_id, * from persons where attainment is not null
),

ranked as (
    select
        s.*,
        row_number() over (
            partition by scope_type, scope_id, period, basis
            order by attainment, owner_id
        ) as place,
        count(*) over (partition by scope_type, scope_id, period, basis) as people
    from scoped as s
),

spread as (
    select
        scope_type,
        scope_id,
        period,
        basis,
        min(period_start) as period_start,
        min(people) as people,
        max(case when is_over then 1 else 0 end) as over_mark,
        cast(sum(target) as decimal(38, 6)) as target,
        cast(sum(actual) as decimal(38, 6)) as actual,
        median(attainment) as median_attainment,
        sum(case when attainment >= 1 then 1 else 0 end) as reached_count,
        percentile_cont(0.1) within group (order by attainment) as p10,
        percentile_cont(0.25) within group (order by attainment) as p25,
        percentile_cont(0.75) within group (order by attainment) as p75,
        percentile_cont(0.9) within group (order by attainment) as p90,
        -- Decimals have one sum in any order; of more digits than these Spark would keep fewer decimals.
        cast(sum((2 * place - people - 1) * cast(least(attainment, 99999999) as decimal(17, 9))) as double)
            as ranked_sum,
        cast(sum(cast(least(attainment, 99999999) as decimal(17, 9))) as double) as whole_sum,
        min(attainment) as least_attainment,
        cast(
            sum(cast(round(cast(actual * last_month_share as decimal(38, 9)), 2) as decimal(38, 6)))
            as decimal(38, 6)
        ) as last_month
    from ranked
    group by scope_type, scope_id, period, basis
)

select
    s.scope_type,
    s.scope_id,
    coalesce(n.scope_name, s.scope_id) as scope_name,
    s.period,
    s.period_start,
    s.over_mark = 1 as is_over,
    s.basis,
    s.people,
    s.target,
    s.actual,
    as_rate(ratio(s.actual, s.target)) as pooled,
    as_rate(s.median_attainment) as median,
    cast(s.reached_count as bigint) as reached_count,
    as_rate(ratio(s.reached_count, s.people)) as reached_share,
    as_rate(s.p10) as p10,
    as_rate(s.p25) as p25,
    as_rate(s.p75) as p75,
    as_rate(s.p90) as p90,
    case when s.least_attainment >= 0 then as_rate(ratio(s.ranked_sum, s.people * s.whole_sum)) end as gini,
    as_rate(ratio(s.last_month, s.actual)) as last_month_share
from spread as s
left join scopes as n
    on n.scope_type = s.scope_type
    and n.scope_id = s.scope_id
