-- purpose: What was reached of each target, over the very period it was given for.
-- label:   Attainment
-- published: yes
-- grain:   measure, scope_type, scope_id, product_id, period_start, period_end_exclusive
-- inputs:  stg_targets, measure_events, scope_events, market_shares, people, periods
-- columns:
--   measure               text   what is measured, as bookings
--   scope_type            text   person, team, region, product, channel or company
--   scope_id              text   whose target it is
--   scope_name            text   as it is shown
--   product_id            text   the only product that counts; empty where all do
--   period                text   the calendar's name for the period, else start/end
--   period_start          date   first day
--   period_end_exclusive  date   the day after the last
--   actual                money  measured in the period, up to the as-of date: money, a count, or a mark or share in the target's own scale; a person's with overlays; empty where no export measures it
--   target                money  the target; empty where its currency has no rate
--   attainment            ratio  actual / target; empty where the target is not above zero
--   kind                  text   absolute, or growth on a base
--   growth_rate           number growth asked for; empty of an absolute target
--   base_start            date   first day of the base period
--   base_end_exclusive    date   the day after its last
--   base_amount           money  measured in the base period; target = base_amount x (1 + growth_rate)
--   answers               count  of satisfaction, answers behind the actual; empty otherwise
--   version               text   version of the plan
--   approved_by           text   who approved it
--   approved_date         date   approved
with measured as (
    select
        t.measure,
        t.scope_type,
        t.scope_id,
        t.product_id,
        t.period_start,
        t.period_end_exclusive,
        cast(sum(b.amount) as decimal(38, 6)) as amount,
        sum(b.top_answers) as top_answers,
        sum(b.answers) as answers
    from stg_targets as t
    inner join scope_events as b
        on b.scope_type = t.scope_type
        and b.scope_id = t.scope_id
        and b.measure = case when t.measure = 'satisfaction' then 'csat' else t.measure end
        and b.event_date >= t.period_start
        and b.event_date < t.period_end_exclusive
        and (t.product_id is null or t.product_id = b.product_id)
    group by
        t.measure,
        t.scope_type,
        t.scope_id,
        t.product_id,
        t.period_start,
        t.period_end_exclusive
),

-- Nothing measured is zero where the exports measure such things at all.
known as (
    select distinct measure
    from measure_events
),

-- A mark, a share and a percentage are told apart by the target itself.
achieved as (
    select
        t.*,
        b.answers,
        case
            when t.measure in ('csat', 'satisfaction') and t.amount <= 1
                then cast(round(cast(ratio(b.top_answers, b.answers) as decimal(38, 9)), 6) as decimal(38, 6))
            when t.measure in ('csat', 'satisfaction') and t.amount <= 10
                then cast(round(cast(ratio(b.amount, b.answers) as decimal(38, 9)), 6) as decimal(38, 6))
            when t.measure in ('csat', 'satisfaction')
                then cast(round(cast(100 * ratio(b.top_answers, b.answers) as decimal(38, 9)), 6) as decimal(38, 6))
            when t.measure = 'nps' and abs(t.amount) <= 1
                then cast(round(cast(ratio(b.amount, b.answers) as decimal(38, 9)), 6) as decimal(38, 6))
            when t.measure = 'nps'
                then cast(round(cast(100 * ratio(b.amount, b.answers) as decimal(38, 9)), 6) as decimal(38, 6))
            when t.measure = 'market_share'
                then cast(
                    round(
                        cast(
                            case when t.amount <= 1 then 1 else 100 end
                            * ratio(s.own_amount, s.market_amount) as decimal(38, 9)
                        ),
                        6
                    ) as decimal(38, 6)
                )
            when t.measure = 'bookings' or k.measure is not null
                then coalesce(b.amount, cast(0 as decimal(38, 6)))
        end as actual,
        cast(t.amount as decimal(38, 6)) as target
    from stg_targets as t
    left join measured as b
        on b.measure = t.measure
        and b.scope_type = t.scope_type
        and b.scope_id = t.scope_id
        and b.product_id is not distinct from t.product_id
        and b.period_start = t.period_start
        and b.period_end_exclusive = t.period_end_exclusive
    left join market_shares as s
        on s.measure = t.measure
        and s.scope_type = t.scope_type
        and s.scope_id = t.scope_id
        and s.product_id is not distinct from t.product_id
        and s.period_start = t.period_start
        and s.period_end_exclusive = t.period_end_exclusive
    left join known as k
        on k.measure = t.measure
)

select
    t.measure,
    t.scope_type,
    t.scope_id,
    coalesce(p.shown_as, t.scope_id) as scope_name,
    t.product_id,
    coalesce(
        n.period,
        cast(t.period_start as string) || '/' || cast(t.period_end_exclusive as string)
    ) as period,
    t.period_start,
    t.period_end_exclusive,
    t.actual,
    t.target,
    case when t.target > 0 then as_rate(ratio(t.actual, t.target)) end as attainment,
    t.kind,
    t.growth_rate,
    t.base_start,
    t.base_end_exclusive,
    t.base_amount,
    case when t.measure in ('csat', 'satisfaction', 'nps') then cast(coalesce(t.answers, 0) as bigint) end
        as answers,
    t.version,
    t.approved_by,
    t.approved_date
from achieved as t
left join periods as n
    on n.period_start = t.period_start
    and n.period_end_exclusive = t.period_end_exclusive
left join people as p
    on p.owner_id = t.scope_id
    and t.scope_type = 'person'
