-- purpose: How attainment was spread over people, quarter by quarter: everyone together, the middle one, and who reached the target.
-- tab:     attainment_spread
-- book:    targets
-- title:   Spread of attainment
-- message: In the last quarter that is over, {sum reached_count where is_last_order = true} of {sum people_count where is_last_order = true} people reached their target | How attainment is spread over people
-- empty:   No export holds targets of people. A file of targets (who, period, amount) fills this sheet.
-- note:    Together: all bookings / all targets. A large gap between together and middle says that few carry the rest. One in ten reached less than P10 and more than P90. Gini: 0 where all reached the same share. Targets as they were given.
-- order_by: quarter_order
-- chart:   columns period: pooled, median
-- grain:   period
-- inputs:  attainment_spread
-- columns:
--   period            text   quarter
--   people_count      count  people with a target
--   target            money  their targets
--   actual            money  what they booked
--   pooled            ratio  all together
--   median            ratio  the middle one
--   reached_count     count  people who reached their target
--   reached_share     ratio  of all
--   p10               ratio  one in ten reached less
--   p25               ratio  one in four reached less
--   p75               ratio  one in four reached more
--   p90               ratio  one in ten reached more
--   gini              number 0 where all are alike
--   last_month_share  ratio  booked in the last month of the quarter
--   is_last_order     flag   whether it is the last quarter that is over
--   quarter_order     date   first day
with lasts as (
    select max(period_start) as last_start
    from attainment_spread
    where is_over
)

select
    s.period,
    s.people as people_count,
    s.target,
    s.actual,
    s.pooled,
    s.median,
    s.reached_count,
    s.reached_share,
    s.p10,
    s.p25,
    s.p75,
    s.p90,
    s.gini,
    s.last_month_share,
    coalesce(s.period_start = l.last_start, false) as is_last_order,
    s.period_start as quarter_order
from attainment_spread as s
cross join lasts as l
where s.scope_type = 'company'
    and s.basis = 'given'
    and s.actual <> 0
