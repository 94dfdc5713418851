-- purpose: Steps of the funnel counted from creation: of the deals created, how many ever stood in a stage or beyond.
-- grain:   period, scope_type, scope_id, from_stage, to_stage
-- inputs:  deal_stages, deal_profiles, deal_scopes, funnel_steps, period_parts, calendar, as_of_dates
-- columns:
--   period      text   quarter or year of creation, rolling_twelve_months or all
--   period_kind text   quarter, year, rolling or all
--   scope_type  text   as in deal_scopes
--   scope_id    text   which one
--   from_stage  text   open stage
--   to_stage    text   next stage, or the won stage
--   entered     count  deals that stood in the stage or beyond by the review's date; won ones have passed all
--   reached     count  of them, those that stood in the next or beyond, likewise
--   is_mature   flag   whether none of the deals created is still open
with furthest as (
    select d.opportunity_id, max(s.from_order) as place
    from deal_stages as d
    inner join funnel_steps as s
        on s.from_stage = d.stage
        and s.is_to_won
    group by d.opportunity_id
),

known as (
    select max(to_order) as won_place
    from funnel_steps
),

reaches as (
    select
        p.opportunity_id,
        c.quarter,
        p.created_date > cast(a.as_of_date - interval 12 month as date) as is_recent,
        case when p.status = 'won' then k.won_place else coalesce(f.place, 1) end as place,
        case when p.status = 'open' then 1 else 0 end as still_open
    from deal_profiles as p
    left join furthest as f
        on f.opportunity_id = p.opportunity_id
    cross join known as k
    cross join as_of_dates as a
    inner join calendar as c
        on c.day = p.created_date
    where a.role = 'review'
        -- One that closed on the day it was created stood nowhere at the end of a day, and yet began.
        and (f.opportunity_id is not null or (p.status <> 'open' and p.close_date = p.created_date))
),

counted as (
    select
        s.scope_type,
        s.scope_id,
        r.quarter,
        r.is_recent,
        r.place,
        count(*) as deals,
        sum(r.still_open) as still_open
    from reaches as r
    inner join deal_scopes as s
        on s.opportunity_id = r.opportunity_id
    where s.has_funnel
    group by s.scope_type, s.scope_id, r.quarter, r.is_recent, r.place
)

select
    r.period,
    r.period_kind,
    c.scope_type,
    c.scope_id,
    s.from_stage,
    s.to_stage,
    cast(sum(case when c.place >= s.from_order then c.deals else 0 end) as bigint) as entered,
    cast(sum(case when c.place >= s.to_order then c.deals else 0 end) as bigint) as reached,
    sum(c.still_open) = 0 as is_mature
from counted as c
inner join period_parts as r
    on r.quarter = c.quarter
    and r.is_recent = c.is_recent
cross join funnel_steps as s
group by r.period, r.period_kind, c.scope_type, c.scope_id, s.from_stage, s.to_stage
having sum(case when c.place >= s.from_order then c.deals else 0 end) > 0
