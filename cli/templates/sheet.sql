-- purpose:  Open deals by team, and how much of their amount is weighted by its chance.
-- tab:      NAME
-- title:    LABEL
-- message:  {sum deals} open deals worth {sum amount}; {top team by amount} has most
-- empty:    No deal is open, or no export holds opportunities.
-- note:     A deal without an amount counts as a deal.
-- order_by: amount desc, team
-- totals:   deals, amount, weighted_amount, weighted_share = weighted_amount / amount
-- chart:    bars team: amount
-- grain:    team
-- inputs:   open_deals
-- columns:
--   team             text   the owner's team
--   deals            count  open deals
--   amount           money  their amount
--   weighted_amount  money  amount times chance to win
--   weighted_share   ratio  weighted_amount / amount

-- The lines above are the header; they are checked at every run. The result of the select is the table of a sheet.
--
--   tab       the sheet's name; several files with one tab stand under each other, also below one of ours (pipeline)
--   book      a line of its own: analysis or deals, or a new workbook's name; without it the sheet is in review.xlsx
--   title     its heading; message goes before it where its places can be filled: {rows}, {sum COLUMN},
--             {count COLUMN >= 1}, {max COLUMN}, {top COLUMN by NUMBER}, {quarter}; alternatives stand behind a |
--   empty     what the sheet says without rows
--   order_by  the order of rows; a column whose name ends in _order only orders
--   totals    sums above the headings; a share is divided once, from its sums
--   chart     columns, stacked, overlaid or bars, a category and the columns drawn
--
-- Formats follow from the units. A heading is the column's name in words; labels/en.properties may have better ones, as
-- heading.weighted_share = Weighted share, and labels/zh.properties those in Chinese.
select
    team,
    cast(count(*) as bigint) as deals,
    cast(sum(amount) as decimal(38, 6)) as amount,
    cast(sum(weighted_amount) as decimal(38, 6)) as weighted_amount,
    as_rate(ratio(sum(weighted_amount), sum(amount))) as weighted_share
from open_deals
group by team
