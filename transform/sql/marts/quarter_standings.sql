-- purpose: How each scope stands in the quarter under review: one row with all that a sheet of scopes shows.
-- grain:   scope_type, scope_id
-- inputs:  scopes, scope_quarters, quarter_outlook, coverage, movements, sales_cycle, as_of_dates, calendar
-- columns:
--   scope_type         text      company, region, team, person, product or product_family
--   scope_id           text      which one
--   scope_name         text      as it is shown
--   has_quarter        flag      whether anything was targeted, booked, closed or created in the quarter
--   target             money     target of the quarter
--   booked             money     booked up to the as-of date
--   attainment         ratio     booked / target
--   forecast           money     expected at the end of the quarter
--   low                money     8 of 10 outcomes lie between low and high
--   high               money     likewise
--   gap                money     forecast - target
--   won_count          count     deals won
--   lost_count         count     deals lost
--   win_rate           ratio     won / (won + lost), by count
--   average_deal_size  money     booked / bookings
--   days_to_win        days      median days from created to won, over all dates
--   open_now           money     open deals
--   coverage           multiple  open deals planned for the quarter / what is still to go
--   booked_change      money     booked, against the same day of the previous quarter
with review as (
    select c.quarter
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    where d.role = 'review'
)

select
    s.scope_type,
    s.scope_id,
    s.scope_name,
    q.scope_id is not null as has_quarter,
    q.target,
    q.booked,
    q.attainment,
    f.mean as forecast,
    f.lo80 as low,
    f.hi80 as high,
    f.gap,
    q.won_count,
    q.lost_count,
    q.win_rate,
    q.average_deal_size,
    y.median_days_won as days_to_win,
    m.open_now,
    v.coverage,
    m.booked_change
from scopes as s
cross join review as r
left join scope_quarters as q
    on q.scope_type = s.scope_type
    and q.scope_id = s.scope_id
    and q.period = r.quarter
left join quarter_outlook as f
    on f.scope_type = s.scope_type
    and f.scope_id = s.scope_id
    and f.period = r.quarter
left join coverage as v
    on v.scope_type = s.scope_type
    and v.scope_id = s.scope_id
    and v.period = r.quarter
left join movements as m
    on m.scope_type = s.scope_type
    and m.scope_id = s.scope_id
left join sales_cycle as y
    on y.scope_type = s.scope_type
    and y.scope_id = s.scope_id
    and y.period = 'all'
