-- purpose: What every opportunity is worth, in its own currency and in the reporting currency.
-- stored:  no
-- grain:   as_of_date, opportunity_id
-- inputs:  stg_matched_opportunities, stg_conventions, stg_rates
-- columns:
--   as_of_date      date    the date asked about
--   opportunity_id  text    opportunity
--   amount_basis    text    exported, list price, at close or none
--   amount_local    money   in `currency`
--   currency        text    the deal's own, or that of the list price that stands in; unknown where no export names one
--   rate            number  to the reporting currency, of the close date; while open, of the as-of date
--   rate_date       date    the date of that rate; unknown where nothing was converted
--   amount          money   in the reporting currency; unknown where there is no rate
--   tcv             money   total contract value, likewise
--   acv             money   annual contract value, likewise
with valued as (
    select
        m.as_of_date,
        m.opportunity_id,
        m.credit_date,
        m.tcv,
        m.acv,
        c.rate_kind,
        c.reporting_currency,
        coalesce(upper(m.currency), c.reporting_currency) as contract_currency,
        -- What a deal came to in the end was not known while it was open: it stands in last.
        coalesce(m.amount, m.list_price, m.amount_at_close) as amount_local,
        case
            when m.amount is null and m.list_price is not null
                then coalesce(upper(m.list_price_currency), c.reporting_currency)
            else coalesce(upper(m.currency), c.reporting_currency)
        end as currency,
        case
            when m.amount is not null then 'exported'
            when m.list_price is not null then 'list price'
            when m.amount_at_close is not null then 'at close'
            else 'none'
        end as amount_basis
    from stg_matched_opportunities as m
    cross join stg_conventions as c
),

rated as (
    select
        v.as_of_date,
        v.opportunity_id,
        v.amount_basis,
        v.amount_local,
        v.currency,
        v.tcv,
        v.acv,
        -- The reporting currency may be unknown: what names no currency is in it all the same.
        case
            when v.currency is not distinct from v.reporting_currency then cast(1 as double)
            else r.rate
        end as rate,
        r.rate_date,
        case
            when v.contract_currency is not distinct from v.reporting_currency
                then cast(1 as double)
            else k.rate
        end as contract_rate
    from valued as v
    left join stg_rates as r
        on r.currency = v.currency
        and r.rate_kind = v.rate_kind
        and r.day = v.credit_date
    left join stg_rates as k
        on k.currency = v.contract_currency
        and k.rate_kind = v.rate_kind
        and k.day = v.credit_date
)

select
    as_of_date,
    opportunity_id,
    amount_basis,
    cast(amount_local as decimal(38, 6)) as amount_local,
    currency,
    rate,
    rate_date,
    converted(amount_local, rate) as amount,
    converted(tcv, contract_rate) as tcv,
    converted(acv, contract_rate) as acv
from rated
