-- purpose: The lives of the deals that are open now or were at the last review, or closed in this quarter or the one before: one row per event.
-- label:   Deal events
-- published: yes
-- grain:   opportunity_id, place
-- inputs:  stg_told_deals, stg_deal_changes, exported_opportunity_history, exported_activities, exported_quotes, stg_people, as_of_dates
-- columns:
--   opportunity_id  text   opportunity
--   place           count  1 for the first
--   event_date      date   the day
--   what            text   created, first_exported, stage, amount, close_date, owner, forecast_category, won, lost, reopened, deleted, reappeared, activity or quote
--   old_value       text   before; of an activity its kind, of a quote its number
--   new_value       text   after; of an activity what it was about and what came of it, of a quote its amount and status
--   who             text   who did it where the export says so; else the owner
with review as (
    select as_of_date
    from as_of_dates
    where role = 'review'
),

authors as (
    select h.opportunity_id, h.changed_date, h.field, max(h.changed_by) as changed_by
    from exported_opportunity_history as h
    inner join stg_told_deals as t
        on t.opportunity_id = h.opportunity_id
    where h.changed_by is not null
    group by h.opportunity_id, h.changed_date, h.field
),

events as (
    select
        c.opportunity_id,
        c.event_date,
        case c.what
            when 'created' then 1
            when 'first_exported' then 1
            when 'reappeared' then 2
            when 'won' then 8
            when 'lost' then 8
            when 'deleted' then 9
            else 5
        end as day_order,
        c.what,
        coalesce(po.name, c.old_value) as old_value,
        coalesce(pn.name, c.new_value) as new_value,
        coalesce(a.changed_by, c.owner_id) as who_id
    from stg_deal_changes as c
    left join authors as a
        on a.opportunity_id = c.opportunity_id
        and a.changed_date = c.event_date
        and a.field = case c.what
            when 'owner' then 'owner_id'
            when 'won' then 'stage'
            when 'lost' then 'stage'
            when 'reopened' then 'stage'
            else c.what
        end
    left join stg_people as po
        on po.owner_id = c.old_value
        and c.what = 'owner'
    left join stg_people as pn
        on pn.owner_id = c.new_value
        and c.what = 'owner'
    union all
    select
        v.opportunity_id,
        v.done_date as event_date,
        6 as day_order,
        'activity' as what,
        v.kind as old_value,
        case
            when v.subject is null then v.outcome
            else v.subject || coalesce(': ' || v.outcome, '')
        end as new_value,
        v.owner_id as who_id
    from exported_activities as v
    inner join stg_told_deals as t
        on t.opportunity_id = v.opportunity_id
    cross join review as r
    where (v.valid_from <= r.as_of_date or v.is_first)
        and (v.valid_to is null or v.valid_to > r.as_of_date)
        and v.done_date <= r.as_of_date
    union all
    select
        q.opportunity_id,
        q.quote_date as event_date,
        7 as day_order,
        'quote' as what,
        coalesce(q.quote_number, q.quote_id) as old_value,
        coalesce(
            cast(cast(q.amount as decimal(38, 2)) as string) || coalesce(' ' || q.currency, '')
                || coalesce(' ' || q.status, ''),
            q.status
        ) as new_value,
        q.owner_id as who_id
    from exported_quotes as q
    inner join stg_told_deals as t
        on t.opportunity_id = q.opportunity_id
    cross join review as r
    where (q.valid_from <= r.as_of_date or q.is_first)
        and (q.valid_to is null or q.valid_to > r.as_of_date)
        and q.quote_date <= r.as_of_date
)

select
    e.opportunity_id,
    cast(row_number() over (
        partition by e.opportunity_id
        order by e.event_date, e.day_order, e.what, e.old_value nulls first, e.new_value nulls first, e.who_id nulls first
    ) as bigint) as place,
    e.event_date,
    e.what,
    e.old_value,
    e.new_value,
    coalesce(p.name, e.who_id) as who
from events as e
left join stg_people as p
    on p.owner_id = e.who_id
