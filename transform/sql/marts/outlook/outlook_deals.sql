-- purpose: Every deal that was open on a day from which quarters are foreseen, in bands of what was known of it then, and its next end.
-- grain:   point, opportunity_id
-- inputs:  outlook_points, deal_spans, deal_lives, deal_ends, stg_history, stg_assignments, calendar
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
    from outlook_points as p
    inner join deal_spans as s
        on s.start_date <= p.point
        and coalesce(s.end_exclusive, date '9999-12-31') > p.point
    inner join deal_lives as l
        on l.opportunity_id = s.opportunity_id
        and l.start_date = s.start_date
    cross join histories as h
    where s.status = 'open'
),

averages as (
    select point, cast(sum(amount) as decimal(38, 6)) as amount, count(amount) as deals
    from open_then
    group by point
),

-- Of a large company only the largest teams are told apart: what is kept stays as small as it is.
owners as (
    select
        o.point,
        o.opportunity_id,
        nullif(a.team, '(unassigned)') as team,
        count(*) over (partition by o.point, a.team) as deals
    from open_then as o
    inner join stg_assignments as a
        on a.owner_id = o.owner_id
        and a.start_date <= o.point
        and coalesce(a.end_exclusive, date '9999-12-31') > o.point
),

teams as (
    select
        point,
        opportunity_id,
        team,
        dense_rank() over (partition by point order by deals desc, team) as place
    from owners
    where team is not null
),

ended as (
    select
        o.point,
        o.opportunity_id,
        e.outcome,
        e.end_date,
        e.amount,
        row_number() over (
            partition by o.point, o.opportunity_id
            order by e.told_date
        ) as place
    from open_then as o
    inner join deal_ends as e
        on e.opportunity_id = o.opportunity_id
        and e.told_date > o.point
),

quarters as (
    select
        quarter,
        cast(row_number() over (order by quarter_start) as bigint) as quarter_number
    from calendar
    where day = quarter_start
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
            then greatest(q.quarter_number - o.quarter_number, cast(0 as bigint))
    end as steps,
    case when e.outcome = 'won' then e.amount end as won_amount
from open_then as o
inner join averages as a
    on a.point = o.point
left join teams as t
    on t.point = o.point
    and t.opportunity_id = o.opportunity_id
    and t.place <= 24
left join ended as e
    on e.point = o.point
    and e.opportunity_id = o.opportunity_id
    and e.place = 1
left join calendar as c
    on c.day = e.end_date
left join quarters as q
    on q.quarter = c.quarter
