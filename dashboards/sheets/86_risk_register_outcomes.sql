-- purpose: What became of the deals that carried a flag on the same day of the quarter before, by the flag that weighed most.
-- tab:     risk_register
-- title:   What became of the flags of a quarter ago
-- message: Of {sum deals} deals flagged a quarter ago {sum won} are won, {sum lost} lost; {sum slipped} slipped out of the quarter that was planned
-- empty:   No deal carried a flag on the same day of the quarter before.
-- order_by: exposure desc, flag
-- totals:  deals, won, lost, slipped, still_open, exposure
-- grain:   flag
-- inputs:  flagged_deals, as_of_dates
-- columns:
--   flag        text   the flag
--   deals       count  deals
--   won         count  won since
--   lost        count  lost since
--   slipped     count  still open, and out of the quarter that was planned
--   still_open  count  open as planned
--   exposure    money  their amount
select
    f.flag,
    count(*) as deals,
    count(case when f.outcome = 'won' then 1 end) as won,
    count(case when f.outcome = 'lost' then 1 end) as lost,
    count(case when f.outcome = 'slipped' then 1 end) as slipped,
    count(case when f.outcome = 'open' then 1 end) as still_open,
    cast(sum(f.exposure) as decimal(38, 6)) as exposure
from flagged_deals as f
inner join as_of_dates as d
    on d.role = 'review'
    and f.raised_date < d.as_of_date
group by f.flag
