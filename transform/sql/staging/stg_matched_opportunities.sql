-- purpose: Every opportunity with the product, customer and stage that its keys mean in the other exports.
-- stored:  no
-- grain:   as_of_date, opportunity_id
-- inputs:  stg_opportunities, stg_spelled_products, stg_spelled_accounts, stg_amounts_before_loss, stg_stages
-- columns:
--   as_of_date        date   the date asked about
--   opportunity_id    text   opportunity
--   opportunity_name  text   what the sellers call it
--   owner_id          text   who is credited
--   account_id        text   customer, as the list of customers spells it
--   account_name      text   customer's name
--   product_id        text   product, as the list of products spells it
--   product_name      text   product's name
--   product_family    text   series or family
--   list_price        money  the product's list price, in `list_price_currency`
--   list_price_currency  text  of the list price
--   deal_kind         text   new, renewal, expansion, churn or unknown
--   stage             text   stage on that date
--   stage_order       count  1 for the first
--   status            text   open, won or lost
--   amount            money  as exported, in `currency`; of a lost deal the last before the loss
--   amount_at_close   money  of a deal that closed later and has no history: what it closed at
--   currency          text   of the amounts; unknown where the export has none
--   tcv               money  total contract value, in `currency`
--   acv               money  annual contract value, in `currency`
--   crm_probability   ratio  the CRM's own chance of winning
--   created_date      date   created, else first engaged
--   close_date        date   planned while open, actual once closed
--   history_kind      text   observed, exported or rebuilt
--   credit_date       date   whose team on this day is credited: the close date; while open, the as-of date
select
    o.as_of_date,
    o.opportunity_id,
    o.opportunity_name,
    o.owner_id,
    coalesce(a.account_id, o.account_id) as account_id,
    coalesce(a.account_name, o.account_id) as account_name,
    coalesce(p.product_id, o.product_id) as product_id,
    coalesce(p.product_name, o.product_id) as product_name,
    p.product_family,
    p.list_price,
    p.currency as list_price_currency,
    o.deal_kind,
    o.stage,
    s.stage_order,
    o.status,
    -- A lost deal counts at its last amount before the loss.
    case
        when o.status = 'lost' and coalesce(o.amount, 0) = 0 then b.amount
        else o.amount
    end as amount,
    nullif(o.amount_at_close, 0) as amount_at_close,
    o.currency,
    o.tcv,
    o.acv,
    o.crm_probability,
    o.created_date,
    o.close_date,
    o.history_kind,
    case when o.status = 'open' then o.as_of_date else o.close_date end as credit_date
from stg_opportunities as o
left join stg_spelled_products as p
    on p.spelled = o.product_id
left join stg_spelled_accounts as a
    on a.spelled = o.account_id
left join stg_amounts_before_loss as b
    on b.opportunity_id = o.opportunity_id
left join stg_stages as s
    on s.stage_key = o.stage
