-- purpose:  Forecast categories of people, teams and regions each add up to the company's, and the cumulative ones follow from the single.
-- label:    Categories add up
-- severity: fail
-- grain:    subject
-- inputs:   forecast_categories
-- columns:
--   subject  text  the sums that differ
--   detail   text  both sums
with totals as (
    select as_of_date, period, scope_type, category, cast(sum(amount) as decimal(38, 6)) as amount
    from forecast_categories
    group by as_of_date, period, scope_type, category
),

parts as (
    select
        t.scope_type || ' ' || t.category || ', ' || t.period || ' on ' || cast(t.as_of_date as string) as subject,
        t.amount as one,
        c.amount as other
    from totals as t
    inner join totals as c
        on c.as_of_date = t.as_of_date
        and c.period = t.period
        and c.category = t.category
        and c.scope_type = 'company'
),

cumulated as (
    select
        b.scope_type || ' ' || b.scope_id || ' best case, ' || b.period || ' on ' || cast(b.as_of_date as string)
            as subject,
        b.cumulative_amount as one,
        cast(sum(f.amount) as decimal(38, 6)) as other
    from forecast_categories as b
    inner join forecast_categories as f
        on f.as_of_date = b.as_of_date
        and f.period = b.period
        and f.scope_type = b.scope_type
        and f.scope_id = b.scope_id
        and f.category <> 'pipeline'
    where b.category = 'best_case'
    group by b.as_of_date, b.period, b.scope_type, b.scope_id, b.cumulative_amount
)

select subject, cast(one as string) || ' beside ' || cast(other as string) as detail
from parts
where one <> other
union all
select subject, cast(one as string) || ' beside ' || cast(other as string) as detail
from cumulated
where one <> other
