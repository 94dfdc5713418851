-- purpose: How long every open deal has been in its stage, against the deals of its product that were won.
-- label:   Deals by age in stage
-- published: yes
-- grain:   opportunity_id
-- inputs:  open_deals, deal_stages, stage_times, last_contacts, limits, as_of_dates
-- columns:
--   opportunity_id        text   opportunity
--   stage                 text   stage
--   stage_order           count  1 for the first
--   amount                money  planned amount, else list price
--   entered_date          date   the day it entered the stage this time; empty where no export tells
--   days_since_entry      days   from then to the review's date
--   days_in_stage         days   all stays in the stage together; what is compared
--   p50_days              days   half of the won deals took no longer there
--   p75_days              days   three of four
--   p90_days              days   nine of ten
--   benchmark             text   product: won deals of the same product, where there are 20; else all
--   benchmark_deals       count  n: the won deals that it is compared with
--   age_band              text   up to p50, p50 to p75, p75 to p90, beyond p90, or (unknown)
--   last_contact_date     date   last activity with the customer; empty where none is known
--   days_without_contact  days   since then, else since creation; empty where no export has activities
--   is_stalled            flag   whether it is beyond p90, or without contact for more days than `no_activity_days`
--   stalled_by            text   time in stage, no contact, or both
with aged as (
    select
        o.opportunity_id,
        o.stage,
        o.stage_order,
        o.amount,
        s.last_entry_date as entered_date,
        cast(days_between(s.last_entry_date, d.as_of_date) as double) as days_since_entry,
        s.days_in_stage,
        coalesce(p.p50_days, c.p50_days) as p50_days,
        coalesce(p.p75_days, c.p75_days) as p75_days,
        coalesce(p.p90_days, c.p90_days) as p90_days,
        case when p.benchmark = 'own' then 'product' when c.stage is not null then 'all' end as benchmark,
        coalesce(p.benchmark_deals, c.benchmark_deals) as benchmark_deals,
        l.last_two_way as last_contact_date,
        case
            when l.known_since is not null then cast(
                days_between(
                    coalesce(l.last_two_way, greatest(o.created_date, l.known_since)),
                    d.as_of_date
                ) as double
            )
        end as days_without_contact,
        k.limit_value as most_days
    from open_deals as o
    cross join as_of_dates as d
    left join deal_stages as s
        on s.opportunity_id = o.opportunity_id
        and s.stage = o.stage
        and s.is_current
    left join stage_times as p
        on p.scope_type = 'product'
        and p.scope_id = o.product_id
        and p.stage = o.stage
    left join stage_times as c
        on c.scope_type = 'company'
        and c.stage = o.stage
    left join last_contacts as l
        on l.as_of_date = d.as_of_date
        and l.opportunity_id = o.opportunity_id
    left join limits as k
        on k.threshold = 'no_activity_days'
    where d.role = 'review'
)

select
    opportunity_id,
    stage,
    stage_order,
    amount,
    entered_date,
    days_since_entry,
    days_in_stage,
    as_statistic(p50_days) as p50_days,
    as_statistic(p75_days) as p75_days,
    as_statistic(p90_days) as p90_days,
    benchmark,
    benchmark_deals,
    case
        when days_in_stage is null or p50_days is null then '(unknown)'
        when days_in_stage <= p50_days then 'up to p50'
        when days_in_stage <= p75_days then 'p50 to p75'
        when days_in_stage <= p90_days then 'p75 to p90'
        else 'beyond p90'
    end as age_band,
    last_contact_date,
    days_without_contact,
    coalesce(days_in_stage > p90_days, false) or coalesce(days_without_contact > most_days, false) as is_stalled,
    case
        when days_in_stage > p90_days and days_without_contact > most_days then 'both'
        when days_in_stage > p90_days then 'time in stage'
        when days_without_contact > most_days then 'no contact'
    end as stalled_by
from aged
