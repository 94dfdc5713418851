-- purpose: From stage to stage: how many deals came on, by four ways of counting that answer four questions.
-- label:   Funnel
-- published: yes
-- grain:   method, period, scope_type, scope_id, from_stage, to_stage
-- inputs:  funnel_by_entry, funnel_by_snapshot, funnel_by_creation, funnel_steps, funnel_horizon, scopes
-- columns:
--   method        text   period: entered the next stage / entered this one, both in the period; cohort: of those who first entered, those beyond within the horizon; snapshot (company, region and team): of those who stood in it when the period began, likewise; reached: of those created, who ever got that far
--   period        text   quarter (company, region and team), fiscal year, rolling_twelve_months or all
--   scope_type    text   company, region, team, person, product, deal_kind, customer_kind, lead_source or size_band
--   scope_id      text   which one; a deal belongs to those it has on the review's date, or had when it closed
--   scope_name    text   as it is shown
--   from_stage    text   open stage
--   to_stage      text   the next open stage, or the won stage
--   from_order    count  1 for the first
--   entered       count  n: the deals that the share is of; not so for the method period
--   reached       count  deals that came on
--   rate          ratio  reached / entered; of the method period it can exceed 1
--   lower         ratio  95 of 100 such intervals (Wilson) hold the true share; empty for the method period, whose parts are of different deals
--   upper         ratio  likewise
--   is_mature     flag   whether time can change it no more: the period is over, the horizon has passed for all, or (reached) none is open
--   horizon_days  count  days within which a step counts; empty for period and reached
--   is_to_won     flag   whether the step is to the win
with counted as (
    select
        method,
        period,
        period_kind,
        scope_type,
        scope_id,
        from_stage,
        to_stage,
        entered,
        reached,
        is_mature
    from funnel_by_entry
    union all
    select
        'snapshot' as method,
        period,
        period_kind,
        scope_type,
        scope_id,
        from_stage,
        to_stage,
        entered,
        reached,
        is_mature
    from funnel_by_snapshot
    union all
    select
        'reached' as method,
        period,
        period_kind,
        scope_type,
        scope_id,
        from_stage,
        to_stage,
        entered,
        reached,
        is_mature
    from funnel_by_creation
)

select
    c.method,
    c.period,
    c.scope_type,
    c.scope_id,
    coalesce(n.scope_name, c.scope_id) as scope_name,
    c.from_stage,
    c.to_stage,
    s.from_order,
    c.entered,
    c.reached,
    as_rate(ratio(c.reached, c.entered)) as rate,
    case when c.method <> 'period' then as_rate(wilson_lower(c.reached, c.entered)) end as lower,
    case when c.method <> 'period' then as_rate(wilson_upper(c.reached, c.entered)) end as upper,
    c.is_mature,
    case when c.method in ('cohort', 'snapshot') then h.horizon_days end as horizon_days,
    s.is_to_won
from counted as c
inner join funnel_steps as s
    on s.from_stage = c.from_stage
    and s.to_stage = c.to_stage
cross join funnel_horizon as h
left join scopes as n
    on n.scope_type = c.scope_type
    and n.scope_id = c.scope_id
where c.period_kind <> 'quarter'
    or c.scope_type in ('company', 'region', 'team')
