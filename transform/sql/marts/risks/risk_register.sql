-- purpose: Every risk that someone declared, and every deal that carries a flag or carried one a quarter ago: how likely, how much, whose, and what became of it.
-- label:   Risk register
-- published: yes
-- grain:   source, risk_id
-- inputs:  declared_risks, flagged_deals, raised_flags, fct_opportunities, people, as_of_dates
-- columns:
--   source         text   declared, or computed from flags
--   risk_id        text   the register's own key, or the opportunity
--   title          text   what may happen, or what the sellers call the deal
--   scope_type     text   opportunity, account, person, team, region or company
--   scope_id       text   where
--   flag           text   of a computed one: the flag that weighs most
--   probability    ratio  as declared, or the share lost or slipped of deals so flagged in the past
--   exposure       money  what is at stake
--   expected_loss  money  probability x exposure, rounded to the minor unit
--   owner_id       text   who watches it
--   owner_name     text   how that person is shown
--   weight         count  of a computed one that is raised: 3, 2 or 1 by severity, and 1 where its flags did not tell the past
--   response       text   what is done about it, or the flag's next step
--   status         text   as the register names it; of a computed one raised or settled
--   raised_date    date   raised
--   due_date       date   due
--   outcome        text   what became of it: open, closed, won, lost, slipped or deleted
with everything as (
    select
        'declared' as source,
        risk_id,
        title,
        scope_type,
        scope_id,
        cast(null as string) as flag,
        probability,
        exposure,
        owner_id,
        cast(null as bigint) as weight,
        response,
        status,
        raised_date,
        due_date,
        outcome
    from declared_risks
    union all
    select
        'computed' as source,
        f.opportunity_id as risk_id,
        o.opportunity_name as title,
        'opportunity' as scope_type,
        f.opportunity_id as scope_id,
        f.flag,
        f.probability,
        f.exposure,
        f.owner_id,
        f.weight,
        n.next_step as response,
        case when f.is_raised then 'raised' else 'settled' end as status,
        f.raised_date,
        cast(null as date) as due_date,
        f.outcome
    from flagged_deals as f
    inner join as_of_dates as d
        on d.role = 'review'
    left join fct_opportunities as o
        on o.as_of_date = d.as_of_date
        and o.opportunity_id = f.opportunity_id
    left join raised_flags as n
        on n.opportunity_id = f.opportunity_id
        and n.flag = f.flag
)

select
    b.source,
    b.risk_id,
    b.title,
    b.scope_type,
    b.scope_id,
    b.flag,
    b.probability,
    b.exposure,
    cast(
        round(cast(b.exposure as decimal(20, 6)) * cast(b.probability as decimal(10, 9)), 2)
        as decimal(38, 6)
    ) as expected_loss,
    b.owner_id,
    p.shown_as as owner_name,
    b.weight,
    b.response,
    b.status,
    b.raised_date,
    b.due_date,
    b.outcome
from everything as b
left join people as p
    on p.owner_id = b.owner_id
