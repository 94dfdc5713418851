-- purpose: How often each deal was tested from a date on, whatever its flags: what flags are compared with.
-- grain:   first_date, opportunity_id
-- inputs:  tested_flags, flag_outcomes
-- columns:
--   first_date      date   the first date on which some flag was raised: before, what it needs may not have been known
--   opportunity_id  text   opportunity
--   tested          count  dates from that one on on which it was open, with an outcome that is known
--   bad             count  of which lost or slipped
--   bad_amount      money  the amounts of those dates
with starts as (
    select distinct first_date
    from tested_flags
)

select
    s.first_date,
    o.opportunity_id,
    count(*) as tested,
    cast(sum(o.is_bad) as bigint) as bad,
    cast(coalesce(sum(case when o.is_bad = 1 then o.amount end), 0) as decimal(38, 6)) as bad_amount
from starts as s
inner join flag_outcomes as o
    on o.as_of_date >= s.first_date
group by s.first_date, o.opportunity_id
