-- purpose: Everyone who is credited with anything, with the team of the as-of date, else of their last place before it.
-- label:   People
-- published: yes
-- grain:   owner_id
-- inputs:  stg_people, stg_assignments, fct_opportunities, fct_bookings, fct_credits, stg_targets, unmatched, as_of_dates
-- columns:
--   owner_id   text  the source's own key; the name where it has none
--   name       text  the person's name
--   shown_as   text  the name, with the key where two people have one name
--   team       text  team
--   region     text  region
--   manager    text  manager's name
--   job_title  text  role
--   is_active  flag  whether they had not left by the as-of date: by their last day, else as the source says
with everyone as (
    -- staff whom only another system lists are no sellers until a record names them
    select s.owner_id
    from stg_people as s
    left join unmatched as u
        on u.object = 'person'
        and u.canonical_id = s.owner_id
        and u.records = 0
    where u.key is null
    union
    select owner_id from fct_opportunities
    union
    select owner_id from fct_bookings
    union
    select owner_id from fct_credits
    union
    select scope_id as owner_id from stg_targets where scope_type = 'person'
),

places as (
    select
        a.owner_id,
        a.team,
        a.region,
        a.manager,
        row_number() over (partition by a.owner_id order by a.start_date desc) as place
    from stg_assignments as a
    cross join as_of_dates as d
    where d.role = 'review'
        and a.start_date <= d.as_of_date
)

select
    e.owner_id,
    coalesce(p.name, e.owner_id) as name,
    case
        when count(*) over (partition by coalesce(p.name, e.owner_id)) > 1
            then coalesce(p.name, e.owner_id) || ' (' || e.owner_id || ')'
        else coalesce(p.name, e.owner_id)
    end as shown_as,
    coalesce(g.team, '(unassigned)') as team,
    coalesce(g.region, '(unassigned)') as region,
    coalesce(m.name, g.manager) as manager,
    p.job_title,
    coalesce(p.leave_date >= d.as_of_date, p.is_active, true) as is_active
from everyone as e
cross join as_of_dates as d
left join stg_people as p
    on p.owner_id = e.owner_id
left join places as g
    on g.owner_id = e.owner_id
    and g.place = 1
left join stg_people as m
    on m.owner_id = g.manager
where d.role = 'review'
