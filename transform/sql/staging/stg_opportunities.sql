-- purpose: Every opportunity as it stood on each as-of date: a deal that closed later was open then.
-- grain:   as_of_date, opportunity_id
-- inputs:  exported_opportunities, stg_earlier_values, stg_stages, stg_links, as_of_dates
-- columns:
--   as_of_date         date   the date asked about
--   opportunity_id     text   opportunity
--   opportunity_name   text   what the sellers call it
--   owner_id           text   who is credited
--   account_id         text   customer, as exported or linked
--   product_id         text   product, as exported
--   stage              text   name of the stage on that date; unknown where only the later outcome is known
--   status             text   open, won or lost
--   forecast_category  text   as the CRM has it
--   deal_kind          text   new, renewal, expansion, churn or unknown
--   amount             money  as exported, in `currency`; empty where only the later outcome is known
--   amount_at_close    money  that outcome: what a deal rebuilt as open came to when it closed
--   currency           text   of the amounts; unknown where the export has none
--   tcv                money  total contract value, in `currency`
--   acv                money  annual contract value, in `currency`
--   crm_probability    ratio  the CRM's own chance of winning
--   created_date       date   created, else first engaged
--   close_date         date   planned while open, actual once closed
--   lead_source        text   where it came from
--   next_step          text   what is to be done next
--   history_kind       text   observed, exported or rebuilt
with versions as (
    select
        d.as_of_date,
        o.opportunity_id,
        o.opportunity_name,
        coalesce(o.owner_id, w.to_id) as owner_id,
        coalesce(o.account_id, a.to_id) as account_id,
        o.product_id,
        coalesce(s.stage, o.stage) as stage,
        coalesce(o.status, s.status) as status,
        o.forecast_category,
        coalesce(o.deal_kind, 'unknown') as deal_kind,
        o.amount,
        o.currency,
        o.tcv,
        o.acv,
        coalesce(o.crm_probability, s.probability) as crm_probability,
        o.created_date,
        o.close_date,
        o.lead_source,
        o.next_step,
        o.valid_from <= d.as_of_date as is_observed,
        coalesce(
            coalesce(o.status, s.status) <> 'open' and o.close_date > d.as_of_date,
            false
        ) as closed_later
    from exported_opportunities as o
    cross join as_of_dates as d
    left join stg_stages as s
        on s.stage_key = o.stage
    left join stg_links as a
        on a.from_object = 'opportunity'
        and a.from_id = o.opportunity_id
        and a.to_object = 'account'
    left join stg_links as w
        on w.from_object = 'opportunity'
        and w.from_id = o.opportunity_id
        and w.to_object = 'owner'
    where (o.valid_from <= d.as_of_date or o.is_first)
        and (o.valid_to is null or o.valid_to > d.as_of_date)
        -- A deal without a creation date is known from its first statement on.
        and coalesce(o.created_date, o.valid_from) <= d.as_of_date
),

earlier as (
    select
        as_of_date,
        opportunity_id,
        count(case when field = 'stage' then 1 end) > 0 as has_stage,
        count(case when field = 'amount' then 1 end) > 0 as has_amount,
        count(case when field = 'close_date' then 1 end) > 0 as has_close_date,
        count(case when field = 'owner_id' then 1 end) > 0 as has_owner,
        max(case when field = 'stage' then value end) as stage,
        max(case when field = 'amount' then cast(value as decimal(20, 6)) end) as amount,
        max(case when field = 'close_date' then cast(value as date) end) as close_date,
        max(case when field = 'owner_id' then value end) as owner_id
    from stg_earlier_values
    group by as_of_date, opportunity_id
)

select
    v.as_of_date,
    v.opportunity_id,
    coalesce(v.opportunity_name, v.opportunity_id) as opportunity_name,
    -- A field that was empty then is empty, whatever it holds now.
    coalesce(case when e.has_owner then e.owner_id else v.owner_id end, '(unassigned)') as owner_id,
    v.account_id,
    v.product_id,
    case when e.has_stage then e.stage when not v.closed_later then v.stage end as stage,
    case when v.closed_later then 'open' else v.status end as status,
    case when not v.closed_later then v.forecast_category end as forecast_category,
    v.deal_kind,
    case
        when e.has_amount then e.amount
        when not v.closed_later or e.opportunity_id is not null then v.amount
    end as amount,
    case
        when v.closed_later and e.opportunity_id is null then v.amount
    end as amount_at_close,
    v.currency,
    v.tcv,
    v.acv,
    case when not v.closed_later then v.crm_probability end as crm_probability,
    v.created_date,
    case
        when e.has_close_date then e.close_date
        when not v.closed_later then v.close_date
    end as close_date,
    v.lead_source,
    v.next_step,
    case
        when v.is_observed and not v.closed_later then 'observed'
        when e.opportunity_id is not null then 'exported'
        else 'rebuilt'
    end as history_kind
from versions as v
left join earlier as e
    on e.as_of_date = v.as_of_date
    and e.opportunity_id = v.opportunity_id
