-- purpose: The deals that explain what changed since the last review, the largest first; the rest is one line that completes the sum.
-- label:   What changed since the last review
-- published: yes
-- grain:   from_date, to_date, period, scope_type, scope_id, place
-- inputs:  stg_movement_lines, stg_compared_deals, stg_told_deals, people
-- columns:
--   from_date         date   the last review
--   to_date           date   this review
--   period            text   the quarter for which the deals are planned, or all
--   scope_type        text   company, region, team or person
--   scope_id          text   which one
--   place             count  1 for the largest movement; 16 for all others together
--   opportunity_id    text   opportunity; empty for all others, as are the next two
--   opportunity_name  text   what the sellers call it
--   owner_name        text   who is credited, or was
--   movement          text   its class in pipeline_movement; others for all others
--   amount            money  signed; all places of a scope and period add up to its closing - opening
--   deals             count  movements of deals
with ranked as (
    select
        *,
        row_number() over (
            partition by from_date, to_date, period, scope_type, scope_id
            order by abs(amount) desc, opportunity_id, movement
        ) as place
    from stg_movement_lines
    where movement not in ('opening', 'closing')
        and scope_type in ('company', 'region', 'team', 'person')
),

listed as (
    select * from ranked where place <= 15
)

select
    l.from_date,
    l.to_date,
    l.period,
    l.scope_type,
    l.scope_id,
    l.place,
    l.opportunity_id,
    t.opportunity_name,
    coalesce(p.shown_as, d.owner_now, d.owner_then) as owner_name,
    l.movement,
    l.amount,
    cast(1 as bigint) as deals
from listed as l
inner join stg_compared_deals as d
    on d.from_date = l.from_date
    and d.to_date = l.to_date
    and d.opportunity_id = l.opportunity_id
left join stg_told_deals as t
    on t.opportunity_id = l.opportunity_id
left join people as p
    on p.owner_id = coalesce(d.owner_now, d.owner_then)
union all
select
    from_date,
    to_date,
    period,
    scope_type,
    scope_id,
    cast(16 as bigint) as place,
    cast(null as string) as opportunity_id,
    cast(null as string) as opportunity_name,
    cast(null as string) as owner_name,
    'others' as movement,
    cast(sum(amount) as decimal(38, 6)) as amount,
    count(*) as deals
from ranked
where place > 15
group by from_date, to_date, period, scope_type, scope_id
