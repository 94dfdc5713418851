-- purpose: What each opportunity was, in spans of days: its state at the end of a day is the span that holds the day.
-- grain:   opportunity_id, start_date
-- inputs:  stg_deal_states, stg_deal_values, stg_stages, stg_conventions, stg_rates, stg_rate_spans
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
select
    t.opportunity_id,
    greatest(t.start_date, x.start_date) as start_date,
    least(t.end_exclusive, x.end_exclusive) as end_exclusive,
    t.owner_id,
    t.stage,
    s.stage_order,
    t.stage_since,
    t.status,
    t.forecast_category,
    converted(
        v.amount,
        case
            when v.currency is not distinct from c.reporting_currency then cast(1 as double)
            when t.status = 'open' then x.rate
            else r.rate
        end
    ) as amount,
    v.amount as amount_local,
    v.currency,
    t.close_date,
    v.account_id,
    v.product_id,
    t.history_kind
from stg_deal_states as t
inner join stg_deal_values as v
    on v.opportunity_id = t.opportunity_id
    and v.start_date = t.start_date
cross join stg_conventions as c
left join stg_stages as s
    on s.stage_key = t.stage
left join stg_rates as r
    on r.currency = v.currency
    and r.rate_kind = c.rate_kind
    and r.day = t.close_date
    and t.status is distinct from 'open'
left join stg_rate_spans as x
    on x.currency = v.currency
    and x.currency is distinct from c.reporting_currency
    and t.status = 'open'
    and (x.end_exclusive is null or x.end_exclusive > t.start_date)
    and (t.end_exclusive is null or x.start_date < t.end_exclusive)
