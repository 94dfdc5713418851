-- purpose: How many times the open deals cover what is still to be booked, this quarter and the next.
-- tab:     pipeline
-- title:   Coverage to go
-- message: {count is_met where is_met = true} of {count is_met} targets are already covered by bookings
-- empty:   Coverage needs targets and open deals; the exports lack one of them.
-- note:    Empty coverage: the target is met, the quarter is over, or no export holds deals. Required: what is to go, less what usually comes from deals created later, divided by this company's own conversion at the same point of earlier quarters.
-- order_by: period, scope_order, to_go desc, scope_name
-- grain:   scope_type, scope_id, period
-- inputs:  coverage
-- columns:
--   scope_name   text      whose target it is
--   scope_type   text      company, region, team or person
--   period       text      quarter
--   target       money     target
--   booked       money     booked up to the as-of date
--   to_go        money     target - booked; negative once the target is passed
--   open_amount  money     open deals planned to close in the quarter; all of them where the export plans none
--   coverage     multiple  open_amount / to_go
--   is_met       flag      whether nothing is left to go
--   conversion   ratio     amount won by the end of earlier quarters / open and planned for them at the same point
--   required     money     the open pipeline that would do
--   pipeline_gap money     open_amount - required; negative where pipeline is missing
--   scope_id     text      the source's own key
--   scope_order   count     1 for the company
select
    scope_name,
    scope_type,
    period,
    target,
    booked,
    to_go,
    open_amount,
    coverage,
    is_met,
    conversion,
    required,
    pipeline_gap,
    scope_id,
    cast(
        case scope_type
            when 'company' then 1
            when 'region' then 2
            when 'team' then 3
            else 4
        end as bigint
    ) as scope_order
from coverage
where target is not null
