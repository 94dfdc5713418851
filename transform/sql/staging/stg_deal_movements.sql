-- purpose: How each deal moved in each scope and period between two dates: how it came in, what it gained, how it left.
-- grain:   from_date, to_date, period, scope_type, scope_id, opportunity_id
-- inputs:  stg_compared_deals, stg_compared_scopes, stg_compared_periods
-- columns:
--   from_date       date   the earlier date
--   to_date         date   the later date
--   period          text   a quarter, or all
--   scope_type      text   company, region, team, person, product or product_family
--   scope_id        text   which one
--   opportunity_id  text   opportunity
--   opening         money  its amount, where it was open there and planned for the period
--   entered_by      text   how it came in; empty where it was in
--   entered         money  at what amount
--   amount_change   money  what its own amount changed while it was in
--   rate_change     money  what the exchange rate changed while it was in
--   left_by         text   how it left; empty where it is in
--   leaving         money  at what amount; to be taken away
--   closing         money  its amount, where it is open there and planned for the period
--   is_slipped      flag   whether it was in, and is now planned or was lost after the period
with dated as (
    -- Where nothing open has a planned date, every open deal counts in every period.
    select
        from_date,
        to_date,
        count(case when status_then = 'open' then close_then end)
            + count(case when status_now = 'open' then close_now end) > 0 as is_planned
    from stg_compared_deals
    group by from_date, to_date
),

seen as (
    select
        p.period,
        p.period_start,
        p.period_end_exclusive,
        s.scope_type,
        s.scope_id,
        s.is_then,
        s.is_now,
        d.*,
        coalesce(
            p.period_role = 'all'
                or (d.close_then >= p.period_start and d.close_then < p.period_end_exclusive)
                or (d.close_then is null and not g.is_planned),
            false
        ) as is_due_then,
        coalesce(
            p.period_role = 'all'
                or (d.close_now >= p.period_start and d.close_now < p.period_end_exclusive)
                or (d.close_now is null and not g.is_planned),
            false
        ) as is_due_now
    from stg_compared_deals as d
    inner join dated as g
        on g.from_date = d.from_date
        and g.to_date = d.to_date
    inner join stg_compared_scopes as s
        on s.from_date = d.from_date
        and s.to_date = d.to_date
        and s.opportunity_id = d.opportunity_id
    inner join stg_compared_periods as p
        on p.from_date = d.from_date
        and p.to_date = d.to_date
),

entering as (
    select
        *,
        is_then and is_due_then as is_in_then,
        is_now and is_due_now and status_now = 'open' as is_in_now,
        case
            when (is_then and is_due_then) or not (is_now and is_due_now) then null
            when status_then is null then 'new'
            when status_then <> 'open' then 'reopened'
            -- A deal that closed early was never this period's pipeline, unless it was pulled in and won.
            when status_now = 'lost' and not is_due_then then null
            when status_now = 'won' and close_then is null and not is_due_then then null
            when not is_then then 'owner_in'
            when close_then < period_start then 'pushed_in'
            else 'pulled_in'
        end as entered_by
    from seen
),

leaving as (
    select
        *,
        case
            when entered_by is null and not is_in_then then null
            when status_now is null then 'deleted'
            when not is_now then 'owner_out'
            when status_now in ('won', 'lost') then status_now
            when is_in_now then null
            when close_now < period_start then 'pulled_out'
            else 'slipped'
        end as left_by
    from entering
)

select
    from_date,
    to_date,
    period,
    scope_type,
    scope_id,
    opportunity_id,
    case when is_in_then then amount_then end as opening,
    entered_by,
    case when entered_by in ('new', 'reopened') then amount_now when entered_by is not null then amount_then end
        as entered,
    case
        when coalesce(entered_by, '') in ('new', 'reopened') or coalesce(left_by, 'won') not in ('won', 'lost')
            then cast(0 as decimal(38, 6))
        else amount_change
    end as amount_change,
    case
        when coalesce(entered_by, '') in ('new', 'reopened') or coalesce(left_by, 'won') not in ('won', 'lost')
            then cast(0 as decimal(38, 6))
        else rate_change
    end as rate_change,
    left_by,
    case when left_by in ('won', 'lost') then amount_now when left_by is not null then amount_then end as leaving,
    case when is_in_now then amount_now end as closing,
    coalesce(is_in_then and close_now >= period_end_exclusive and status_now <> 'won', false) as is_slipped
from leaving
where is_in_then
    or entered_by is not null
