-- purpose: After how many days deals were won or lost, or how long they have been open, counted from creation and from each stage.
-- grain:   scope_type, scope_id, from_stage, days, outcome
-- inputs:  deal_profiles, deal_stages, deal_scopes, as_of_dates
-- columns:
--   scope_type  text   company for every beginning; from creation also region, team, deal_kind, customer_kind, lead_source and size_band
--   scope_id    text   which one
--   from_stage  text   (created), or the stage that was entered
--   days        count  to the outcome; while open, to the review's date
--   outcome     text   won, lost or open
--   deals       count  deals
with lives as (
    select
        p.opportunity_id,
        '(created)' as from_stage,
        p.created_date as start_date,
        p.status,
        p.close_date
    from deal_profiles as p
    union all
    select
        s.opportunity_id,
        s.stage as from_stage,
        s.entered_date as start_date,
        p.status,
        p.close_date
    from deal_stages as s
    inner join deal_profiles as p
        on p.opportunity_id = s.opportunity_id
),

timed as (
    select
        l.opportunity_id,
        l.from_stage,
        l.status as outcome,
        days_between(l.start_date, case when l.status = 'open' then d.as_of_date else l.close_date end)
            as days
    from lives as l
    cross join as_of_dates as d
    where d.role = 'review'
)

select
    p.scope_type,
    p.scope_id,
    t.from_stage,
    t.days,
    t.outcome,
    count(*) as deals
from timed as t
inner join deal_scopes as p
    on p.opportunity_id = t.opportunity_id
where t.days >= 0
    and (
        p.scope_type = 'company'
        or (
            t.from_stage = '(created)'
            and p.scope_type in (
                'region', 'team', 'deal_kind', 'customer_kind', 'lead_source', 'size_band'
            )
        )
    )
group by p.scope_type, p.scope_id, t.from_stage, t.days, t.outcome
