-- purpose: The ten largest customers and deals, of the last twelve months' sales and of the open forecast.
-- tab:     concentration
-- title:   The ten largest
-- empty:   No export holds sales or open deals.
-- order_by: period_order, part, place
-- grain:   period_name, part, place
-- inputs:  concentration_ranks
-- columns:
--   basis           text   sales or open forecast
--   period_name     text   the period
--   part            text   customers or deals
--   part_name       text   as it is shown
--   share_of_total  ratio  of all
--   share_so_far    ratio  with all larger ones
--   place           count  1 for the largest
--   amount          money  what it brought
--   period_order    count  1 for the first
select
    basis,
    period as period_name,
    part,
    part_name,
    share_of_total,
    share_so_far,
    place,
    amount,
    period_order
from concentration_ranks
where place <= 10
    and period in ('rolling_twelve_months', 'all_open')
    and part in ('customer', 'deal')
