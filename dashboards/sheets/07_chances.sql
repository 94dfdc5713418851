-- purpose: The chances of deals as they were told at this point of past quarters, held against what came.
-- tab:     record
-- title:   Chances told and what came
-- message: {sum won where chance_band = all} of {sum deals where chance_band = all} deals were won by the end of their quarter, where the chances had said {sum mean_chance where chance_band = all} | Chance told, and share won
-- empty:   No earlier quarter tells how good the chances are.
-- note:    Brier score: the mean squared error of the chances, lower is better; beside it that of someone who knew the share of all deals beforehand.
-- order_by: band_order, chance_band
-- chart:   columns chance_band: mean_chance, came_rate
-- grain:   chance_band
-- inputs:  chance_calibration
-- columns:
--   chance_band  text   chance to win by the end of the quarter, as it was told
--   deals        count  n: deals that were open then
--   won          count  of them won by the end of the quarter
--   mean_chance  ratio  what was told, on average
--   came_rate    ratio  what came: won / deals
--   came_lower   ratio  95 of 100 such intervals hold the true share
--   came_upper   ratio  likewise
--   brier        ratio  mean squared error of the chances
--   base_brier   ratio  the same had everyone been told the share that came
--   band_order   count  1 for bands, 2 for all
select
    chance_band,
    deals,
    won,
    mean_chance,
    won_rate as came_rate,
    won_lower as came_lower,
    won_upper as came_upper,
    brier,
    base_brier,
    cast(case when chance_band = 'all' then 2 else 1 end as bigint) as band_order
from chance_calibration
where quarter = 'all'
