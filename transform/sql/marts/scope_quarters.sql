-- purpose: The quarters of every company, region, team, person and product: target, booked, won, lost, created.
-- label:   Quarters
-- published: yes
-- grain:   scope_type, scope_id, period
-- inputs:  scope_days, scope_targets, scopes, as_of_dates, calendar, periods
-- columns:
--   scope_type            text   company, region, team, person, product or product_family
--   scope_id              text   which one
--   scope_name            text   as it is shown
--   period                text   quarter
--   period_start          date   first day
--   period_end_exclusive  date   the day after the last
--   target                money  target; empty where there is none
--   booked                money  booked up to the as-of date; of a shared deal each person's part
--   attainment            ratio  booked / target; empty where the target is not above zero
--   booking_count         count  bookings
--   won_count             count  deals won
--   lost_count            count  deals lost
--   win_rate              ratio  won / (won + lost), by count
--   average_deal_size     money  amount of the owner's bookings / those that have one, rounded to the minor unit
--   created_count         count  deals created
with counted as (
    select
        f.scope_type,
        f.scope_id,
        c.quarter as period,
        cast(sum(case when f.record_kind = 'credit' then f.amount else 0 end) as decimal(38, 6))
            as booked,
        cast(sum(case when f.record_kind = 'booking' then f.amount end) as decimal(38, 6))
            as deal_amount,
        cast(sum(case when f.record_kind = 'booking' then f.records else 0 end) as bigint)
            as booking_count,
        cast(sum(case when f.record_kind = 'booking' then f.valued_records else 0 end) as bigint)
            as valued_booking_count,
        cast(sum(case when f.record_kind = 'won' then f.records else 0 end) as bigint) as won_count,
        cast(sum(case when f.record_kind = 'lost' then f.records else 0 end) as bigint) as lost_count,
        cast(sum(case when f.record_kind = 'created' then f.records else 0 end) as bigint)
            as created_count
    from scope_days as f
    inner join as_of_dates as d
        on d.as_of_date = f.as_of_date
        and d.role = 'review'
    inner join calendar as c
        on c.day = f.event_date
    where f.record_kind <> 'open'
    group by f.scope_type, f.scope_id, c.quarter
),

keys as (
    select scope_type, scope_id, period from counted
    union
    select scope_type, scope_id, period from scope_targets
)

select
    k.scope_type,
    k.scope_id,
    s.scope_name,
    k.period,
    p.period_start,
    p.period_end_exclusive,
    t.target,
    coalesce(q.booked, cast(0 as decimal(38, 6))) as booked,
    case
        when t.target > 0
            then as_rate(ratio(coalesce(q.booked, cast(0 as decimal(38, 6))), t.target))
    end as attainment,
    coalesce(q.booking_count, cast(0 as bigint)) as booking_count,
    coalesce(q.won_count, cast(0 as bigint)) as won_count,
    coalesce(q.lost_count, cast(0 as bigint)) as lost_count,
    as_rate(ratio(q.won_count, q.won_count + q.lost_count)) as win_rate,
    cast(
        round(cast(ratio(q.deal_amount, q.valued_booking_count) as decimal(38, 9)), 2) as decimal(38, 6)
    ) as average_deal_size,
    coalesce(q.created_count, cast(0 as bigint)) as created_count
from keys as k
inner join scopes as s
    on s.scope_type = k.scope_type
    and s.scope_id = k.scope_id
inner join periods as p
    on p.period = k.period
left join scope_targets as t
    on t.scope_type = k.scope_type
    and t.scope_id = k.scope_id
    and t.period = k.period
left join counted as q
    on q.scope_type = k.scope_type
    and q.scope_id = k.scope_id
    and q.period = k.period
