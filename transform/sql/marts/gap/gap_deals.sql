-- purpose: The deals that someone could work on within a span of a gap, and what became of each in it.
-- grain:   gap_window, side, opportunity_id
-- inputs:  gap_windows, fct_opportunities, as_of_dates
-- columns:
--   gap_window      text   quarter, previous_quarter or year
--   side            text   actual or year_before
--   opportunity_id  text   deal that was open on the span's first day, or came within it
--   owner_id        text   who is credited
--   team            text   the owner's team when it closed; while open, today's
--   region          text   likewise
--   product_id      text   product
--   segment         text   product family; (none) where unknown
--   is_decided      flag   whether it was won or lost within the span
--   is_won          flag   whether it was won within the span
--   won_amount      money  what it was won at, if so
with deals as (
    select
        o.opportunity_id,
        o.owner_id,
        o.team,
        o.region,
        o.product_id,
        coalesce(o.product_family, '(none)') as segment,
        o.status,
        o.amount,
        case when o.status <> 'open' then o.close_date end as closed_date,
        case
            when o.status = 'open' then o.created_date
            else least(coalesce(o.created_date, o.close_date), o.close_date)
        end as started_date,
        o.as_of_date
    from fct_opportunities as o
    inner join as_of_dates as d
        on d.as_of_date = o.as_of_date
    where d.role = 'review'
),

active as (
    select
        w.gap_window,
        w.side,
        d.*,
        d.closed_date is not null and d.closed_date < w.end_exclusive as is_decided
    from deals as d
    inner join gap_windows as w
        -- Nobody knows since when an open deal without a created date is there: it counts where the span reaches today.
        on coalesce(d.started_date, d.as_of_date) < w.end_exclusive
        and coalesce(d.closed_date, w.end_exclusive) >= w.first_day
)

select
    gap_window,
    side,
    opportunity_id,
    owner_id,
    team,
    region,
    product_id,
    segment,
    is_decided,
    is_decided and status = 'won' as is_won,
    case when is_decided and status = 'won' then amount end as won_amount
from active
