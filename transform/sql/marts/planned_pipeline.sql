-- purpose: Open deals by the quarter they are planned to close in, for the quarter under review and the next.
-- grain:   scope_type, scope_id, period
-- inputs:  scope_days, as_of_dates, calendar
-- columns:
--   scope_type   text   company, region, team, person, product or product_family
--   scope_id     text   which one
--   period       text   quarter
--   open_amount  money  deals planned to close in it; all open deals where the export plans no dates
with quarters as (
    select c.quarter
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    where d.role = 'review'
    union all
    select n.quarter
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    inner join calendar as n
        on n.day = c.quarter_end_exclusive
    where d.role = 'review'
),

standing as (
    select f.scope_type, f.scope_id, f.event_date, f.amount
    from scope_days as f
    inner join as_of_dates as d
        on d.as_of_date = f.as_of_date
        and d.role = 'review'
    where f.record_kind = 'open'
),

planned as (
    select count(*) as deals
    from standing
    where event_date is not null
)

select
    f.scope_type,
    f.scope_id,
    q.quarter as period,
    cast(sum(f.amount) as decimal(38, 6)) as open_amount
from standing as f
cross join planned as p
left join calendar as c
    on c.day = f.event_date
cross join quarters as q
where c.quarter = q.quarter
    or p.deals = 0
group by f.scope_type, f.scope_id, q.quarter
