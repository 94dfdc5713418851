-- purpose: What every person reached of their quarter's target, as given, for the days that they were there, and in their ramp; to date and month by month.
-- label:   Attainment of people
-- published: yes
-- grain:   owner_id, period
-- inputs:  targets, target_weights, target_workdays, fct_credits, people, as_of_dates
-- columns:
--   owner_id             text   person
--   person               text   as it is shown
--   team                 text   team that carries the target; (several) where they changed within the quarter
--   region               text   likewise
--   period               text   quarter
--   period_start         date   first day
--   period_end_exclusive date   the day after the last
--   is_over              flag   whether the quarter's last day has passed
--   target               money  target as given, or its part of a longer or shorter one
--   actual               money  booked in the quarter up to the as-of date, overlays included
--   attainment           ratio  actual / target
--   present_share        ratio  workdays in the company / workdays of the quarter
--   prorated_target      money  target x present_share: the same where the target was given for the days present already
--   prorated_attainment  ratio  actual / prorated_target
--   ramp                 ratio  share of a full target, weighed by the months' workdays
--   ramped_target        money  target x present_share x ramp
--   ramped_attainment    ratio  actual / ramped_target
--   target_to_date       money  of the target, what falls to the days up to the as-of date
--   attainment_to_date   ratio  actual / target_to_date
--   first_month_share    ratio  linearity: share of the actual booked in the first month of the quarter
--   last_month_share     ratio  share booked in its last month
with review as (
    select as_of_date
    from as_of_dates
    where role = 'review'
),

quarters as (
    select
        t.scope_id as owner_id,
        t.period,
        t.period_start,
        t.period_end_exclusive,
        t.target
    from targets as t
    where t.measure = 'bookings'
        and t.scope_type = 'person'
        and t.period_type = 'quarter'
        and not t.is_balance
        and not t.is_part
),

monthly as (
    select
        t.scope_id as owner_id,
        t.parent_period as period,
        t.period_start as month_start,
        t.period_end_exclusive as month_end,
        t.target,
        w.team,
        w.region,
        w.present_share,
        w.ramp,
        d.workdays,
        d.workdays_passed,
        row_number() over (partition by t.scope_id, t.parent_period order by t.period_start) as place,
        row_number() over (partition by t.scope_id, t.parent_period order by t.period_start desc) as place_back
    from targets as t
    inner join target_weights as w
        on w.owner_id = t.scope_id
        and w.month = t.period
    inner join target_workdays as d
        on d.month = t.period
    where t.measure = 'bookings'
        and t.scope_type = 'person'
        and t.period_type = 'month'
        and not t.is_balance
),

booked as (
    select
        m.owner_id,
        m.period,
        m.place,
        m.place_back,
        cast(coalesce(sum(c.amount), 0) as decimal(38, 6)) as amount
    from monthly as m
    inner join review as r
        on r.as_of_date is not null
    left join fct_credits as c
        on c.as_of_date = r.as_of_date
        and c.owner_id = m.owner_id
        and c.booking_date >= m.month_start
        and c.booking_date < m.month_end
    group by m.owner_id, m.period, m.place, m.place_back
),

booked_quarters as (
    select
        owner_id,
        period,
        cast(sum(amount) as decimal(38, 6)) as actual,
        cast(sum(case when place = 1 then amount else 0 end) as decimal(38, 6)) as first_month,
        cast(sum(case when place_back = 1 then amount else 0 end) as decimal(38, 6)) as last_month
    from booked
    group by owner_id, period
),

whole as (
    select
        owner_id,
        period,
        case when count(distinct team) = 1 then min(team) else '(several)' end as team,
        case when count(distinct region) = 1 then min(region) else '(several)' end as region,
        as_rate(ratio(sum(present_share * workdays), sum(workdays))) as present_share,
        as_rate(ratio(sum(present_share * ramp * workdays), sum(workdays))) as working_share,
        as_rate(ratio(sum(present_share * ramp * workdays), sum(present_share * workdays))) as ramp,
        cast(
            sum(
                cast(
                    round(cast(target * ratio(workdays_passed, workdays) as decimal(38, 9)), 2)
                    as decimal(38, 6)
                )
            ) as decimal(38, 6)
        ) as target_to_date
    from monthly
    group by owner_id, period
),

shared as (
    select
        q.owner_id,
        q.period,
        q.period_start,
        q.period_end_exclusive,
        q.target,
        w.team,
        w.region,
        w.present_share,
        w.ramp,
        cast(round(cast(q.target * w.present_share as decimal(38, 9)), 2) as decimal(38, 6))
            as prorated_target,
        cast(round(cast(q.target * w.working_share as decimal(38, 9)), 2) as decimal(38, 6))
            as ramped_target,
        w.target_to_date,
        b.actual,
        b.first_month,
        b.last_month
    from quarters as q
    inner join whole as w
        on w.owner_id = q.owner_id
        and w.period = q.period
    inner join booked_quarters as b
        on b.owner_id = q.owner_id
        and b.period = q.period
)

select
    s.owner_id,
    coalesce(p.shown_as, s.owner_id) as person,
    s.team,
    s.region,
    s.period,
    s.period_start,
    s.period_end_exclusive,
    s.period_end_exclusive <= cast(r.as_of_date + interval 1 day as date) as is_over,
    s.target,
    s.actual,
    case when s.target > 0 then as_rate(ratio(s.actual, s.target)) end as attainment,
    s.present_share,
    s.prorated_target,
    case when s.prorated_target > 0 then as_rate(ratio(s.actual, s.prorated_target)) end
        as prorated_attainment,
    s.ramp,
    s.ramped_target,
    case when s.ramped_target > 0 then as_rate(ratio(s.actual, s.ramped_target)) end
        as ramped_attainment,
    s.target_to_date,
    case when s.target_to_date > 0 then as_rate(ratio(s.actual, s.target_to_date)) end
        as attainment_to_date,
    as_rate(ratio(s.first_month, s.actual)) as first_month_share,
    as_rate(ratio(s.last_month, s.actual)) as last_month_share
from shared as s
cross join review as r
left join people as p
    on p.owner_id = s.owner_id
