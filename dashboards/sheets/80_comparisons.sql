-- purpose: Every metric of the quarter so far beside the same days a year ago, the quarter before, the year to date and twelve months.
-- tab:     comparisons
-- book:    analysis
-- title:   Comparisons
-- message: {rows} metrics of the company, its regions, teams and people
-- empty:   There is no metric to compare.
-- note:    A stock, as the open pipeline, has only the review's date and the same day of the quarter before. A day's counterpart a year ago is the fiscal calendar's. 29 February and the days of a 53rd week have none: a span that ends on one reaches, a year ago, to the counterpart of the last day before it that has one. Twelve months are counted by date.
-- order_by: scope_order, scope_name, metric
-- grain:   scope_type, scope_id, metric
-- inputs:  comparisons
-- columns:
--   scope_name       text    whose
--   scope_type       text    company, region, team or person
--   metric           text    what is measured
--   value_now        number  quarter so far
--   value_year_ago   number  the same days a year ago
--   value_before     number  the quarter before
--   value_to_date    number  year to date
--   value_to_date_before  number  last year to the same day
--   value_rolling    number  twelve months up to the review's date
--   value_rolling_before  number  the twelve months before
--   scope_id         text    which one
--   scope_order      count   1 for the company
select
    min(scope_name) as scope_name,
    scope_type,
    metric,
    max(case when span = 'current_quarter' then value end) as value_now,
    max(case when span = 'same_period_last_year' then value end) as value_year_ago,
    max(case when span = 'previous_quarter' then value end) as value_before,
    max(case when span = 'year_to_date' then value end) as value_to_date,
    max(case when span = 'last_year_to_date' then value end) as value_to_date_before,
    max(case when span = 'rolling_twelve_months' then value end) as value_rolling,
    max(case when span = 'twelve_months_before' then value end) as value_rolling_before,
    scope_id,
    cast(
        min(case scope_type when 'company' then 1 when 'region' then 2 when 'team' then 3 else 4 end)
        as bigint
    ) as scope_order
from comparisons
where scope_type in ('company', 'region', 'team', 'person')
group by scope_type, scope_id, metric
