-- purpose: The last eight quarters of each region and team as organised then and as organised today; filter by level, quarter or what is counted.
-- tab:     teams
-- title:   Under the organisation of then, and of today
-- message: {count people_moved >= 1} of {rows} quarters of regions and teams look different under today's organisation
-- empty:   No booking and no open deal belongs to a past quarter, so there is nothing to show under another organisation.
-- note:    As organised then + came with people + left with people = as organised today. Where the exports hold one organisation without dates, it counts for all dates.
-- order_by: measure, period desc, scope_order, scope_id
-- grain:   measure, period, scope_type, scope_id
-- inputs:  reorganisation, periods, as_of_dates
-- columns:
--   scope_id      text   region or team
--   scope_type    text   region or team
--   measure       text   bookings of the quarter, or open deals at its end
--   period        text   quarter
--   amount_then   money  as organised then
--   moved_in      money  of people who are in it today and were elsewhere then
--   moved_out     money  of people who were in it then and are elsewhere today
--   amount_now    money  as organised today
--   people_moved  count  people who came or went
--   scope_order   count  1 for regions
with recent as (
    select
        p.period,
        row_number() over (order by p.period_start desc) as place
    from periods as p
    inner join as_of_dates as d
        on d.role = 'review'
        and p.period_start <= d.as_of_date
    where p.period_type = 'quarter'
)

select
    r.scope_id,
    r.scope_type,
    r.measure,
    r.period,
    r.amount_then,
    r.moved_in,
    r.moved_out,
    r.amount_now,
    r.people_moved,
    cast(case r.scope_type when 'region' then 1 else 2 end as bigint) as scope_order
from reorganisation as r
inner join recent as q
    on q.period = r.period
    and q.place <= 8
