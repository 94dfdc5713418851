-- purpose: On how many open deals each flag is raised on the review's date, and what they are worth.
-- grain:   flag
-- inputs:  raised_flags
-- columns:
--   flag           text   the flag's file
--   raised         count  deals
--   raised_amount  money  what is at stake in them
select
    flag,
    count(*) as raised,
    cast(coalesce(sum(exposure), 0) as decimal(38, 6)) as raised_amount
from raised_flags
group by flag
