-- purpose: Within how many days of its start a step of the funnel is judged: as long as four of five wins took.
-- grain:
-- inputs:  deal_profiles
-- columns:
--   horizon_days  count  30, 60, 90, 180, 365 or 730, whichever is first to hold four fifths of the won deals' cycles; 90 without any
with wins as (
    select percentile_cont(0.8) within group (order by cycle_days) as days
    from deal_profiles
    where status = 'won'
        and cycle_days is not null
)

select
    cast(
        case
            when days <= 30 then 30
            when days <= 60 then 60
            when days is null or days <= 90 then 90
            when days <= 180 then 180
            when days <= 365 then 365
            else 730
        end as bigint
    ) as horizon_days
from wins
