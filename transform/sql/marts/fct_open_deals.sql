-- purpose: Every open deal on each as-of date, with what it is expected to bring.
-- grain:   as_of_date, opportunity_id
-- inputs:  fct_opportunities, win_chances, stage_chances
-- columns:
--   as_of_date           date   the date asked about
--   opportunity_id       text   opportunity
--   owner_id             text   who is credited
--   team                 text   the owner's team
--   region               text   the owner's region
--   account_id           text   customer
--   product_id           text   product
--   amount               money  planned amount, else list price
--   planned_close_date   date   where the export has one
--   chance               ratio  chance to win
--   chance_in_quarter    ratio  chance to win by the end of the quarter of the date
--   weighted_amount      money  amount times chance, rounded to the minor unit
--   crm_weighted_amount  money  amount times the CRM's own chance, rounded likewise; empty where it has none
select
    o.as_of_date,
    o.opportunity_id,
    o.owner_id,
    o.team,
    o.region,
    o.account_id,
    o.product_id,
    o.amount,
    o.close_date as planned_close_date,
    coalesce(w.chance_to_win, c.chance) as chance,
    w.chance_in_period as chance_in_quarter,
    cast(
        round(
            cast(o.amount as decimal(20, 6))
            * cast(coalesce(w.chance_to_win, c.chance) as decimal(10, 9)),
            2
        )
        as decimal(38, 6)
    ) as weighted_amount,
    cast(
        round(cast(o.amount as decimal(20, 6)) * cast(o.crm_probability as decimal(10, 9)), 2)
        as decimal(38, 6)
    ) as crm_weighted_amount
from fct_opportunities as o
inner join stage_chances as c
    on c.as_of_date = o.as_of_date
    and c.opportunity_id = o.opportunity_id
left join win_chances as w
    on w.as_of_date = o.as_of_date
    and w.opportunity_id = o.opportunity_id
where o.status = 'open'
