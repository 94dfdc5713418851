-- purpose: Every open deal, the largest first.
-- tab:     open_deals
-- book:    deals
-- title:   Open deals
-- message: {rows} open deals worth {sum amount}; {count is_past_due where is_past_due = true} are past their planned close date
-- empty:   No deal is open, or no export holds opportunities. A file of opportunities with open deals fills this sheet.
-- order_by: amount desc, opportunity_id
-- totals:  amount, weighted_amount, crm_weighted_amount
-- link:    deal by opportunity_id
-- grain:   opportunity_id
-- inputs:  open_deals
-- columns:
--   deal                 text   what the sellers call it
--   account_name         text   customer's name
--   owner_name           text   who is credited
--   team                 text   the owner's team
--   product_name         text   product's name
--   stage                text   stage
--   amount               money  planned amount, else list price
--   amount_basis         text   exported, list price, at close or none
--   chance               ratio  chance to win
--   chance_in_quarter    ratio  chance to win by the end of the quarter under review
--   weighted_amount      money  amount times chance
--   crm_probability      ratio  the CRM's own chance
--   crm_weighted_amount  money  amount times the CRM's own chance
--   created_date         date   created, else first engaged
--   planned_close_date   date   where the export has one
--   age_days             days   created to the review's date
--   is_past_due          flag   whether the planned close date has passed
--   opportunity_id       text   opportunity
select
    coalesce(opportunity_name, account_name, opportunity_id) as deal,
    account_name,
    owner_name,
    team,
    product_name,
    stage,
    amount,
    amount_basis,
    chance,
    chance_in_quarter,
    weighted_amount,
    crm_probability,
    crm_weighted_amount,
    created_date,
    planned_close_date,
    age_days,
    is_past_due,
    opportunity_id
from open_deals
