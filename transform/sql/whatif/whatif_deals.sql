-- purpose: Every open deal with its chances by quarter, and all that a scenario may change it by.
-- grain:   opportunity_id
-- inputs:  outlook_parts, deal_chances, open_deals, whatif_accounts
-- columns:
--   opportunity_id      text    opportunity
--   opportunity_name    text    what the sellers call it
--   owner_id            text    who is credited
--   account_id          text    customer
--   product_id          text    product
--   segment             text    the customer's size or tier
--   amount              money   planned
--   chance              ratio   to be won by the end of the quarter under review
--   next_chance         ratio   to be won in the next quarter
--   chance_to_win       ratio   to be won in the end
--   money_share         number  what deals brought / their planned amount x chance, at the same point of earlier quarters
--   next_money_share    number  likewise, of the next quarter
--   planned_close_date  date    where the export has one
select
    p.opportunity_id,
    o.opportunity_name,
    p.owner_id,
    o.account_id,
    o.product_id,
    a.segment,
    p.amount,
    p.chance,
    p.next_chance,
    greatest(c.chance_to_win, p.chance) as chance_to_win,
    p.money_share,
    p.next_money_share,
    o.planned_close_date
from outlook_parts as p
inner join open_deals as o
    on o.opportunity_id = p.opportunity_id
inner join deal_chances as c
    on c.opportunity_id = p.opportunity_id
left join whatif_accounts as a
    on a.account_id = o.account_id
