-- purpose: What each opportunity was, in spans of days and in the terms of its export: versions and the CRM's own history in one.
-- stored:  no
-- grain:   opportunity_id, start_date
-- inputs:  stg_deal_versions, stg_deal_days, stg_history, stg_stages
-- columns:
--   opportunity_id     text   opportunity
--   start_date         date   first day at whose end it was so
--   end_exclusive      date   first day at whose end it was no longer so; unknown for the last span
--   valid_from         date   the version that speaks for these days
--   owner_id           text   who is credited
--   account_id         text   customer, as exported or linked
--   product_id         text   product, as exported
--   stage              text   stage; unknown where only the later outcome is known
--   stage_since        date   the day it entered that stage; unknown where neither history nor an earlier statement tells
--   status             text   open, won or lost
--   forecast_category  text   as the CRM had it; unknown before the first statement
--   amount             money  as exported, in `currency`; unknown where only the later outcome is known
--   amount_at_close    money  that outcome: what a deal rebuilt as open came to when it closed
--   currency           text   of the amounts; unknown where the export has none
--   close_date         date   planned while open, actual once closed
--   history_kind       text   observed, exported or rebuilt
with tracked as (
    select
        count(case when field = 'stage' then 1 end) > 0 as is_stage,
        count(case when field = 'close_date' then 1 end) > 0 as is_close
    from stg_history
),

spans as (
    select
        v.*,
        t.day,
        t.next_day,
        t.stage_changed_on,
        t.has_later_stage,
        t.has_later_amount,
        t.has_later_close,
        t.has_later_stage or t.has_later_amount or t.has_later_close or t.has_later_owner as has_history,
        coalesce(v.status <> 'open' and v.close_date > t.day, false) as closed_later,
        v.valid_from <= t.day as is_stated,
        -- What changed since the statement is in the next one, if nothing changed it again.
        t.has_later_stage or coalesce(t.stage_changed_on > v.valid_from, false) as is_stage_told,
        greatest(t.stage_changed_on, t.amount_changed_on, t.close_changed_on, t.owner_changed_on) as changed_on,
        case
            when t.has_later_owner then t.owner_id
            when t.owner_changed_on > v.valid_from then v.next_owner_id
            else v.owner_id
        end as owner_then,
        case
            when t.has_later_stage then t.stage
            when t.stage_changed_on > v.valid_from then v.next_stage
            else v.stage
        end as stage_then,
        case
            when t.has_later_amount then cast(t.amount as decimal(20, 6))
            when t.amount_changed_on > v.valid_from then v.next_amount
            else v.amount
        end as amount_then,
        case
            when t.has_later_close then cast(t.close_date as date)
            when t.close_changed_on > v.valid_from then v.next_close_date
            else v.close_date
        end as close_then
    from stg_deal_days as t
    inner join stg_deal_versions as v
        on v.opportunity_id = t.opportunity_id
        and v.first_day <= t.day
        and (v.end_exclusive is null or v.end_exclusive > t.day)
),

-- A stage that the history tells says whether the deal was closed: it may have been reopened since.
told as (
    select
        s.*,
        coalesce(s.changed_on > s.valid_from, false) as has_moved,
        case
            when k.status is null and s.closed_later then 'open'
            when k.status is null then s.status
            when s.close_then > s.day then 'open'
            else k.status
        end as status_then
    from spans as s
    left join stg_stages as k
        on k.stage_key = s.stage_then
        and s.is_stage_told
)

select
    s.opportunity_id,
    s.day as start_date,
    s.next_day as end_exclusive,
    s.valid_from,
    coalesce(s.owner_then, '(unassigned)') as owner_id,
    s.account_id,
    s.product_id,
    case when s.is_stage_told or not s.closed_later then s.stage_then end as stage,
    case
        when s.closed_later and not s.is_stage_told then cast(null as date)
        when s.stage_changed_on is not null
            and (s.is_stage_told or s.other_stage_on is null or s.stage_changed_on > s.other_stage_on)
            then s.stage_changed_on
        when not s.is_stage_told and s.stage_since is not null then s.stage_since
        when not s.is_stage_told and s.status <> 'open' then s.close_date
        when h.is_stage then s.created_date
    end as stage_since,
    s.status_then as status,
    case
        when s.is_stated and s.status_then is not distinct from s.status then s.forecast_category
    end as forecast_category,
    case when s.has_history or s.has_moved or not s.closed_later then s.amount_then end as amount,
    case
        when s.closed_later and not s.has_history and not s.has_moved then s.amount
    end as amount_at_close,
    s.currency,
    -- A deal that closed on the day planned for it has no change of that date.
    case
        when s.has_later_close or not s.closed_later or (s.has_history and h.is_close) then s.close_then
    end as close_date,
    case
        when s.is_stated and not s.closed_later and not s.has_moved then 'observed'
        when s.has_history or s.changed_on is not null then 'exported'
        else 'rebuilt'
    end as history_kind
from told as s
cross join tracked as h
