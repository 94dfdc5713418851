-- purpose: Every opportunity on the review's date with what it may be compared by.
-- grain:   opportunity_id
-- inputs:  fct_opportunities, stg_deal_traits, stg_loss_reasons, stg_first_purchases, stg_accounts, size_bands, as_of_dates
-- columns:
--   opportunity_id  text   opportunity
--   owner_id        text   who is credited
--   team            text   the owner's team when it closed; while open, on the review's date
--   region          text   likewise
--   product_id      text   product
--   product_family  text   series or family
--   deal_kind       text   new, renewal, expansion or churn; unknown where no export says
--   customer_kind   text   existing where the customer had bought before the deal was created, else new
--   industry        text   the customer's
--   lead_source     text   where it came from
--   size_band       text   small, medium or large
--   competitor      text   of a closed deal
--   loss_reason     text   of a lost deal
--   is_undecided    flag   whether it was lost without a decision, going by the reason
--   stage           text   stage
--   stage_order     count  1 for the first
--   status          text   open, won or lost
--   amount          money  won: as won; lost: as last known; open: as planned
--   created_date    date   created, else first engaged
--   close_date      date   planned while open, actual once closed
--   cycle_days      days   created to closed
with limits as (
    select
        max(case when size_band = 'small' then to_amount end) as lower,
        max(case when size_band = 'large' then from_amount end) as upper
    from size_bands
)

select
    o.opportunity_id,
    o.owner_id,
    o.team,
    o.region,
    o.product_id,
    o.product_family,
    nullif(o.deal_kind, 'unknown') as deal_kind,
    case
        when o.account_id is null or o.created_date is null then cast(null as string)
        when c.bought_date < o.created_date then 'existing'
        else 'new'
    end as customer_kind,
    a.industry,
    t.lead_source,
    case
        when o.amount < s.lower then 'small'
        when o.amount < s.upper then 'medium'
        when o.amount >= s.upper then 'large'
    end as size_band,
    case when o.status <> 'open' then t.competitor end as competitor,
    case when o.status = 'lost' then t.loss_reason end as loss_reason,
    coalesce(o.status = 'lost' and l.is_undecided, false) as is_undecided,
    o.stage,
    o.stage_order,
    o.status,
    o.amount,
    o.created_date,
    o.close_date,
    o.cycle_days
from fct_opportunities as o
inner join as_of_dates as d
    on d.as_of_date = o.as_of_date
    and d.role = 'review'
left join stg_deal_traits as t
    on t.opportunity_id = o.opportunity_id
left join stg_loss_reasons as l
    on l.loss_reason = t.loss_reason
left join stg_accounts as a
    on a.account_id = o.account_id
left join stg_first_purchases as c
    on c.account_id = o.account_id
cross join limits as s
