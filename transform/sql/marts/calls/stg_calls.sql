-- purpose: Every version of every forecast that someone handed in or corrected, up to the review's date, in the reporting currency.
-- grain:   call_kind, call_id, known_date
-- inputs:  exported_submissions, exported_adjustments, stg_conventions, stg_rates, as_of_dates, calendar
-- columns:
--   call_kind             text   rep, or manager for a correction
--   call_id               text   the source's own key
--   known_date            date   the day from which this version is known
--   called_by             text   who
--   owner_id              text   for whom
--   period                text   quarter; unknown where the period is none
--   period_end_exclusive  date   the day after its last
--   week_of_period        count  weeks of it that were over, counted from its end; below 0 before it began
--   called_date           date   the day it was handed in, else known
--   category              text   pipeline, best case, commit or closed
--   is_call               flag   whether it says what the quarter will come to: commit, or without a category
--   amount                money  unknown where there is no rate
--   reason                text   why
--   replaces_id           text   what it replaces
with told as (
    select
        'rep' as call_kind,
        submission_id as call_id,
        valid_from as known_date,
        submitted_by as called_by,
        owner_id,
        period_start,
        period_end_exclusive,
        category,
        amount,
        currency,
        coalesce(submitted_date, valid_from) as called_date,
        reason,
        replaces_id
    from exported_submissions
    union all
    select
        'manager' as call_kind,
        adjustment_id as call_id,
        valid_from as known_date,
        adjusted_by as called_by,
        owner_id,
        period_start,
        period_end_exclusive,
        category,
        amount,
        currency,
        coalesce(adjusted_date, valid_from) as called_date,
        reason,
        replaces_id
    from exported_adjustments
)

select
    t.call_kind,
    t.call_id,
    t.known_date,
    coalesce(t.called_by, t.owner_id) as called_by,
    t.owner_id,
    q.quarter as period,
    t.period_end_exclusive,
    cast(13 - floor((days_between(t.called_date, t.period_end_exclusive) + 2) / 7) as bigint)
        as week_of_period,
    t.called_date,
    t.category,
    t.category is null or lower(t.category) = 'commit' as is_call,
    converted(
        cast(t.amount as decimal(38, 6)),
        case
            when coalesce(upper(t.currency), c.reporting_currency) is not distinct from c.reporting_currency
                then cast(1 as double)
            else r.rate
        end
    ) as amount,
    t.reason,
    t.replaces_id
from told as t
inner join as_of_dates as d
    on d.role = 'review'
    and t.called_date <= d.as_of_date
cross join stg_conventions as c
left join stg_rates as r
    on r.currency = upper(t.currency)
    and r.rate_kind = c.rate_kind
    and r.day = t.called_date
left join calendar as q
    on q.day = t.period_start
    and q.quarter_start = t.period_start
    and q.quarter_end_exclusive = t.period_end_exclusive
