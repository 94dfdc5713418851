-- purpose: What was booked by each workday of the quarter under review and of the twelve before it.
-- grain:   scope_type, scope_id, quarter, workday
-- inputs:  scope_days, calendar, as_of_dates
-- columns:
--   scope_type  text   company, region or team
--   scope_id    text   which one
--   quarter     text   quarter
--   is_review   flag   whether it is the quarter under review
--   workday     count  a workday number of the quarter under review; on its last the others count whole
--   booked      money  booked by the end of that workday and the days off after it
--   total       money  booked in the whole quarter, up to the review's date
with review as (
    select
        d.as_of_date,
        c.quarter,
        c.quarter_start,
        c.workdays_of_quarter
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    where d.role = 'review'
),

booked as (
    select
        f.scope_type,
        f.scope_id,
        c.quarter,
        c.quarter_start,
        -- Days off before the first workday count with it.
        greatest(c.workday_of_quarter, 1) as workday,
        cast(sum(f.amount) as decimal(38, 6)) as amount
    from scope_days as f
    inner join review as r
        on r.as_of_date = f.as_of_date
    inner join calendar as c
        on c.day = f.event_date
    where f.record_kind = 'credit'
        and f.scope_type in ('company', 'region', 'team')
    group by f.scope_type, f.scope_id, c.quarter, c.quarter_start, greatest(c.workday_of_quarter, 1)
),

-- The quarter of the first booking may have begun before the exports did.
firsts as (
    select scope_type, scope_id, min(quarter_start) as first_start
    from booked
    group by scope_type, scope_id
),

quarters as (
    select
        c.quarter,
        c.quarter_start,
        row_number() over (order by c.quarter_start desc) as place
    from calendar as c
    cross join review as r
    where c.day = c.quarter_start
        and c.quarter_start <= r.quarter_start
),

grid as (
    select
        f.scope_type,
        f.scope_id,
        q.quarter,
        q.place = 1 as is_review,
        w.workday_of_quarter as workday,
        w.workday_of_quarter = r.workdays_of_quarter as is_last
    from firsts as f
    inner join quarters as q
        on (q.quarter_start > f.first_start and q.place <= 13)
        or q.place = 1
    cross join review as r
    inner join calendar as w
        on w.quarter = r.quarter
        and w.is_workday
),

totals as (
    select scope_type, scope_id, quarter, cast(sum(amount) as decimal(38, 6)) as total
    from booked
    group by scope_type, scope_id, quarter
)

select
    g.scope_type,
    g.scope_id,
    g.quarter,
    g.is_review,
    g.workday,
    cast(
        case
            when g.is_last then coalesce(t.total, 0)
            else coalesce(sum(b.amount) over (
                partition by g.scope_type, g.scope_id, g.quarter
                order by g.workday
                rows between unbounded preceding and current row
            ), 0)
        end as decimal(38, 6)
    ) as booked,
    cast(coalesce(t.total, 0) as decimal(38, 6)) as total
from grid as g
left join booked as b
    on b.scope_type = g.scope_type
    and b.scope_id = g.scope_id
    and b.quarter = g.quarter
    and b.workday = g.workday
left join totals as t
    on t.scope_type = g.scope_type
    and t.scope_id = g.scope_id
    and t.quarter = g.quarter
