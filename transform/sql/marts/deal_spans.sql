-- purpose: What each opportunity was, in spans of days: its state at the end of a day is the span that holds the day.
-- grain:   opportunity_id, start_date
-- inputs:  stg_deal_states, stg_spelled_products, stg_spelled_accounts, stg_amounts_before_loss, stg_stages, stg_conventions, stg_rates, stg_rate_spans
-- columns:
--   opportunity_id     text   opportunity
--   start_date         date   first day at whose end it was so
--   end_exclusive      date   first day at whose end it was no longer so; unknown for the last span
--   owner_id           text   who is credited
--   stage              text   stage; unknown where only the later outcome is known
--   stage_order        count  1 for the first
--   stage_since        date   the day it entered the stage it is in (re-entering starts anew); unknown where nothing tells
--   status             text   open, won or lost
--   forecast_category  text   the export's category where it has one; unknown before the first statement
--   amount             money  in the reporting currency; an open deal in another one has a span for each rate
--   amount_local       money  in `currency`
--   currency           text   the deal's own; unknown where no export names one
--   close_date         date   planned while open, actual once closed
--   account_id         text   customer
--   product_id         text   product
--   history_kind       text   observed, exported or rebuilt
--   amount_basis       text   exported, list price, at close or none
--   rate               number  from `currency` to the reporting currency; unknown where there is none
--   valid_from         date   the version that speaks for these days
--   stated_amount      money  as exported; unknown where only the later outcome is known
--   amount_at_close    money  that outcome: what a deal rebuilt as open came to when it closed
with matched as (
    select
        t.*,
        coalesce(a.account_id, t.account_id) as known_account,
        coalesce(p.product_id, t.product_id) as known_product,
        p.list_price,
        p.currency as list_price_currency,
        -- A lost deal counts at its last amount before the loss.
        case
            when t.status = 'lost' and coalesce(t.amount, 0) = 0 then b.amount
            else t.amount
        end as own_amount
    from stg_deal_states as t
    left join stg_spelled_products as p
        on p.spelled = t.product_id
    left join stg_spelled_accounts as a
        on a.spelled = t.account_id
    left join stg_amounts_before_loss as b
        on b.opportunity_id = t.opportunity_id
),

valued as (
    select
        m.*,
        c.reporting_currency,
        c.rate_kind,
        case
            when m.own_amount is not null then 'exported'
            when m.list_price is not null then 'list price'
            when nullif(m.amount_at_close, 0) is not null then 'at close'
            else 'none'
        end as amount_basis,
        cast(coalesce(m.own_amount, m.list_price, nullif(m.amount_at_close, 0)) as decimal(38, 6)) as amount_local,
        coalesce(
            upper(
                case
                    when m.own_amount is null and m.list_price is not null then m.list_price_currency
                    else m.currency
                end
            ),
            c.reporting_currency
        ) as amount_currency
    from matched as m
    cross join stg_conventions as c
),

rated as (
    select
        v.*,
        greatest(v.start_date, x.start_date) as first_day,
        least(v.end_exclusive, x.end_exclusive) as day_after,
        case
            when v.amount_currency is not distinct from v.reporting_currency then cast(1 as double)
            when v.status = 'open' then x.rate
            else r.rate
        end as rate
    from valued as v
    left join stg_rates as r
        on r.currency = v.amount_currency
        and r.rate_kind = v.rate_kind
        and r.day = v.close_date
        and v.status is distinct from 'open'
    left join stg_rate_spans as x
        on x.currency = v.amount_currency
        and x.currency is distinct from v.reporting_currency
        and v.status = 'open'
        and (x.end_exclusive is null or x.end_exclusive > v.start_date)
        and (v.end_exclusive is null or x.start_date < v.end_exclusive)
)

select
    r.opportunity_id,
    r.first_day as start_date,
    r.day_after as end_exclusive,
    r.owner_id,
    r.stage,
    s.stage_order,
    r.stage_since,
    r.status,
    r.forecast_category,
    converted(r.amount_local, r.rate) as amount,
    r.amount_local,
    r.amount_currency as currency,
    r.close_date,
    r.known_account as account_id,
    r.known_product as product_id,
    r.history_kind,
    r.amount_basis,
    r.rate,
    r.valid_from,
    r.amount as stated_amount,
    r.amount_at_close
from rated as r
left join stg_stages as s
    on s.stage_key = r.stage
