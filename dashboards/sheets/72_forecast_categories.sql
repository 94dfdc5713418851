-- purpose: What is won and open by the sellers' own forecast category, each alone and added up, by the organisation of today.
-- tab:     pipeline
-- title:   Forecast categories
-- message: Committed or won for {quarter}: {sum committed_so_far where review_order = 1} | Forecast categories
-- empty:   No export says which forecast category a deal is in, so there is no roll-up by category. A column of forecast categories in the opportunities fills this table.
-- note:    Closed: won. Commit or closed, and the next: with those to the left. A deal without a category counts as pipeline; one that is omitted counts nowhere.
-- order_by: period, scope_order, best_case_so_far desc, scope_name
-- grain:   scope_type, scope_id, period
-- inputs:  forecast_categories, scopes, as_of_dates, calendar
-- columns:
--   scope_name          text   whose it is
--   scope_type          text   company, region, team or person
--   period              text   quarter
--   closed              money  won
--   committed           money  open, commit
--   most_likely         money  open, most likely; empty where no deal is
--   best_case           money  open, best case
--   pipeline            money  open, all others but the omitted
--   committed_so_far    money  closed and commit
--   most_likely_so_far  money  with most likely
--   best_case_so_far    money  with best case
--   open_pipeline       money  commit, most likely, best case and pipeline
--   scope_id            text   the source's own key
--   scope_order         count  1 for the company
--   review_order        count  1 for the company's quarter under review, else 0
with review as (
    select d.as_of_date, c.quarter
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    where d.role = 'review'
),

sums as (
    select
        f.scope_type,
        f.scope_id,
        f.period,
        sum(case when f.category = 'closed' then f.amount end) as closed,
        sum(case when f.category = 'commit' then f.amount end) as committed,
        sum(case when f.category = 'most_likely' then f.amount end) as most_likely,
        sum(case when f.category = 'best_case' then f.amount end) as best_case,
        sum(case when f.category = 'pipeline' then f.amount end) as pipeline,
        sum(case when f.category = 'commit' then f.cumulative_amount end) as committed_so_far,
        sum(case when f.category = 'most_likely' then f.cumulative_amount end) as most_likely_so_far,
        sum(case when f.category = 'best_case' then f.cumulative_amount end) as best_case_so_far,
        sum(case when f.category = 'pipeline' then f.cumulative_amount end) as open_pipeline
    from forecast_categories as f
    inner join review as r
        on r.as_of_date = f.as_of_date
    group by f.scope_type, f.scope_id, f.period
)

select
    coalesce(n.scope_name, s.scope_id) as scope_name,
    s.scope_type,
    s.period,
    cast(s.closed as decimal(38, 6)) as closed,
    cast(s.committed as decimal(38, 6)) as committed,
    cast(s.most_likely as decimal(38, 6)) as most_likely,
    cast(s.best_case as decimal(38, 6)) as best_case,
    cast(s.pipeline as decimal(38, 6)) as pipeline,
    cast(s.committed_so_far as decimal(38, 6)) as committed_so_far,
    cast(s.most_likely_so_far as decimal(38, 6)) as most_likely_so_far,
    cast(s.best_case_so_far as decimal(38, 6)) as best_case_so_far,
    cast(s.open_pipeline as decimal(38, 6)) as open_pipeline,
    s.scope_id,
    cast(
        case s.scope_type when 'company' then 1 when 'region' then 2 when 'team' then 3 else 4 end as bigint
    ) as scope_order,
    cast(case when s.scope_type = 'company' and s.period = r.quarter then 1 else 0 end as bigint) as review_order
from sums as s
cross join review as r
left join scopes as n
    on n.scope_type = s.scope_type
    and n.scope_id = s.scope_id
