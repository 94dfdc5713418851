-- purpose: How often each flag was raised on a deal on past dates, and how often the deal was lost or slipped then.
-- grain:   flag, opportunity_id
-- inputs:  past_flags, flag_outcomes
-- columns:
--   flag            text   the flag's file
--   opportunity_id  text   opportunity
--   first_date      date   the first date on which the flag was raised on any deal
--   flagged         count  dates on which it was raised on this one
--   caught          count  of which lost or slipped
--   caught_amount   money  the amounts of those dates
with raised as (
    select
        p.flag,
        p.opportunity_id,
        o.is_bad,
        o.amount,
        min(o.as_of_date) over (partition by p.flag) as first_date
    from past_flags as p
    inner join flag_outcomes as o
        on o.as_of_date = p.as_of_date
        and o.opportunity_id = p.opportunity_id
)

select
    flag,
    opportunity_id,
    min(first_date) as first_date,
    count(*) as flagged,
    cast(sum(is_bad) as bigint) as caught,
    cast(coalesce(sum(case when is_bad = 1 then amount end), 0) as decimal(38, 6)) as caught_amount
from raised
group by flag, opportunity_id
