-- purpose: Every deal that was open on either of two dates, or closed between them, as it was on both.
-- grain:   from_date, to_date, opportunity_id
-- inputs:  compared_dates, deal_spans
-- columns:
--   from_date       date   the earlier date
--   to_date         date   the later date
--   opportunity_id  text   opportunity
--   status_then     text   open, won or lost; unknown where it was not there yet
--   status_now      text   open, won or lost; unknown where it is gone
--   owner_then      text   who was credited
--   owner_now       text   who is credited
--   product_then    text   product
--   product_now     text   product
--   close_then      date   planned or actual close date
--   close_now       date   planned or actual close date
--   amount_then     money  0 where it is unknown
--   amount_now      money  likewise; of a lost deal that lacks its last amount: as it was
--   amount_change   money  of the change, what the deal's own amount explains, at the earlier date's rate
--   rate_change     money  and what the exchange rate explains
with earlier as (
    select d.from_date, d.to_date, s.*
    from compared_dates as d
    inner join deal_spans as s
        on s.start_date <= d.from_date
        and (s.end_exclusive is null or s.end_exclusive > d.from_date)
),

later as (
    select d.from_date, d.to_date, s.*
    from compared_dates as d
    inner join deal_spans as s
        on s.start_date <= d.to_date
        and (s.end_exclusive is null or s.end_exclusive > d.to_date)
),

pairs as (
    select
        coalesce(n.from_date, t.from_date) as from_date,
        coalesce(n.to_date, t.to_date) as to_date,
        coalesce(n.opportunity_id, t.opportunity_id) as opportunity_id,
        t.status as status_then,
        n.status as status_now,
        t.owner_id as owner_then,
        n.owner_id as owner_now,
        t.product_id as product_then,
        n.product_id as product_now,
        t.close_date as close_then,
        n.close_date as close_now,
        coalesce(t.amount, 0) as amount_then,
        case
            when n.status = 'lost' and n.amount_basis <> 'exported' and t.status = 'open'
                then coalesce(t.amount, 0)
            else coalesce(n.amount, 0)
        end as amount_now,
        n.status = 'lost' and n.amount_basis <> 'exported' as is_kept,
        t.currency is not distinct from n.currency as is_one_currency,
        coalesce(t.rate, n.rate) as rate,
        t.amount_local as local_then,
        n.amount_local as local_now
    from later as n
    full outer join earlier as t
        on t.from_date = n.from_date
        and t.to_date = n.to_date
        and t.opportunity_id = n.opportunity_id
),

explained as (
    select
        *,
        case
            when is_one_currency and not is_kept
                then coalesce(converted(local_now, rate), 0) - coalesce(converted(local_then, rate), 0)
            else amount_now - amount_then
        end as own_change
    from pairs
    where status_then = 'open'
        or status_now = 'open'
        or (status_now = 'won' and status_then is distinct from 'won')
        or (status_now = 'lost' and status_then is null)
)

select
    from_date,
    to_date,
    opportunity_id,
    status_then,
    status_now,
    owner_then,
    owner_now,
    product_then,
    product_now,
    close_then,
    close_now,
    cast(amount_then as decimal(38, 6)) as amount_then,
    cast(amount_now as decimal(38, 6)) as amount_now,
    cast(own_change as decimal(38, 6)) as amount_change,
    cast(amount_now - amount_then - own_change as decimal(38, 6)) as rate_change
from explained
