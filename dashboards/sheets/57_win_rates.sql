-- purpose: The company's win rate of the last twelve months by five definitions that answer five questions.
-- tab:     win_rates
-- book:    analysis
-- title:   Win rates
-- message: {sum rate where definition = broad} of the deals closed in the last twelve months were won
-- empty:   No deal was closed in the last twelve months, or no export holds opportunities.
-- note:    Narrow: won / (won + lost to a decision). Broad: won / (won + all lost). Cohort: won within the horizon / created. Value: won amount / (won + lost amount). Hygiene: as broad, with open deals that are overdue or stalled counted as lost.
-- order_by: definition_order
-- chart:   intervals definition: rate, rate_below, rate_above
-- grain:   definition
-- inputs:  win_rates
-- columns:
--   definition        text   by which it is counted
--   rate              ratio  the win rate
--   lower             ratio  95 of 100 such intervals hold the true rate
--   upper             ratio  likewise
--   n                 count  deals in the denominator
--   is_mature         flag   whether time can change it no more
--   feeds_forecast    flag   whether the chance to win of open deals is drawn to it
--   rate_below        ratio  rate - lower
--   rate_above        ratio  upper - rate
--   definition_order  count  1 for the first
select
    definition,
    rate,
    lower,
    upper,
    n,
    is_mature,
    feeds_forecast,
    rate - lower as rate_below,
    upper - rate as rate_above,
    cast(
        case definition
            when 'narrow' then 1
            when 'broad' then 2
            when 'hygiene' then 3
            when 'cohort' then 4
            else 5
        end as bigint
    ) as definition_order
from win_rates
where scope_type = 'company'
    and period = 'rolling_twelve_months'
