-- purpose: Each person's place in the organisation, in spans of days that never overlap.
-- grain:   owner_id, start_date
-- inputs:  exported_assignments, exported_people, exported_territories, as_of_dates
-- columns:
--   owner_id       text  person
--   team           text  team, or the territory's name where the source has territories
--   region         text  region
--   manager        text  manager's key or name
--   start_date     date  first day; 1900-01-01 where the source has only one structure
--   end_exclusive  date  the day after the last; unknown while it lasts
with review as (
    select as_of_date
    from as_of_dates
    where role = 'review'
),

dated as (
    select
        a.owner_id,
        coalesce(a.team, t.territory_name) as team,
        coalesce(a.region, t.region) as region,
        a.manager,
        a.start_date,
        cast(a.end_date + interval 1 day as date) as end_exclusive
    from exported_assignments as a
    cross join review as r
    left join exported_territories as t
        on t.territory_id = a.territory_id
        and t.valid_to is null
    where (a.valid_from <= r.as_of_date or a.is_first)
        and (a.valid_to is null or a.valid_to > r.as_of_date)
),

-- The source's one structure holds for all dates of those who have no dated place.
undated as (
    select
        p.owner_id,
        p.team,
        p.region,
        p.manager,
        date '1900-01-01' as start_date,
        cast(null as date) as end_exclusive
    from exported_people as p
    cross join review as r
    left join (select distinct owner_id from dated) as d
        on d.owner_id = p.owner_id
    where (p.valid_from <= r.as_of_date or p.is_first)
        and (p.valid_to is null or p.valid_to > r.as_of_date)
        and d.owner_id is null
        and (p.team is not null or p.region is not null)
),

spans as (
    select owner_id, team, region, manager, start_date, end_exclusive from dated
    union all
    select owner_id, team, region, manager, start_date, end_exclusive from undated
)

select
    owner_id,
    coalesce(team, '(unassigned)') as team,
    coalesce(region, '(unassigned)') as region,
    manager,
    start_date,
    least(
        end_exclusive,
        lead(start_date) over (partition by owner_id order by start_date)
    ) as end_exclusive
from spans
