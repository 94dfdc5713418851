-- purpose: Every deal that is open on the review's date.
-- label:   Open deals
-- published: yes
-- grain:   opportunity_id
-- inputs:  fct_opportunities, fct_open_deals, people, as_of_dates, calendar
-- columns:
--   opportunity_id       text   opportunity
--   opportunity_name     text   what the sellers call it
--   owner_id             text   who is credited
--   owner_name           text   how the owner is shown
--   team                 text   the owner's team
--   region               text   the owner's region
--   account_id           text   customer
--   account_name         text   customer's name
--   product_id           text   product
--   product_name         text   product's name
--   stage                text   stage
--   stage_order          count  1 for the first
--   deal_kind            text   new, renewal, expansion, churn or unknown
--   amount               money  planned amount, else list price
--   amount_basis         text   exported, list price, at close or none
--   amount_local         money  the same in `currency`
--   currency             text   the deal's own; empty where no export names one
--   rate                 number  from `currency` to the reporting currency; empty where there is none, and so is the amount
--   rate_date            date   the date of that rate; empty where nothing was converted
--   chance               ratio  chance to win in the end
--   chance_in_quarter    ratio  chance to win by the end of the quarter under review; empty without an earlier quarter to go by
--   weighted_amount      money  amount times chance, rounded to the minor unit
--   crm_probability      ratio  the CRM's own chance
--   crm_weighted_amount  money  amount times the CRM's own chance, rounded to the minor unit
--   created_date         date   created, else first engaged
--   planned_close_date   date   where the export has one
--   close_month          text   month of the planned close date
--   age_days             days   created to the review's date
--   is_past_due          flag   whether the planned close date has passed
select
    o.opportunity_id,
    o.opportunity_name,
    o.owner_id,
    p.shown_as as owner_name,
    o.team,
    o.region,
    o.account_id,
    o.account_name,
    o.product_id,
    o.product_name,
    o.stage,
    o.stage_order,
    o.deal_kind,
    o.amount,
    o.amount_basis,
    o.amount_local,
    o.currency,
    o.rate,
    o.rate_date,
    f.chance,
    f.chance_in_quarter,
    f.weighted_amount,
    o.crm_probability,
    f.crm_weighted_amount,
    o.created_date,
    o.close_date as planned_close_date,
    c.month as close_month,
    o.age_days,
    o.close_date < o.as_of_date as is_past_due
from fct_opportunities as o
inner join as_of_dates as d
    on d.as_of_date = o.as_of_date
    and d.role = 'review'
inner join fct_open_deals as f
    on f.as_of_date = o.as_of_date
    and f.opportunity_id = o.opportunity_id
inner join people as p
    on p.owner_id = o.owner_id
left join calendar as c
    on c.day = o.close_date
