-- purpose: Every deal that was open on a day from which quarters are foreseen, in bands of what was known of it then, and its next end.
-- grain:   point, opportunity_id
-- inputs:  outlook_points, outlook_spans, deal_spans, deal_lives, deal_ends, stg_history, stg_assignments, calendar
-- columns:
--   point           date   the day
--   opportunity_id  text   opportunity that was open at its end
--   plan            text   this_quarter, overdue, next_quarter, later or unknown: for when it was planned
--   stage_order     count  1 for the first stage, 0 where the stage of then is unknown
--   size_band       text   small, below or above the average of the day, large (twice the average), or unknown
--   is_pushed       flag   whether its plan had moved to a later quarter before
--   age_band        count  days since it was created, at least: 0, 30, 60, 120 or 240
--   team            text   that of its owner on the day, if among the 24 with the most open deals; unknown for others
--   owner_id        text   who was credited then
--   push_count      count  times it had moved
--   age_days        days   days since it was created
--   amount          money  planned; unknown where only its end is known
--   outcome         text   won or lost, the next end after the day; unknown while it is open
--   steps           count  quarters from that of the day to that of its end; unknown while it is open
--   won_amount      money  what it was won at
with histories as (
    select
        count(case when field = 'stage' then 1 end) > 0 as has_stages,
        count(case when field = 'amount' then 1 end) > 0 as has_amounts,
        count(case when field = 'close_date' then 1 end) > 0 as has_close_dates,
        count(case when field = 'owner_id' then 1 end) > 0 as has_owners
    from stg_history
),

numbered as (
    select
        *,
        row_number() over (order by point) as point_number
    from outlook_points
),

-- A span that holds three of the days has a first, a second and a third.
places as (
    select m.point_number as points, n.point_number - 1 as place
    from numbered as m
    inner join numbered as n
        on n.point_number <= m.point_number
),

-- Neither stated by then nor in a history, a field is known as it is today, which nobody knew then.
open_then as (
    select
        p.point,
        p.quarter_number,
        p.quarter_end_exclusive,
        p.next_end_exclusive,
        s.opportunity_id,
        case
            when p.role = 'review' or s.history_kind = 'observed' or h.has_stages then s.stage_order
        end as stage_order,
        case
            when p.role = 'review'
                or s.history_kind = 'observed'
                or h.has_amounts
                or s.amount_basis = 'list price'
                then s.amount
        end as amount,
        case
            when p.role = 'review' or s.history_kind = 'observed' or h.has_close_dates then s.close_date
        end as close_date,
        case
            when p.role = 'review' or s.history_kind = 'observed' or h.has_owners then s.owner_id
        end as owner_id,
        l.push_count,
        days_between(l.created_date, p.point) as age_days
    from outlook_spans as o
    inner join deal_spans as s
        on s.opportunity_id = o.opportunity_id
        and s.start_date = o.start_date
    inner join deal_lives as l
        on l.opportunity_id = o.opportunity_id
        and l.start_date <= o.start_date
        and (l.end_exclusive is null or l.end_exclusive > o.start_date)
    inner join places as n
        on n.points = o.points
    inner join numbered as p
        on p.point_number = o.first_number + n.place
    cross join histories as h
),

averages as (
    select point, cast(sum(amount) as decimal(38, 6)) as amount, count(amount) as deals
    from open_then
    group by point
),

-- Of a large company only the largest teams are told apart: what is kept stays as small as it is.
teams as (
    select
        o.point,
        a.team,
        row_number() over (partition by o.point order by count(*) desc, a.team) as place
    from open_then as o
    inner join stg_assignments as a
        on a.owner_id = o.owner_id
        and a.start_date <= o.point
        and (a.end_exclusive is null or a.end_exclusive > o.point)
    where a.team <> '(unassigned)'
    group by o.point, a.team
),

quarters as (
    select
        quarter,
        cast(row_number() over (order by quarter_start) as bigint) as quarter_number
    from calendar
    where day = quarter_start
),

-- The next end after a day is the one that was told after it, while the one before was told by then.
ends as (
    select
        e.opportunity_id,
        e.told_date,
        lag(e.told_date) over (partition by e.opportunity_id order by e.told_date) as told_before,
        e.outcome,
        e.amount,
        q.quarter_number
    from deal_ends as e
    left join calendar as c
        on c.day = e.end_date
    left join quarters as q
        on q.quarter = c.quarter
)

select
    o.point,
    o.opportunity_id,
    case
        when o.close_date is null then 'unknown'
        when o.close_date <= o.point then 'overdue'
        when o.close_date < o.quarter_end_exclusive then 'this_quarter'
        when o.close_date < o.next_end_exclusive then 'next_quarter'
        else 'later'
    end as plan,
    coalesce(o.stage_order, cast(0 as bigint)) as stage_order,
    case
        when o.amount is null or a.amount <= 0 then 'unknown'
        when o.amount * 2 * a.deals < a.amount then 'small'
        when o.amount * a.deals < a.amount then 'below'
        when o.amount * a.deals < a.amount * 2 then 'above'
        else 'large'
    end as size_band,
    o.push_count > 0 as is_pushed,
    cast(
        case
            when o.age_days < 30 then 0
            when o.age_days < 60 then 30
            when o.age_days < 120 then 60
            when o.age_days < 240 then 120
            else 240
        end as bigint
    ) as age_band,
    t.team,
    o.owner_id,
    o.push_count,
    cast(o.age_days as double) as age_days,
    o.amount,
    e.outcome,
    -- An end that was told late counts in the quarter of the day.
    case
        when e.outcome is not null
            then greatest(e.quarter_number - o.quarter_number, cast(0 as bigint))
    end as steps,
    case when e.outcome = 'won' then e.amount end as won_amount
from open_then as o
inner join averages as a
    on a.point = o.point
left join stg_assignments as w
    on w.owner_id = o.owner_id
    and w.start_date <= o.point
    and (w.end_exclusive is null or w.end_exclusive > o.point)
left join teams as t
    on t.point = o.point
    and t.team = w.team
    and t.place <= 24
left join ends as e
    on e.opportunity_id = o.opportunity_id
    and e.told_date > o.point
    and (e.told_before is null or e.told_before <= o.point)
