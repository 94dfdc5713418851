-- purpose: The deals of this quarter and the next as they stood at the end of each week: won in it, or open, with their category.
-- grain:   as_of_date, period, opportunity_id
-- inputs:  stg_snapshot_dates, deal_spans, stg_forecast_categories, as_of_dates, calendar
-- columns:
--   as_of_date      date   the date asked about
--   period          text   quarter
--   opportunity_id  text   opportunity
--   owner_id        text   who was credited
--   credit_date     date   whose team on this day is credited: the close date; while open, the date asked about
--   category        text   closed where won; open: commit, most_likely, best_case, pipeline or omitted
--   amount          money  its amount then
with quarters as (
    select c.quarter, c.quarter_start, c.quarter_end_exclusive
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    where d.role = 'review'
    union all
    select n.quarter, n.quarter_start, n.quarter_end_exclusive
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    inner join calendar as n
        on n.day = c.quarter_end_exclusive
    where d.role = 'review'
),

standing as (
    select d.as_of_date, s.*
    from stg_snapshot_dates as d
    inner join deal_spans as s
        on s.start_date <= d.as_of_date
        and (s.end_exclusive is null or s.end_exclusive > d.as_of_date)
        and s.status in ('open', 'won')
),

-- A date before the first export with categories has none: it is left out, not counted as pipeline.
known as (
    select
        as_of_date,
        count(case when status = 'open' then forecast_category end) > 0 as has_categories,
        count(case when status = 'open' then close_date end) > 0 as is_planned
    from standing
    group by as_of_date
)

select
    s.as_of_date,
    q.quarter as period,
    s.opportunity_id,
    s.owner_id,
    case when s.status = 'open' then s.as_of_date else s.close_date end as credit_date,
    case
        when s.status = 'won' then 'closed'
        -- An open deal is not closed, whatever its category says.
        when c.category = 'closed' then 'pipeline'
        else coalesce(c.category, 'pipeline')
    end as category,
    s.amount
from standing as s
inner join known as k
    on k.as_of_date = s.as_of_date
    and k.has_categories
inner join quarters as q
    on (s.close_date >= q.quarter_start and s.close_date < q.quarter_end_exclusive)
    or (s.status = 'open' and s.close_date is null and not k.is_planned)
left join stg_forecast_categories as c
    on c.spelled = s.forecast_category
