-- purpose: One row per opportunity and as-of date with the facts that every metric needs, worked out once.
-- grain:   as_of_date, opportunity_id
-- inputs:  stg_matched_opportunities, stg_deal_amounts, stg_assignments
-- columns:
--   as_of_date         date   the date asked about
--   opportunity_id     text   opportunity
--   opportunity_name   text   what the sellers call it
--   owner_id           text   who is credited
--   team               text   the owner's team when it closed; while open, on the as-of date
--   region             text   likewise
--   account_id         text   customer
--   account_name       text   customer's name
--   product_id         text   product
--   product_name       text   product's name
--   product_family     text   series or family
--   stage              text   stage on that date
--   stage_order        count  1 for the first
--   status             text   open, won or lost
--   deal_kind          text   new, renewal, expansion, churn or unknown
--   amount             money  won: as won; lost: as last known; open: as planned; else the list price; else as closed
--   amount_basis       text   exported, list price, at close or none
--   amount_local       money  the same in `currency`
--   currency           text   the deal's own; unknown where no export names one
--   rate               number  from `currency` to the reporting currency; unknown where there is none, and so is the amount
--   rate_date          date   the date of that rate; unknown where nothing was converted
--   tcv                money  total contract value; never part of the amount
--   acv                money  annual contract value; likewise
--   crm_probability    ratio  the CRM's own chance of winning
--   created_date       date   created, else first engaged
--   close_date         date   planned while open, actual once closed
--   cycle_days         days   created to closed; empty while open or where the dates contradict each other
--   age_days           days   created to the as-of date, while open
--   history_kind       text   observed, exported or rebuilt
select
    m.as_of_date,
    m.opportunity_id,
    m.opportunity_name,
    m.owner_id,
    coalesce(g.team, '(unassigned)') as team,
    coalesce(g.region, '(unassigned)') as region,
    m.account_id,
    m.account_name,
    m.product_id,
    m.product_name,
    m.product_family,
    m.stage,
    m.stage_order,
    m.status,
    m.deal_kind,
    v.amount,
    v.amount_basis,
    v.amount_local,
    v.currency,
    v.rate,
    v.rate_date,
    v.tcv,
    v.acv,
    m.crm_probability,
    m.created_date,
    m.close_date,
    case
        when m.status <> 'open' and m.created_date <= m.close_date
            then cast(days_between(m.created_date, m.close_date) as double)
    end as cycle_days,
    case
        when m.status = 'open' then cast(days_between(m.created_date, m.as_of_date) as double)
    end as age_days,
    m.history_kind
from stg_matched_opportunities as m
inner join stg_deal_amounts as v
    on v.as_of_date = m.as_of_date
    and v.opportunity_id = m.opportunity_id
left join stg_assignments as g
    on g.owner_id = m.owner_id
    and g.start_date <= m.credit_date
    and (g.end_exclusive is null or g.end_exclusive > m.credit_date)
