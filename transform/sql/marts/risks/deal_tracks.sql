-- purpose: What every deal of a date of risk flags had been until then: its pushes, its largest amount, its furthest stage.
-- grain:   as_of_date, opportunity_id
-- inputs:  flag_deals, deal_spans, calendar
-- columns:
--   as_of_date            date   the date asked about
--   opportunity_id        text   open opportunity
--   created_date          date   the first day that is known of it
--   push_count            count  times its planned close date moved to a later quarter while it was open
--   later_count           count  times it moved later at all
--   pushed_days           count  days that all those moves make
--   peak_amount_local     money  the largest amount it had while open, in `currency` of that date
--   furthest_stage_order  count  the furthest open stage it was in
--   stage_days            count  days in the stage of that date, all stays together; unknown where no day of entry is
with ever_open as (
    select distinct opportunity_id
    from flag_deals
),

steps as (
    select
        s.opportunity_id,
        s.start_date,
        s.status,
        s.close_date,
        lag(s.close_date) over life as close_date_before,
        lag(s.status) over life as status_before
    from deal_spans as s
    inner join ever_open as e
        on e.opportunity_id = s.opportunity_id
    window life as (partition by s.opportunity_id order by s.start_date)
),

-- A close date beyond the calendar is in a later quarter than any in it.
moves_and_spans as (
    select
        opportunity_id,
        start_date,
        cast(null as date) as end_exclusive,
        cast(null as string) as stage,
        cast(null as bigint) as stage_order,
        cast(null as date) as stage_since,
        cast(null as string) as currency,
        cast(null as decimal(38, 6)) as amount_local,
        days_between(s.close_date_before, s.close_date) as later_days,
        case
            when b.quarter_start is not null
                and (n.quarter_start is null or n.quarter_start > b.quarter_start)
                then 1
        end as push
    from steps as s
    left join calendar as n
        on n.day = s.close_date
    left join calendar as b
        on b.day = s.close_date_before
    where s.status = 'open'
        and s.status_before = 'open'
        and s.close_date > s.close_date_before
    union all
    select
        opportunity_id,
        start_date,
        end_exclusive,
        stage,
        stage_order,
        stage_since,
        currency,
        amount_local,
        cast(null as bigint) as later_days,
        cast(null as int) as push
    from deal_spans
    where status = 'open'
)

select
    d.as_of_date,
    d.opportunity_id,
    min(m.start_date) as created_date,
    count(m.push) as push_count,
    count(m.later_days) as later_count,
    cast(coalesce(sum(m.later_days), 0) as bigint) as pushed_days,
    cast(
        max(case when m.currency is not distinct from d.currency then m.amount_local end)
        as decimal(38, 6)
    ) as peak_amount_local,
    max(m.stage_order) as furthest_stage_order,
    cast(
        sum(
            case
                when m.stage = d.stage and m.stage_since is not null and d.stage_since is not null
                    then days_between(
                        m.start_date,
                        least(coalesce(m.end_exclusive, d.as_of_date), d.as_of_date)
                    )
            end
        ) as bigint
    ) as stage_days
from flag_deals as d
inner join moves_and_spans as m
    on m.opportunity_id = d.opportunity_id
    and m.start_date <= d.as_of_date
group by d.as_of_date, d.opportunity_id
