-- purpose: What would close how much of each gap of the quarter: remedies by expected money, with the deals that they are about.
-- tab:     remedies
-- book:    managers
-- title:   Remedies
-- message: The company's first remedy would add {sum expected_amount where first_order = 1} | Remedies of the quarter
-- empty:   No open deal and no target of the quarter, or no export holds opportunities. A file of opportunities fills this sheet.
-- note:    What the deals would bring more if the remedy worked as it does for the team, or did in the past; docs/figures.md has each. Remedies overlap: they do not add up.
-- order_by: scope_order, scope_name, remedy_rank, lever
-- grain:   scope_type, scope_name, lever
-- inputs:  remedies
-- columns:
--   scope_name       text   whose gap
--   scope_type       text   company, region, team or person
--   remedy_rank      count  1 for the one that brings most
--   lever            text   what to do
--   expected_amount  money  what it would add if it worked
--   shortfall        money  target less booked and weighted; negative where these do
--   share_of_gap     ratio  how much of the gap it closes; empty where there is none
--   deals            count  open deals that it is about
--   deal_amount      money  their planned amount
--   first_deal       text   the deal that would add most
--   second_deal      text   the next
--   third_deal       text   the next
--   first_order      count  1 for the first of the company
--   scope_order      count  1 for the company
select
    scope_name,
    scope_type,
    remedy_rank,
    lever,
    expected_amount,
    shortfall,
    share_of_gap,
    deals,
    deal_amount,
    first_deal,
    second_deal,
    third_deal,
    cast(case when scope_type = 'company' and remedy_rank = 1 then 1 end as bigint) as first_order,
    cast(
        case scope_type
            when 'company' then 1
            when 'region' then 2
            when 'team' then 3
            else 4
        end as bigint
    ) as scope_order
from remedies
