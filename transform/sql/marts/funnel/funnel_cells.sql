-- purpose: How many deals of each scope first entered each stage in each quarter, and how many of them got beyond it in time.
-- grain:   scope_type, scope_id, stage, quarter, is_recent
-- inputs:  deal_stages, deal_scopes, funnel_horizon, calendar, as_of_dates
-- columns:
--   scope_type      text   one that has a funnel, as in deal_scopes
--   scope_id        text   which one
--   stage           text   open stage
--   quarter         text   quarter of the first entry
--   is_recent       flag   whether it lies in the twelve months up to the review's date
--   entered         count  deals
--   beyond          count  of them in a later stage, or won, within the horizon
--   won             count  of them won within the horizon
--   matured         count  of those that entered, the horizon has passed for
--   matured_beyond  count  of the matured, likewise
--   matured_won     count  likewise
--   last_entry      date   the last entry
with entries as (
    select
        s.opportunity_id,
        s.stage,
        c.quarter,
        s.entered_date > cast(d.as_of_date - interval 12 month as date) as is_recent,
        s.entered_date,
        case
            when days_between(s.entered_date, s.beyond_date) <= h.horizon_days then 1
            else 0
        end as beyond,
        case
            when days_between(s.entered_date, s.won_date) <= h.horizon_days then 1
            else 0
        end as won,
        case
            when days_between(s.entered_date, d.as_of_date) >= h.horizon_days then 1
            else 0
        end as matured
    from deal_stages as s
    cross join funnel_horizon as h
    cross join as_of_dates as d
    inner join calendar as c
        on c.day = s.entered_date
    where d.role = 'review'
)

select
    p.scope_type,
    p.scope_id,
    e.stage,
    e.quarter,
    e.is_recent,
    count(*) as entered,
    cast(sum(e.beyond) as bigint) as beyond,
    cast(sum(e.won) as bigint) as won,
    cast(sum(e.matured) as bigint) as matured,
    cast(sum(e.matured * e.beyond) as bigint) as matured_beyond,
    cast(sum(e.matured * e.won) as bigint) as matured_won,
    max(e.entered_date) as last_entry
from entries as e
inner join deal_scopes as p
    on p.opportunity_id = e.opportunity_id
where p.has_funnel
group by p.scope_type, p.scope_id, e.stage, e.quarter, e.is_recent
