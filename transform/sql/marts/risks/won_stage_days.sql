-- purpose: How long deals that were won later had been in each stage, counted by the first date of risk flags that knows of it.
-- grain:   as_of_date, product_id, stage, days_in_stage
-- inputs:  deal_spans, flag_dates
-- columns:
--   as_of_date      date   the first date of risk flags on or after the win
--   product_id      text   product; unknown where no export says
--   stage           text   stage
--   days_in_stage   count  days in it, all stays together
--   deals           count  deals won
with wins as (
    select opportunity_id, min(start_date) as won_date
    from deal_spans
    where status = 'won'
    group by opportunity_id
),

known_wins as (
    select w.opportunity_id, w.won_date, min(f.as_of_date) as as_of_date
    from wins as w
    inner join flag_dates as f
        on f.as_of_date >= w.won_date
    group by w.opportunity_id, w.won_date
),

stays as (
    select
        k.as_of_date,
        s.opportunity_id,
        max(s.product_id) as product_id,
        s.stage,
        cast(sum(days_between(s.start_date, least(s.end_exclusive, k.won_date))) as bigint)
            as days_in_stage
    from deal_spans as s
    inner join known_wins as k
        on k.opportunity_id = s.opportunity_id
        and s.start_date < k.won_date
    where s.status = 'open'
        and s.stage is not null
        and s.stage_since is not null
    group by k.as_of_date, s.opportunity_id, s.stage
)

select
    as_of_date,
    product_id,
    stage,
    days_in_stage,
    count(*) as deals
from stays
group by as_of_date, product_id, stage, days_in_stage
