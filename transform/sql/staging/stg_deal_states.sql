-- purpose: What each opportunity was, in spans of days and in the terms of its export: versions and its own history in one.
-- grain:   opportunity_id, start_date
-- inputs:  stg_deal_versions, stg_deal_days, stg_history
-- columns:
--   opportunity_id     text   opportunity
--   start_date         date   first day at whose end it was so
--   end_exclusive      date   first day at whose end it was no longer so; unknown for the last span
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
with stage_history as (
    select count(*) as changes
    from stg_history
    where field = 'stage'
),

spans as (
    select
        v.opportunity_id,
        t.day as start_date,
        t.next_day as end_exclusive,
        v.valid_from <= t.day as is_observed,
        coalesce(v.status <> 'open' and v.close_date > t.day, false) as closed_later,
        t.has_later_stage or t.has_later_amount or t.has_later_close or t.has_later_owner as has_history,
        v.account_id,
        v.product_id,
        v.currency,
        v.status,
        v.forecast_category,
        v.amount as version_amount,
        v.created_date,
        v.stage_since as seen_since,
        -- The CRM knows the day of a change that two statements have between them.
        case
            when t.has_later_stage or v.other_stage_on is null or t.stage_changed_on > v.other_stage_on
                then t.stage_changed_on
        end as changed_on,
        t.has_later_stage,
        t.has_later_amount,
        t.has_later_close,
        case when t.has_later_owner then t.owner_id else v.owner_id end as owner_id,
        case when t.has_later_stage then t.stage else v.stage end as stage,
        case
            when t.has_later_amount then cast(t.amount as decimal(20, 6))
            else v.amount
        end as amount,
        case
            when t.has_later_close then cast(t.close_date as date)
            else v.close_date
        end as close_date
    from stg_deal_days as t
    inner join stg_deal_versions as v
        on v.opportunity_id = t.opportunity_id
        and v.first_day <= t.day
        and (v.end_exclusive is null or v.end_exclusive > t.day)
)

select
    s.opportunity_id,
    s.start_date,
    s.end_exclusive,
    coalesce(s.owner_id, '(unassigned)') as owner_id,
    s.account_id,
    s.product_id,
    case when s.has_later_stage or not s.closed_later then s.stage end as stage,
    case
        when s.closed_later and not s.has_later_stage then cast(null as date)
        when s.changed_on is not null then s.changed_on
        when not s.has_later_stage and s.seen_since is not null then s.seen_since
        when not s.has_later_stage and s.status <> 'open' then s.close_date
        when h.changes > 0 then s.created_date
    end as stage_since,
    case when s.closed_later then 'open' else s.status end as status,
    case when s.is_observed and not s.closed_later then s.forecast_category end as forecast_category,
    case
        when s.has_later_amount or s.has_history or not s.closed_later then s.amount
    end as amount,
    case when s.closed_later and not s.has_history then s.version_amount end as amount_at_close,
    s.currency,
    case when s.has_later_close or not s.closed_later then s.close_date end as close_date,
    case
        when s.is_observed and not s.closed_later then 'observed'
        when s.has_history then 'exported'
        else 'rebuilt'
    end as history_kind
from spans as s
cross join stage_history as h
