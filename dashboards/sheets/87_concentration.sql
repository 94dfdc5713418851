-- purpose: How much of the sales, and of the open forecast, hangs on few customers, deals, products or people.
-- tab:     concentration
-- book:    analysis
-- title:   Concentration
-- message: The largest customer brought {max top_customer_share_order} of the last twelve months' sales | Concentration of sales and of the open forecast
-- empty:   No export holds sales or open deals.
-- note:    HHI: the sum of squared shares x 10,000; 10,000 where one brings all. Gini: 0 where all bring the same. Returns count against their customer, product or person; those whose returns outweigh their sales have no share. Open forecast: amount x chance.
-- order_by: period_order, part_order
-- grain:   period_name, part
-- inputs:  concentration
-- columns:
--   basis               text   sales or open forecast
--   period_name         text   the period
--   part                text   customers, deals, products or people
--   top_name            text   the largest
--   top_share           ratio  its share
--   top3_share          ratio  the share of the three largest
--   n                   count  those that brought more than nothing
--   amount              money  what they brought
--   hhi                 count  Herfindahl-Hirschman index, in ten-thousandths
--   gini                number  Gini coefficient
--   left_out_count      count  those whose returns outweigh their sales
--   left_out_amount     money  what they come to
--   unnamed_amount      money  amount of which no export says whose it is
--   top_customer_share_order  ratio  of customers in the last twelve months
--   period_order        count  1 for the first
--   part_order          count  1 for customers
select
    basis,
    period as period_name,
    part,
    top_name,
    top_share,
    top3_share,
    n,
    amount,
    cast(floor(hhi * 10000 + 0.5e0) as bigint) as hhi,
    gini,
    left_out_count,
    left_out_amount,
    unnamed_amount,
    case
        when period = 'rolling_twelve_months' and part = 'customer' then top_share
    end as top_customer_share_order,
    period_order,
    cast(
        case part
            when 'customer' then 1
            when 'deal' then 2
            when 'product' then 3
            else 4
        end as bigint
    ) as part_order
from concentration
