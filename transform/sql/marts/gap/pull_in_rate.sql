-- purpose: How often a deal that was planned for a later quarter, and was won in the end, was won within the quarter already.
-- grain:
-- inputs:  flag_deals, flag_dates, fct_opportunities, as_of_dates
-- columns:
--   won_later    count  n: deals planned for a later quarter on the same day of earlier quarters, and won since
--   won_earlier  count  of these won by the end of that quarter
--   rate         ratio  won_earlier / won_later; empty where there are none
with won as (
    select o.opportunity_id, o.close_date
    from fct_opportunities as o
    inner join as_of_dates as d
        on d.as_of_date = o.as_of_date
    where d.role = 'review'
        and o.status = 'won'
),

later as (
    select
        case when w.close_date < d.quarter_end_exclusive then 1 else 0 end as is_earlier
    from flag_deals as f
    inner join flag_dates as d
        on d.as_of_date = f.as_of_date
    inner join won as w
        on w.opportunity_id = f.opportunity_id
    where not d.is_review
        and f.close_date >= d.quarter_end_exclusive
)

select
    count(*) as won_later,
    cast(coalesce(sum(is_earlier), 0) as bigint) as won_earlier,
    as_rate(ratio(sum(is_earlier), count(*))) as rate
from later
