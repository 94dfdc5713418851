-- purpose: Every deal that was open on a date of risk flags, with what could be known of it then: what flags look at.
-- grain:   as_of_date, opportunity_id
-- inputs:  deal_spans, flag_dates, stg_history, calendar
-- columns:
--   as_of_date            date   the date asked about
--   opportunity_id        text   open opportunity
--   owner_id              text   who is credited
--   account_id            text   customer
--   product_id            text   product
--   stage                 text   stage
--   stage_order           count  1 for the first
--   stage_since           date   the day it entered that stage
--   amount                money  planned, in the reporting currency
--   amount_local          money  the same in `currency`
--   currency              text   the deal's own
--   close_date            date   planned; unknown where the export has none
--   period                text   the quarter it is planned for; the quarter of the next day where that is over, or where no deal has a plan
--   period_start          date   first day of that quarter
--   period_end_exclusive  date   the day after its last; unknown where it lies beyond the calendar
--   history_kind          text   observed, exported or rebuilt
with histories as (
    select
        count(case when field = 'owner_id' then 1 end) > 0 as has_owners,
        count(case when field = 'stage' then 1 end) > 0 as has_stages,
        count(case when field = 'amount' then 1 end) > 0 as has_amounts,
        count(case when field = 'close_date' then 1 end) > 0 as has_close_dates
    from stg_history
),

open_then as (
    select
        d.as_of_date,
        cast(d.as_of_date + interval 1 day as date) as next_day,
        d.is_review or s.history_kind = 'observed' as is_observed,
        s.opportunity_id,
        s.owner_id,
        s.account_id,
        s.product_id,
        s.stage,
        s.stage_order,
        s.stage_since,
        s.amount,
        s.amount_local,
        s.currency,
        s.close_date,
        s.history_kind
    from deal_spans as s
    inner join flag_dates as d
        on s.start_date <= d.as_of_date
        and coalesce(s.end_exclusive, date '9999-12-31') > d.as_of_date
    where s.status = 'open'
),

-- Neither stated by then nor in a history, a field is known as it is today, which nobody knew then.
known as (
    select
        o.as_of_date,
        o.next_day,
        o.opportunity_id,
        case when o.is_observed or h.has_owners then o.owner_id end as owner_id,
        o.account_id,
        o.product_id,
        case when o.is_observed or h.has_stages then o.stage end as stage,
        case when o.is_observed or h.has_stages then o.stage_order end as stage_order,
        case when o.is_observed or h.has_stages then o.stage_since end as stage_since,
        case when o.is_observed or h.has_amounts then o.amount end as amount,
        case when o.is_observed or h.has_amounts then o.amount_local end as amount_local,
        o.currency,
        case when o.is_observed or h.has_close_dates then o.close_date end as close_date,
        o.history_kind
    from open_then as o
    cross join histories as h
),

plans as (
    select as_of_date, count(close_date) as dates
    from known
    group by as_of_date
)

select
    k.as_of_date,
    k.opportunity_id,
    k.owner_id,
    k.account_id,
    k.product_id,
    k.stage,
    k.stage_order,
    k.stage_since,
    k.amount,
    k.amount_local,
    k.currency,
    k.close_date,
    c.quarter as period,
    c.quarter_start as period_start,
    c.quarter_end_exclusive as period_end_exclusive,
    k.history_kind
from known as k
inner join plans as p
    on p.as_of_date = k.as_of_date
left join calendar as c
    on c.day = case
        when p.dates = 0 or k.close_date < k.next_day then k.next_day
        else k.close_date
    end
