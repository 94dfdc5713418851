-- purpose: The periods that conversions and win rates are shown for, and the quarters, whole or from their recent days, that each is added up from.
-- grain:   period, quarter, is_recent
-- inputs:  periods, as_of_dates
-- columns:
--   period       text  quarter, fiscal year, rolling_twelve_months up to the review's date, or all
--   period_kind  text  quarter, year, rolling or all
--   quarter      text  quarter that is in it
--   is_recent    flag  whether the days of its last twelve months, or those before, are meant
--   is_over      flag  whether all of its days have passed
with quarters as (
    select
        q.period as quarter,
        y.period as year,
        q.period_end_exclusive <= cast(d.as_of_date + interval 1 day as date) as quarter_is_over,
        y.period_end_exclusive <= cast(d.as_of_date + interval 1 day as date) as year_is_over
    from periods as q
    inner join periods as y
        on y.period_type = 'year'
        and y.period_start <= q.period_start
        and y.period_end_exclusive > q.period_start
    cross join as_of_dates as d
    where q.period_type = 'quarter'
        and d.role = 'review'
        and q.period_start <= d.as_of_date
),

days as (
    select true as is_recent
    union all
    select false as is_recent
)

select q.quarter as period, 'quarter' as period_kind, q.quarter, d.is_recent, q.quarter_is_over as is_over
from quarters as q
cross join days as d
union all
select q.year as period, 'year' as period_kind, q.quarter, d.is_recent, q.year_is_over as is_over
from quarters as q
cross join days as d
union all
select
    'rolling_twelve_months' as period,
    'rolling' as period_kind,
    q.quarter,
    true as is_recent,
    true as is_over
from quarters as q
union all
select 'all' as period, 'all' as period_kind, q.quarter, d.is_recent, true as is_over
from quarters as q
cross join days as d
