-- purpose: How long deals stay in each stage: those that were won, and where the open ones stand against them.
-- label:   Stage times
-- published: yes
-- grain:   scope_type, scope_id, stage
-- inputs:  stage_times, deal_aging, deal_scopes, funnel_steps, scopes
-- columns:
--   scope_type      text   company, region, team, person, product, deal_kind, customer_kind, lead_source or size_band
--   scope_id        text   which one
--   scope_name      text   as it is shown
--   stage           text   open stage
--   stage_order     count  1 for the first
--   won_deals       count  n: won deals that were in the stage
--   benchmark       text   own: the deals of this scope; all: the company's, where the scope has fewer than 20
--   p50_days        days   half of the won deals took no longer there, all stays together
--   p75_days        days   three of four
--   p90_days        days   nine of ten
--   open_deals      count  deals in it now
--   open_amount     money  their amount
--   up_to_p50       count  of them, against the deals of their product: younger than half of the won ones
--   p50_to_p75      count  likewise
--   p75_to_p90      count  likewise
--   beyond_p90      count  older than nine of ten
--   stalled_deals   count  beyond p90, or without contact for more days than `no_activity_days`
--   stalled_amount  money  their amount
with standing as (
    select
        p.scope_type,
        p.scope_id,
        a.stage,
        count(*) as open_deals,
        cast(sum(a.amount) as decimal(38, 6)) as open_amount,
        count(case when a.age_band = 'up to p50' then 1 end) as up_to_p50,
        count(case when a.age_band = 'p50 to p75' then 1 end) as p50_to_p75,
        count(case when a.age_band = 'p75 to p90' then 1 end) as p75_to_p90,
        count(case when a.age_band = 'beyond p90' then 1 end) as beyond_p90,
        count(case when a.is_stalled then 1 end) as stalled_deals,
        cast(sum(case when a.is_stalled then a.amount else 0 end) as decimal(38, 6)) as stalled_amount
    from deal_aging as a
    inner join deal_scopes as p
        on p.opportunity_id = a.opportunity_id
    where a.stage is not null
        and p.has_funnel
    group by p.scope_type, p.scope_id, a.stage
),

keys as (
    select scope_type, scope_id, stage from standing
    union
    select scope_type, scope_id, stage from stage_times
)

select
    k.scope_type,
    k.scope_id,
    coalesce(n.scope_name, k.scope_id) as scope_name,
    k.stage,
    f.from_order as stage_order,
    coalesce(t.won_deals, cast(0 as bigint)) as won_deals,
    coalesce(t.benchmark, case when c.stage is not null then 'all' end) as benchmark,
    as_statistic(coalesce(t.p50_days, c.p50_days)) as p50_days,
    as_statistic(coalesce(t.p75_days, c.p75_days)) as p75_days,
    as_statistic(coalesce(t.p90_days, c.p90_days)) as p90_days,
    coalesce(o.open_deals, cast(0 as bigint)) as open_deals,
    coalesce(o.open_amount, cast(0 as decimal(38, 6))) as open_amount,
    coalesce(o.up_to_p50, cast(0 as bigint)) as up_to_p50,
    coalesce(o.p50_to_p75, cast(0 as bigint)) as p50_to_p75,
    coalesce(o.p75_to_p90, cast(0 as bigint)) as p75_to_p90,
    coalesce(o.beyond_p90, cast(0 as bigint)) as beyond_p90,
    coalesce(o.stalled_deals, cast(0 as bigint)) as stalled_deals,
    coalesce(o.stalled_amount, cast(0 as decimal(38, 6))) as stalled_amount
from keys as k
left join standing as o
    on o.scope_type = k.scope_type
    and o.scope_id = k.scope_id
    and o.stage = k.stage
left join funnel_steps as f
    on f.from_stage = k.stage
    and f.is_to_won
left join stage_times as t
    on t.scope_type = k.scope_type
    and t.scope_id = k.scope_id
    and t.stage = k.stage
left join stage_times as c
    on c.scope_type = 'company'
    and c.stage = k.stage
left join scopes as n
    on n.scope_type = k.scope_type
    and n.scope_id = k.scope_id
