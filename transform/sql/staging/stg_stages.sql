-- purpose: Every stage under each name or key that an export uses for it.
-- grain:   stage_key
-- inputs:  stages, exported_pipeline_stages, exported_opportunities, exported_opportunity_history, as_of_dates
-- columns:
--   stage_key    text   what an export holds: the stage's name or the source's key
--   stage        text   how it is shown
--   stage_order  count  1 for the first; those that are in no list come after the others
--   status       text   open, won or lost; unknown where no list says
--   probability  ratio  the source's own chance of winning there
--   is_listed    flag   whether a preset or the source lists it
with defined as (
    select
        p.stage_id,
        coalesce(p.stage_name, p.stage_id) as stage,
        p.stage_order as source_order,
        case
            when p.is_won then 'won'
            when p.is_closed then 'lost'
            when not p.is_closed then 'open'
        end as status,
        p.probability
    from exported_pipeline_stages as p
    cross join as_of_dates as d
    where d.role = 'review'
        and (p.valid_from <= d.as_of_date or p.is_first)
        and (p.valid_to is null or p.valid_to > d.as_of_date)
),

used as (
    select stage from exported_opportunities
    union
    select old_value as stage from exported_opportunity_history where field = 'stage'
    union
    select new_value as stage from exported_opportunity_history where field = 'stage'
),

candidates as (
    select
        stage as stage_key,
        stage,
        stage_order as listed_order,
        cast(null as double) as source_order,
        status,
        cast(null as double) as probability,
        1 as preference
    from stages
    union all
    select
        stage_id as stage_key,
        stage,
        cast(null as bigint) as listed_order,
        source_order,
        status,
        probability,
        2 as preference
    from defined
    union all
    select
        stage as stage_key,
        stage,
        cast(null as bigint) as listed_order,
        source_order,
        status,
        probability,
        3 as preference
    from defined
    union all
    select
        stage as stage_key,
        stage,
        cast(null as bigint) as listed_order,
        cast(null as double) as source_order,
        cast(null as string) as status,
        cast(null as double) as probability,
        4 as preference
    from used
    where stage is not null
),

keys as (
    select
        stage_key,
        stage,
        status,
        probability,
        preference,
        row_number() over (
            partition by stage_key
            order by preference, source_order nulls last, stage, status
        ) as place
    from candidates
),

-- A stage of several pipelines has one place: that of the preset, else its first.
names as (
    select
        stage,
        min(listed_order) as listed_order,
        min(source_order) as source_order,
        min(preference) < 4 as is_listed
    from candidates
    group by stage
),

places as (
    select
        stage,
        is_listed,
        coalesce(
            listed_order,
            coalesce(max(listed_order) over (), cast(0 as bigint)) + row_number() over (
                partition by listed_order is null
                order by source_order nulls last, stage
            )
        ) as stage_order
    from names
)

select
    k.stage_key,
    k.stage,
    n.stage_order,
    k.status,
    k.probability,
    n.is_listed
from keys as k
inner join places as n
    on n.stage = k.stage
where k.place = 1
