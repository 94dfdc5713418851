-- purpose: How long deals that were won later had been in each stage; where a scope has too few, those of the company.
-- grain:   scope_type, scope_id, stage
-- inputs:  deal_stages, deal_scopes
-- columns:
--   scope_type       text   one that has a funnel, as in deal_scopes
--   scope_id         text   which one
--   stage            text   open stage
--   won_deals        count  won deals of the scope that were in it
--   benchmark        text   own: the won deals of the scope; all: the company's, where the scope has fewer than 20
--   benchmark_deals  count  n: the won deals that the days are of
--   p50_days         days   half of them took no longer, all stays together
--   p75_days         days   three of four
--   p90_days         days   nine of ten
with own as (
    select
        p.scope_type,
        p.scope_id,
        s.stage,
        count(*) as deals,
        percentile_cont(0.5) within group (order by s.days_in_stage) as p50_days,
        percentile_cont(0.75) within group (order by s.days_in_stage) as p75_days,
        percentile_cont(0.9) within group (order by s.days_in_stage) as p90_days
    from deal_stages as s
    inner join deal_scopes as p
        on p.opportunity_id = s.opportunity_id
    where s.won_date is not null
        and p.has_funnel
    group by p.scope_type, p.scope_id, s.stage
)

select
    o.scope_type,
    o.scope_id,
    o.stage,
    o.deals as won_deals,
    case when o.deals >= 20 or o.scope_type = 'company' then 'own' else 'all' end as benchmark,
    case when o.deals >= 20 then o.deals else c.deals end as benchmark_deals,
    case when o.deals >= 20 then o.p50_days else c.p50_days end as p50_days,
    case when o.deals >= 20 then o.p75_days else c.p75_days end as p75_days,
    case when o.deals >= 20 then o.p90_days else c.p90_days end as p90_days
from own as o
inner join own as c
    on c.scope_type = 'company'
    and c.stage = o.stage
