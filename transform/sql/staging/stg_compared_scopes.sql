-- purpose: Where each compared deal belonged on both dates: the company, its owner, their team and region then, its product.
-- grain:   from_date, to_date, opportunity_id, scope_type, scope_id
-- inputs:  stg_compared_deals, stg_assignments, stg_products
-- columns:
--   from_date       date  the earlier date
--   to_date         date  the later date
--   opportunity_id  text  opportunity
--   scope_type      text  company, region, team, person, product or product_family
--   scope_id        text  which one
--   is_then         flag  whether it was an open deal of it on the earlier date
--   is_now          flag  whether it is one of its deals, open or closed, on the later
with placed as (
    select
        d.from_date,
        d.to_date,
        d.opportunity_id,
        d.status_then = 'open' as is_open_then,
        d.status_now is not null as is_there_now,
        d.owner_then,
        d.owner_now,
        coalesce(t.team, '(unassigned)') as team_then,
        coalesce(n.team, '(unassigned)') as team_now,
        coalesce(t.region, '(unassigned)') as region_then,
        coalesce(n.region, '(unassigned)') as region_now,
        d.product_then,
        d.product_now,
        pt.product_family as family_then,
        pn.product_family as family_now
    from stg_compared_deals as d
    left join stg_assignments as t
        on t.owner_id = d.owner_then
        and t.start_date <= d.from_date
        and (t.end_exclusive is null or t.end_exclusive > d.from_date)
    -- A closed deal stays with the team that closed it.
    left join stg_assignments as n
        on n.owner_id = d.owner_now
        and n.start_date <= case when d.status_now = 'open' then d.to_date else d.close_now end
        and (
            n.end_exclusive is null
            or n.end_exclusive > case when d.status_now = 'open' then d.to_date else d.close_now end
        )
    left join stg_products as pt
        on pt.product_id = d.product_then
    left join stg_products as pn
        on pn.product_id = d.product_now
),

scoped as (
    select p.*, 'company' as scope_type, 'company' as id_then, 'company' as id_now from placed as p
    union all
    select p.*, 'region' as scope_type, region_then as id_then, region_now as id_now from placed as p
    union all
    select p.*, 'team' as scope_type, team_then as id_then, team_now as id_now from placed as p
    union all
    select p.*, 'person' as scope_type, owner_then as id_then, owner_now as id_now from placed as p
    union all
    select p.*, 'product' as scope_type, product_then as id_then, product_now as id_now from placed as p
    union all
    select p.*, 'product_family' as scope_type, family_then as id_then, family_now as id_now from placed as p
),

sides as (
    select
        from_date,
        to_date,
        opportunity_id,
        scope_type,
        case when is_open_then then id_then end as id_then,
        case when is_there_now then id_now end as id_now
    from scoped
)

select
    from_date,
    to_date,
    opportunity_id,
    scope_type,
    id_then as scope_id,
    true as is_then,
    id_then is not distinct from id_now as is_now
from sides
where id_then is not null
union all
select
    from_date,
    to_date,
    opportunity_id,
    scope_type,
    id_now as scope_id,
    false as is_then,
    true as is_now
from sides
where id_now is not null
    and id_now is distinct from id_then
