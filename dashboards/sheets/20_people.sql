-- purpose: Each person's target, bookings, forecast, win rate and open deals in the quarter under review.
-- tab:     people
-- title:   People
-- message: {count attainment >= 1} of {count attainment} people with a target have reached it; {top person by booked} has booked most | {top person by booked} has booked most: {max booked}
-- empty:   No export names anyone who is credited with a deal. A file of people, orders or opportunities fills this sheet.
-- note:    People without a target, a booking or a deal in this quarter or the last are left out.
-- order_by: booked desc, open_now desc, person
-- totals:  target, booked, attainment = booked / target, won_count, lost_count, open_now, past_due_count, booked_change
-- grain:   owner_id
-- inputs:  people, quarter_standings, open_deals
-- columns:
--   person             text   how the person is shown: the name, with the key where two people have one name
--   team               text   team
--   region             text   region
--   manager            text   manager's name
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
--   past_due_count     count  open deals whose planned close date has passed
--   coverage           multiple  open deals planned for the quarter / what is still to go
--   booked_change      money  booked, against the same day of the previous quarter
--   owner_id           text   the source's own key
with past_due as (
    select owner_id, count(*) as deals
    from open_deals
    where is_past_due
    group by owner_id
)

select
    p.shown_as as person,
    p.team,
    p.region,
    p.manager,
    s.target,
    s.booked,
    s.attainment,
    s.forecast,
    s.low,
    s.high,
    s.gap,
    s.won_count,
    s.lost_count,
    s.win_rate,
    s.average_deal_size,
    s.days_to_win,
    s.open_now,
    o.deals as past_due_count,
    s.coverage,
    s.booked_change,
    p.owner_id
from people as p
inner join quarter_standings as s
    on s.scope_type = 'person'
    and s.scope_id = p.owner_id
left join past_due as o
    on o.owner_id = p.owner_id
where s.has_quarter
    or s.open_now <> 0
    or s.booked_change <> 0
