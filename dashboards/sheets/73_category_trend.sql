-- purpose: What was won and open for this quarter by forecast category, at the end of each week.
-- tab:     pipeline
-- title:   Forecast categories by week
-- empty:   Forecast categories of past weeks are known once a store holds exports of several weeks.
-- order_by: week_end
-- chart:   stacked week_end: closed, committed, most_likely, best_case, pipeline
-- grain:   week_end
-- inputs:  forecast_categories, as_of_dates, calendar
-- columns:
--   week_end     text   the last day of the week, or the review's date
--   closed       money  won by then
--   committed    money  open then, commit
--   most_likely  money  open then, most likely
--   best_case    money  open then, best case
--   pipeline     money  open then, all others but the omitted
with weeks as (
    select
        f.as_of_date,
        sum(case when f.category = 'closed' then f.amount end) as closed,
        sum(case when f.category = 'commit' then f.amount end) as committed,
        sum(case when f.category = 'most_likely' then f.amount end) as most_likely,
        sum(case when f.category = 'best_case' then f.amount end) as best_case,
        sum(case when f.category = 'pipeline' then f.amount end) as pipeline
    from forecast_categories as f
    inner join as_of_dates as d
        on d.role = 'review'
    inner join calendar as c
        on c.day = d.as_of_date
        and c.quarter = f.period
    where f.scope_type = 'company'
    group by f.as_of_date
),

counted as (
    select count(*) as weeks from weeks
)

select
    cast(w.as_of_date as string) as week_end,
    cast(w.closed as decimal(38, 6)) as closed,
    cast(w.committed as decimal(38, 6)) as committed,
    cast(w.most_likely as decimal(38, 6)) as most_likely,
    cast(w.best_case as decimal(38, 6)) as best_case,
    cast(w.pipeline as decimal(38, 6)) as pipeline
from weeks as w
inner join counted as n
    on n.weeks > 1
