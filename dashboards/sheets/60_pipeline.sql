-- purpose: Open deals by the month in which they are planned to close, in full and weighted by their chance.
-- tab:     pipeline
-- title:   Pipeline
-- message: {sum deals} open deals worth {sum amount}; weighted by their chance {sum weighted_amount}
-- empty:   No deal is open, or no export holds opportunities. A file of opportunities with open deals fills this sheet.
-- order_by: close_month
-- totals:  deals, amount, weighted_amount
-- chart:   overlaid close_month: amount, weighted_amount
-- grain:   close_month
-- inputs:  pipeline_by_month
-- columns:
--   close_month      text   planned close month; (no date) where the export has none
--   deals            count  open deals
--   amount           money  their amount
--   weighted_amount  money  amount times chance
select
    close_month,
    cast(sum(deals) as bigint) as deals,
    cast(sum(amount) as decimal(38, 6)) as amount,
    cast(sum(weighted_amount) as decimal(38, 6)) as weighted_amount
from pipeline_by_month
group by close_month
