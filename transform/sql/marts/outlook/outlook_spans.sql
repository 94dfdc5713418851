-- purpose: The spans in which opportunities were open on a day from which quarters are foreseen, with the numbers of the first such day and the last.
-- stored:  no
-- grain:   opportunity_id, start_date
-- inputs:  outlook_points, deal_spans, calendar
-- columns:
--   opportunity_id  text   opportunity
--   start_date      date   first day of the span
--   first_number    count  1 for the earliest of all those days
--   points          count  how many of them the span holds, at least 1
with bounds as (
    select min(point) as first_point, max(point) as last_point, count(*) as points
    from outlook_points
),

points_before as (
    select c.day, count(p.point) as points
    from calendar as c
    inner join bounds as b
        on b.first_point <= c.day
        and b.last_point >= c.day
    left join outlook_points as p
        on p.point < c.day
    group by c.day
),

-- Most spans lie between two of the days. Counting tells so without comparing every span with every day.
counted as (
    select
        s.opportunity_id,
        s.start_date,
        f.points as before_start,
        case
            when s.end_exclusive is null or s.end_exclusive > b.last_point then b.points
            else e.points
        end as before_end
    from deal_spans as s
    cross join bounds as b
    inner join points_before as f
        on f.day = greatest(s.start_date, b.first_point)
    left join points_before as e
        on e.day = s.end_exclusive
    where s.status = 'open'
        and (s.end_exclusive is null or s.end_exclusive > b.first_point)
)

select
    opportunity_id,
    start_date,
    before_start + 1 as first_number,
    before_end - before_start as points
from counted
where before_end > before_start
