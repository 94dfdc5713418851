-- purpose: Each team's target, bookings, forecast and win rate in the quarter under review.
-- tab:     teams
-- title:   Teams
-- message: {count attainment >= 1} of {count attainment} teams with a target have reached it; {top team by booked} has booked most | {top team by booked} has booked most: {max booked}
-- empty:   No team has bookings, deals or a target in this quarter. A file of orders, won deals or targets fills this sheet.
-- note:    Range: 8 of 10 outcomes lie between low and high. Days to win: the median over all dates.
-- order_by: target desc, booked desc, team
-- totals:  target, booked, attainment = booked / target, forecast, gap, won_count, lost_count, open_now, booked_change
-- chart:   overlaid team: forecast, booked, target
-- grain:   team
-- inputs:  scope_quarters, quarter_forecast, coverage, movements, sales_cycle, as_of_dates, calendar
-- columns:
--   team               text   team
--   target             money  target of the quarter
--   booked             money  booked up to the as-of date
--   attainment         ratio  booked / target
--   forecast           money  expected at the end of the quarter
--   low                money  8 of 10 outcomes lie between low and high
--   high               money  likewise
--   gap                money  forecast - target
--   won_count          count  deals won
--   lost_count         count  deals lost
--   win_rate           ratio  won / (won + lost), by count
--   average_deal_size  money  booked / bookings
--   days_to_win        days   median days from created to won, over all dates
--   open_now           money  open deals
--   coverage           multiple  open deals planned for the quarter / what is still to go
--   booked_change      money  booked, against the same day of the previous quarter
with quarters as (
    select c.quarter
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    where d.role = 'review'
)

select
    s.scope_name as team,
    s.target,
    s.booked,
    s.attainment,
    f.mean as forecast,
    f.lo80 as low,
    f.hi80 as high,
    f.gap,
    s.won_count,
    s.lost_count,
    s.win_rate,
    s.average_deal_size,
    y.median_days_won as days_to_win,
    m.open_now,
    v.coverage,
    m.booked_change
from scope_quarters as s
inner join quarters as q
    on q.quarter = s.period
left join quarter_forecast as f
    on f.scope_type = s.scope_type
    and f.scope_id = s.scope_id
    and f.period = s.period
left join coverage as v
    on v.scope_type = s.scope_type
    and v.scope_id = s.scope_id
    and v.period = s.period
left join movements as m
    on m.scope_type = s.scope_type
    and m.scope_id = s.scope_id
left join sales_cycle as y
    on y.scope_type = s.scope_type
    and y.scope_id = s.scope_id
    and y.period = 'all'
where s.scope_type = 'team'
