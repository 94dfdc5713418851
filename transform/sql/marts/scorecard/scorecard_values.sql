-- purpose: What the scorecard measures of everyone, each with the number it was counted over.
-- grain:   scope_type, scope_id, measure
-- inputs:  gap_targets, gap_booked, gap_counts, coverage, completeness, attainment_quarters, two_way_activities, exported_coaching_visits, people, as_of_dates, calendar
-- columns:
--   scope_type       text    company, region, team or person
--   scope_id         text    which one
--   measure          text    outcome, pipeline, conversion, activity, data_quality, consistency or coaching_score
--   value            number  share, multiple, contacts per week, or mark
--   n                count   what it was counted over
--   needed           count   below it the figure is too small to be ranked
--   is_higher_better flag    false for consistency, whose value is a spread
with review as (
    select d.as_of_date, c.quarter
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    where d.role = 'review'
),

counts as (
    select
        scope_type,
        scope_id,
        cast(sum(active) as bigint) as active,
        cast(sum(decided) as bigint) as decided,
        cast(sum(won) as bigint) as won
    from gap_counts
    where gap_window = 'year'
        and side = 'actual'
        and scope_type <> 'product'
    group by scope_type, scope_id
),

outcome as (
    select
        t.scope_type,
        t.scope_id,
        'outcome' as measure,
        ratio(coalesce(b.booked, 0), t.due) as value,
        coalesce(c.decided, cast(0 as bigint)) as n,
        10 as needed,
        true as is_higher_better
    from gap_targets as t
    left join gap_booked as b
        on b.gap_window = t.gap_window
        and b.side = 'actual'
        and b.scope_type = t.scope_type
        and b.scope_id = t.scope_id
    left join counts as c
        on c.scope_type = t.scope_type
        and c.scope_id = t.scope_id
    where t.gap_window = 'year'
        and t.due > 0
),

pipeline as (
    select
        v.scope_type,
        v.scope_id,
        'pipeline' as measure,
        v.coverage as value,
        coalesce(c.active - c.decided, cast(0 as bigint)) as n,
        5 as needed,
        true as is_higher_better
    from coverage as v
    inner join review as r
        on r.quarter = v.period
    left join counts as c
        on c.scope_type = v.scope_type
        and c.scope_id = v.scope_id
    where v.coverage is not null
),

conversion as (
    select
        scope_type,
        scope_id,
        'conversion' as measure,
        ratio(won, decided) as value,
        decided as n,
        10 as needed,
        true as is_higher_better
    from counts
    where decided > 0
),

-- Thirteen weeks up to the review's date.
contacts as (
    select p.owner_id, p.team, p.region
    from two_way_activities as a
    cross join review as r
    inner join people as p
        on p.owner_id = a.owner_id
    where a.is_two_way
        and a.done_date > cast(r.as_of_date - interval 91 day as date)
),

scoped_contacts as (
    select 'company' as scope_type, 'company' as scope_id, owner_id from contacts
    union all
    select 'region' as scope_type, region as scope_id, owner_id from contacts
    union all
    select 'team' as scope_type, team as scope_id, owner_id from contacts
    union all
    select 'person' as scope_type, owner_id as scope_id, owner_id from contacts
),

activity as (
    select
        scope_type,
        scope_id,
        'activity' as measure,
        ratio(count(*), 13 * count(distinct owner_id)) as value,
        count(*) as n,
        10 as needed,
        true as is_higher_better
    from scoped_contacts
    group by scope_type, scope_id
),

data_quality as (
    select
        scope_type,
        scope_id,
        'data_quality' as measure,
        completeness_rate as value,
        deals as n,
        5 as needed,
        true as is_higher_better
    from completeness
    where status = 'open'
        and scope_type in ('company', 'team', 'person')
        and completeness_rate is not null
),

consistency as (
    select
        scope_type,
        scope_id,
        'consistency' as measure,
        attainment_spread as value,
        quarters as n,
        4 as needed,
        false as is_higher_better
    from attainment_quarters
    where attainment_spread is not null
),

-- What a manager gave marks for in the last twelve months: never mixed with what is counted.
marks as (
    select p.owner_id, p.team, p.region, v.score
    from exported_coaching_visits as v
    cross join review as r
    inner join people as p
        on p.owner_id = v.owner_id
    where v.score is not null
        and v.visit_date <= r.as_of_date
        and v.visit_date > cast(r.as_of_date - interval 12 month as date)
        and (v.valid_from <= r.as_of_date or v.is_first)
        and (v.valid_to is null or v.valid_to > r.as_of_date)
),

scoped_marks as (
    select 'company' as scope_type, 'company' as scope_id, score from marks
    union all
    select 'region' as scope_type, region as scope_id, score from marks
    union all
    select 'team' as scope_type, team as scope_id, score from marks
    union all
    select 'person' as scope_type, owner_id as scope_id, score from marks
),

coaching_score as (
    select
        scope_type,
        scope_id,
        'coaching_score' as measure,
        ratio(sum(cast(score as decimal(18, 6))), count(*)) as value,
        count(*) as n,
        3 as needed,
        true as is_higher_better
    from scoped_marks
    group by scope_type, scope_id
),

measured as (
    select * from outcome
    union all
    select * from pipeline
    union all
    select * from conversion
    union all
    select * from activity
    union all
    select * from data_quality
    union all
    select * from consistency
    union all
    select * from coaching_score
)

select
    scope_type,
    scope_id,
    measure,
    as_statistic(value) as value,
    n,
    cast(needed as bigint) as needed,
    is_higher_better
from measured
where scope_id <> '(unassigned)'
