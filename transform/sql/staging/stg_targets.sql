-- purpose: Every target with both ends of its period; one without an end runs until the next of the same scope.
-- grain:   measure, scope_type, scope_id, period_start
-- inputs:  exported_targets, as_of_dates, calendar
-- columns:
--   measure               text   what is measured
--   scope_type            text   person, team, region or company
--   scope_id              text   whose target it is
--   period_start          date   first day
--   period_end_exclusive  date   the day after the last
--   amount                money  the target
with current_targets as (
    select
        t.measure,
        t.scope_type,
        t.scope_id,
        t.period_start,
        t.period_end_exclusive,
        t.amount,
        d.as_of_date,
        lead(t.period_start) over (
            partition by t.measure, t.scope_type, t.scope_id
            order by t.period_start
        ) as next_start
    from exported_targets as t
    cross join as_of_dates as d
    where d.role = 'review'
        and (t.valid_from <= d.as_of_date or t.is_first)
        and (t.valid_to is null or t.valid_to > d.as_of_date)
)

select
    t.measure,
    t.scope_type,
    t.scope_id,
    t.period_start,
    -- The last one runs to the end of the quarter under review, or of its own if it starts later.
    coalesce(
        t.period_end_exclusive,
        t.next_start,
        greatest(review.quarter_end_exclusive, own.quarter_end_exclusive)
    ) as period_end_exclusive,
    t.amount
from current_targets as t
inner join calendar as review
    on review.day = t.as_of_date
inner join calendar as own
    on own.day = t.period_start
