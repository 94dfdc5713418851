-- purpose: In which part of the sales process each stage of open deals lies.
-- grain:   stage
-- inputs:  stg_stages
-- columns:
--   stage  text   stage as it is shown
--   part   count  1 early, 2 middle (from the middle stage on), 3 late (the last third); a single stage is early
with listed as (
    select stage, min(stage_order) as stage_order
    from stg_stages
    where is_listed
        and coalesce(status, 'open') = 'open'
    group by stage
),

placed as (
    select
        stage,
        row_number() over (order by stage_order, stage) as place,
        count(*) over () as stages
    from listed
)

select
    stage,
    cast(
        case
            when stages = 1 then 1
            when place * 3 > stages * 2 then 3
            when place * 2 >= stages + 1 then 2
            else 1
        end as bigint
    ) as part
from placed
