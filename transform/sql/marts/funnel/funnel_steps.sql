-- purpose: The steps of the funnel: from each open stage to the next one, and from each to the win.
-- grain:   from_stage, to_stage
-- inputs:  deal_stages, deal_profiles, stg_stages
-- columns:
--   from_stage  text   an open stage
--   to_stage    text   the next open stage, or the won stage; (won) where the CRM leaves won deals in the stage they were in
--   from_order  count  1 for the first
--   to_order    count  likewise; of the won stage after all others
--   is_to_won   flag   whether the step is to the win
with open_stages as (
    select
        stage,
        min(stage_order) as stage_order,
        cast(row_number() over (order by min(stage_order), stage) as bigint) as place
    from deal_stages
    group by stage
),

-- A deal that is won in several stages' names is won all the same.
won_stages as (
    select
        p.stage,
        row_number() over (order by min(p.stage_order) nulls last, p.stage) as place
    from deal_profiles as p
    inner join stg_stages as s
        on s.stage_key = p.stage
        and s.status = 'won'
    where p.status = 'won'
    group by p.stage
),

won as (
    select coalesce(max(case when place = 1 then stage end), '(won)') as stage
    from won_stages
)

select
    o.stage as from_stage,
    n.stage as to_stage,
    o.place as from_order,
    n.place as to_order,
    false as is_to_won
from open_stages as o
inner join open_stages as n
    on n.place = o.place + 1
union all
select
    o.stage as from_stage,
    w.stage as to_stage,
    o.place as from_order,
    cast(1000000 as bigint) as to_order,
    true as is_to_won
from open_stages as o
cross join won as w
