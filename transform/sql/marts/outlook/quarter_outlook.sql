-- purpose: Where the quarter under review and the next will land: by open deals and past bookings together, where deals tell it; else by past bookings alone.
-- label:   Outlook by quarter
-- grain:   scope_type, scope_id, period
-- inputs:  forecast_period, forecast_voices, forecast_accuracy, quarter_forecast, scopes, as_of_dates, calendar
-- columns:
--   scope_type      text   company, region, team or person; product where only past bookings tell
--   scope_id        text   which one
--   scope_name      text   as it is shown
--   period          text   quarter
--   target          money  target; empty where there is none
--   booked          money  booked up to the as-of date
--   mean            money  expected
--   lo80            money  8 of 10 outcomes lie between lo80 and hi80; empty where past errors are too few, or the quarter is over
--   hi80            money  likewise
--   gap             money  expected - target; negative where it falls short
--   method          text   outlook, or the method of the series
--   history_months  count  whole months of past bookings that it rests on
--   origins         count  earlier quarters at the same point; of a series past dates from which it was tested
--   range_inside    count  past outcomes inside the range; of an outlook the company's
--   range_outcomes  count  past outcomes tested
--   has_too_little_history  flag  whether nothing could be tested on enough past dates
with review as (
    select d.as_of_date, c.quarter_end_exclusive
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    where d.role = 'review'
),

records as (
    select
        v.period,
        cast(round(a.coverage80 * a.ranges) as bigint) as range_inside,
        a.ranges as range_outcomes
    from forecast_voices as v
    inner join review as r
        on r.as_of_date = v.told_date
    inner join forecast_accuracy as a
        on a.week_of_period = v.week_of_period
        and a.voice = v.voice
    where v.voice = 'model'
),

-- Nothing is left to expect of a quarter that is over: the series says so.
combined as (
    select f.*
    from forecast_period as f
    cross join review as r
    inner join calendar as c
        on c.quarter = f.period
        and c.day = c.quarter_start
    where c.quarter_end_exclusive > cast(r.as_of_date + interval 1 day as date)
)

select
    f.scope_type,
    f.scope_id,
    s.scope_name,
    f.period,
    f.target,
    f.booked,
    f.expected as mean,
    f.p10 as lo80,
    f.p90 as hi80,
    cast(f.expected - f.target as decimal(38, 6)) as gap,
    'outlook' as method,
    q.history_months,
    f.past_quarters as origins,
    r.range_inside,
    r.range_outcomes,
    f.basis = 'untested' as has_too_little_history
from combined as f
inner join scopes as s
    on s.scope_type = f.scope_type
    and s.scope_id = f.scope_id
left join records as r
    on r.period = f.period
left join quarter_forecast as q
    on q.scope_type = f.scope_type
    and q.scope_id = f.scope_id
    and q.period = f.period
union all
select
    q.scope_type,
    q.scope_id,
    q.scope_name,
    q.period,
    q.target,
    q.booked,
    q.mean,
    q.lo80,
    q.hi80,
    q.gap,
    q.method,
    q.history_months,
    q.origins,
    q.range_inside,
    q.range_outcomes,
    q.has_too_little_history
from quarter_forecast as q
left join combined as f
    on f.scope_type = q.scope_type
    and f.scope_id = q.scope_id
    and f.period = q.period
where f.scope_id is null
