-- purpose: The size of each region's market over the twelve months to the review's date.
-- grain:   region
-- inputs:  segment_potential
-- columns:
--   region     text   region
--   potential  money  value of the market
select region, cast(sum(potential) as decimal(38, 6)) as potential
from segment_potential
group by region
