-- purpose: What was booked by each workday of earlier quarters, in the middle and at the edges, in money and as a share of the quarter.
-- grain:   scope_type, scope_id, workday
-- inputs:  pacing_quarters
-- columns:
--   scope_type      text    company, region or team
--   scope_id        text    which one
--   workday         count   workday of the quarter
--   quarters        count   n: earlier quarters
--   booked_median   money   booked by then: the median
--   booked_low      money   one in ten was lower; unknown with fewer than four quarters
--   booked_high     money   one in ten was higher; likewise
--   share_median    ratio   share of the quarter's bookings by then: the median
--   share_low       ratio   one in ten was lower; unknown with fewer than four quarters
--   share_high      ratio   one in ten was higher; likewise
with shares as (
    select
        scope_type,
        scope_id,
        workday,
        cast(booked as double) as booked,
        ratio(booked, total) as share
    from pacing_quarters
    where not is_review
),

ranked as (
    select
        scope_type,
        scope_id,
        workday,
        count(*) as quarters,
        percentile_cont(0.5) within group (order by booked) as booked_median,
        percentile_cont(0.1) within group (order by booked) as booked_low,
        percentile_cont(0.9) within group (order by booked) as booked_high,
        percentile_cont(0.5) within group (order by share) as share_median,
        percentile_cont(0.1) within group (order by share) as share_low,
        percentile_cont(0.9) within group (order by share) as share_high
    from shares
    group by scope_type, scope_id, workday
)

select
    scope_type,
    scope_id,
    workday,
    quarters,
    cast(as_statistic(booked_median) as decimal(38, 6)) as booked_median,
    case
        when quarters >= 4 then cast(as_statistic(booked_low) as decimal(38, 6))
    end as booked_low,
    case
        when quarters >= 4 then cast(as_statistic(booked_high) as decimal(38, 6))
    end as booked_high,
    share_median,
    case when quarters >= 4 then share_low end as share_low,
    case when quarters >= 4 then share_high end as share_high
from ranked
