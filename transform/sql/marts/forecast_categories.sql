-- purpose: What is won and open by the sellers' own forecast category, now and at the end of each week before.
-- label:   Forecast categories
-- published: yes
-- grain:   as_of_date, period, scope_type, scope_id, category
-- inputs:  stg_snapshot_deals, stg_assignments
-- columns:
--   as_of_date         date   the review's date, or the last day of a week before; none before the first export with categories
--   period             text   quarter under review and the next
--   scope_type         text   company, region, team or person, as organised then
--   scope_id           text   which one
--   category           text   closed (won), commit, most_likely, best_case or pipeline; omitted counts nowhere
--   category_order     count  1 for closed
--   amount             money  of the category alone
--   deals              count  deals
--   cumulative_amount  money  with the categories before it; of pipeline: all that is open, without what is closed
--   cumulative_deals   count  deals, likewise
with placed as (
    select
        d.as_of_date,
        d.period,
        d.owner_id,
        coalesce(g.team, '(unassigned)') as team,
        coalesce(g.region, '(unassigned)') as region,
        d.category,
        d.amount
    from stg_snapshot_deals as d
    left join stg_assignments as g
        on g.owner_id = d.owner_id
        and g.start_date <= d.credit_date
        and (g.end_exclusive is null or g.end_exclusive > d.credit_date)
),

scoped as (
    select as_of_date, period, 'company' as scope_type, 'company' as scope_id, category, amount from placed
    union all
    select as_of_date, period, 'region' as scope_type, region as scope_id, category, amount from placed
    union all
    select as_of_date, period, 'team' as scope_type, team as scope_id, category, amount from placed
    union all
    select as_of_date, period, 'person' as scope_type, owner_id as scope_id, category, amount from placed
),

sums as (
    select
        as_of_date,
        period,
        scope_type,
        scope_id,
        category,
        sum(coalesce(amount, 0)) as amount,
        count(*) as deals
    from scoped
    where category <> 'omitted'
    group by as_of_date, period, scope_type, scope_id, category
),

-- Most likely is in use at some companies only.
categories as (
    select 'closed' as category, 1 as category_order
    union all
    select 'commit' as category, 2 as category_order
    union all
    select distinct 'most_likely' as category, 3 as category_order from sums where category = 'most_likely'
    union all
    select 'best_case' as category, 4 as category_order
    union all
    select 'pipeline' as category, 5 as category_order
),

nodes as (
    select distinct as_of_date, period, scope_type, scope_id from sums
),

filled as (
    select
        n.as_of_date,
        n.period,
        n.scope_type,
        n.scope_id,
        c.category,
        c.category_order,
        coalesce(s.amount, 0) as amount,
        coalesce(s.deals, 0) as deals
    from nodes as n
    cross join categories as c
    left join sums as s
        on s.as_of_date = n.as_of_date
        and s.period = n.period
        and s.scope_type = n.scope_type
        and s.scope_id = n.scope_id
        and s.category = c.category
)

select
    f.as_of_date,
    f.period,
    f.scope_type,
    f.scope_id,
    f.category,
    cast(f.category_order as bigint) as category_order,
    cast(f.amount as decimal(38, 6)) as amount,
    cast(f.deals as bigint) as deals,
    cast(
        (sum(f.amount) over upward)
            - case when f.category = 'pipeline' then first_value(f.amount) over upward else 0 end
        as decimal(38, 6)
    ) as cumulative_amount,
    cast(
        (sum(f.deals) over upward)
            - case when f.category = 'pipeline' then first_value(f.deals) over upward else 0 end
        as bigint
    ) as cumulative_deals
from filled as f
window upward as (
    partition by f.as_of_date, f.period, f.scope_type, f.scope_id
    order by f.category_order
    rows unbounded preceding
)
