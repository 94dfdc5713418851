-- purpose: Where every deal stands on the review's date: by current stage, open, won and lost.
-- label:   Funnel by current state
-- published: yes
-- grain:   stage
-- inputs:  fct_opportunities, as_of_dates
-- columns:
--   stage            text   stage
--   stage_order      count  1 for the first
--   status           text   open, won or lost
--   deals            count  deals that stand there
--   amount           money  their amount
--   share_of_deals   ratio  of all deals
--   median_age_days  days   created to the review's date, of open deals
with standing as (
    select
        coalesce(o.stage, '(unknown)') as stage,
        o.stage_order,
        o.status,
        o.amount,
        o.age_days
    from fct_opportunities as o
    inner join as_of_dates as d
        on d.as_of_date = o.as_of_date
        and d.role = 'review'
),

total as (
    select count(*) as deals from standing
)

select
    s.stage,
    min(s.stage_order) as stage_order,
    min(s.status) as status,
    count(*) as deals,
    cast(sum(s.amount) as decimal(38, 6)) as amount,
    as_rate(ratio(count(*), min(t.deals))) as share_of_deals,
    as_statistic(median(s.age_days)) as median_age_days
from standing as s
cross join total as t
group by s.stage
