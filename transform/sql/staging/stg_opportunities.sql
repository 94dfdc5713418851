-- purpose: Every opportunity as it stood on each as-of date: a deal that closed later was open then.
-- grain:   as_of_date, opportunity_id
-- inputs:  deal_spans, exported_opportunities, stg_links, stg_stages, as_of_dates
-- columns:
--   as_of_date         date   the date asked about
--   opportunity_id     text   opportunity
--   opportunity_name   text   what the sellers call it
--   owner_id           text   who is credited
--   account_id         text   customer, as exported or linked
--   product_id         text   product, as exported
--   stage              text   name of the stage on that date; unknown where only the later outcome is known
--   status             text   open, won or lost
--   deal_kind          text   new, renewal, expansion, churn or unknown
--   amount             money  as exported, in `currency`; empty where only the later outcome is known
--   amount_at_close    money  that outcome: what a deal rebuilt as open came to when it closed
--   currency           text   of the amounts; unknown where the export has none
--   tcv                money  total contract value, in `currency`
--   acv                money  annual contract value, in `currency`
--   crm_probability    ratio  the CRM's own chance of winning
--   created_date       date   created, else first engaged
--   close_date         date   planned while open, actual once closed
--   history_kind       text   observed, exported or rebuilt
select
    d.as_of_date,
    t.opportunity_id,
    coalesce(o.opportunity_name, t.opportunity_id) as opportunity_name,
    t.owner_id,
    coalesce(o.account_id, a.to_id) as account_id,
    o.product_id,
    t.stage,
    t.status,
    coalesce(o.deal_kind, 'unknown') as deal_kind,
    t.stated_amount as amount,
    t.amount_at_close,
    o.currency,
    o.tcv,
    o.acv,
    -- The CRM's own chance of a deal that has closed since says how that ended.
    case
        when t.status is not distinct from coalesce(o.status, s.status)
            then coalesce(o.crm_probability, s.probability)
    end as crm_probability,
    o.created_date,
    t.close_date,
    t.history_kind
from deal_spans as t
inner join as_of_dates as d
    on d.as_of_date >= t.start_date
    and (t.end_exclusive is null or d.as_of_date < t.end_exclusive)
inner join exported_opportunities as o
    on o.opportunity_id = t.opportunity_id
    and o.valid_from = t.valid_from
left join stg_links as a
    on a.from_object = 'opportunity'
    and a.from_id = t.opportunity_id
    and a.to_object = 'account'
left join stg_stages as s
    on s.stage_key = o.stage
