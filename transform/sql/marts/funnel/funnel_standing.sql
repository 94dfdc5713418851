-- purpose: Where every deal stands on the review's date: by current stage, open, won and lost.
-- label:   Funnel by current state
-- published: yes
-- grain:   stage
-- inputs:  fct_opportunities, stg_stages, as_of_dates
-- columns:
--   stage            text   stage; (won) or (lost) where the CRM leaves a closed deal in the stage it was in
--   stage_order      count  1 for the first
--   status           text   open, won or lost
--   deals            count  deals that stand there
--   amount           money  their amount
--   share_of_deals   ratio  of all deals
--   median_age_days  days   created to the review's date, of open deals
--   reached          count  deals that stand there, in a later stage or are closed; where a lost deal was lost is not asked
--   conversion       ratio  reached / reached by the stage before; won and lost: of all closed
with standing as (
    select
        case
            when o.status <> 'open' and s.status is distinct from o.status then '(' || o.status || ')'
            else coalesce(o.stage, '(unknown)')
        end as stage,
        case
            when o.status = 'open' or s.status is not distinct from o.status then o.stage_order
        end as stage_order,
        o.status,
        o.amount,
        o.age_days
    from fct_opportunities as o
    inner join as_of_dates as d
        on d.as_of_date = o.as_of_date
        and d.role = 'review'
    left join stg_stages as s
        on s.stage_key = o.stage
),

by_stage as (
    select
        stage,
        min(stage_order) as stage_order,
        min(status) as status,
        count(*) as deals,
        cast(sum(amount) as decimal(38, 6)) as amount,
        median(age_days) as median_age_days
    from standing
    group by stage
),

summed as (
    select
        b.*,
        cast(sum(b.deals) over () as bigint) as all_deals,
        cast(sum(case when b.status <> 'open' then b.deals else 0 end) over () as bigint) as closed,
        cast(sum(case when b.status = 'open' then b.deals else 0 end) over (
            order by b.stage_order desc nulls last, b.stage
            rows between unbounded preceding and current row
        ) as bigint) as open_from_here
    from by_stage as b
),

passed as (
    select
        s.*,
        case
            when s.status <> 'open' then s.deals
            when s.stage_order is not null then s.open_from_here + s.closed
        end as reached
    from summed as s
)

select
    stage,
    stage_order,
    status,
    deals,
    amount,
    as_rate(ratio(deals, all_deals)) as share_of_deals,
    as_statistic(median_age_days) as median_age_days,
    reached,
    case
        when status <> 'open' then as_rate(ratio(reached, closed))
        else as_rate(ratio(reached, lag(reached) over (
            partition by status order by stage_order nulls last, stage
        )))
    end as conversion
from passed
