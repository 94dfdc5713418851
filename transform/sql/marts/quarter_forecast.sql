-- purpose: Where the quarter under review and the next are expected to land.
-- label:   Forecast by quarter
-- published: yes
-- grain:   scope_type, scope_id, period
-- inputs:  forecast_series, scope_quarters, scope_targets, scopes
-- columns:
--   scope_type      text   company, region, team or person
--   scope_id        text   which one
--   scope_name      text   as it is shown
--   period          text   quarter
--   target          money  target; empty where there is none
--   booked          money  booked up to the as-of date
--   mean            money  expected
--   lo80            money  8 of 10 outcomes lie between lo80 and hi80; empty where past errors are too few, or the quarter is over
--   hi80            money  likewise
--   gap             money  expected - target; negative where it falls short
--   method          text   the combination of models, or a simple method that erred less on past months
--   history_months  count  whole months that the forecast rests on
--   origins         count  past dates from which the method was tested
--   range_inside    count  past outcomes inside the range
--   range_outcomes  count  past outcomes tested
--   has_too_little_history  flag  whether no method could be tested on enough past dates
select
    f.scope_type,
    f.scope_id,
    s.scope_name,
    f.period,
    t.target,
    coalesce(q.booked, cast(0 as decimal(38, 6))) as booked,
    f.mean,
    f.lo80,
    f.hi80,
    cast(f.mean - t.target as decimal(38, 6)) as gap,
    f.method,
    f.history_months,
    f.origins,
    f.range_inside,
    f.range_outcomes,
    f.has_too_little_history
from forecast_series as f
inner join scopes as s
    on s.scope_type = f.scope_type
    and s.scope_id = f.scope_id
left join scope_quarters as q
    on q.scope_type = f.scope_type
    and q.scope_id = f.scope_id
    and q.period = f.period
left join scope_targets as t
    on t.scope_type = f.scope_type
    and t.scope_id = f.scope_id
    and t.period = f.period
where f.period_type = 'quarter'
