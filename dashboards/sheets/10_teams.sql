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
-- inputs:  quarter_standings
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
select
    scope_name as team,
    target,
    booked,
    attainment,
    forecast,
    low,
    high,
    gap,
    won_count,
    lost_count,
    win_rate,
    average_deal_size,
    days_to_win,
    open_now,
    coverage,
    booked_change
from quarter_standings
where scope_type = 'team'
    and has_quarter
