-- purpose: Every risk that someone declared, in the reporting currency, and what became of it.
-- grain:   risk_id
-- inputs:  exported_risks, fct_opportunities, stg_conventions, stg_rates, as_of_dates
-- columns:
--   risk_id      text   the register's own key
--   title        text   what may happen
--   scope_type   text   opportunity, account, person, team, region or company
--   scope_id     text   where
--   probability  ratio  chance
--   exposure     money  what is at stake; of a deal's risk without an amount of its own, the deal's; unknown where there is no rate
--   owner_id     text   who watches it; of a deal's risk without an owner of its own, the deal's
--   response     text   what is done about it
--   status       text   as the register names it
--   raised_date  date   raised
--   due_date     date   due
--   outcome      text   open, closed, or the deal's: won or lost
with declared as (
    select
        r.risk_id,
        r.title,
        r.scope_type,
        r.scope_id,
        r.probability,
        r.exposure,
        r.owner_id,
        r.response,
        r.status,
        r.raised_date,
        r.due_date,
        r.closed_date,
        d.as_of_date,
        coalesce(upper(r.currency), c.reporting_currency) as currency,
        c.reporting_currency,
        c.rate_kind
    from exported_risks as r
    cross join stg_conventions as c
    inner join as_of_dates as d
        on d.role = 'review'
        and (r.valid_from <= d.as_of_date or r.is_first)
        and (r.valid_to is null or r.valid_to > d.as_of_date)
    where coalesce(r.raised_date, d.as_of_date) <= d.as_of_date
)

select
    r.risk_id,
    r.title,
    r.scope_type,
    r.scope_id,
    r.probability,
    case
        when r.exposure is null then o.amount
        when r.currency is not distinct from r.reporting_currency
            then converted(r.exposure, cast(1 as double))
        else converted(r.exposure, x.rate)
    end as exposure,
    coalesce(r.owner_id, o.owner_id) as owner_id,
    r.response,
    r.status,
    r.raised_date,
    r.due_date,
    case
        when o.status <> 'open' then o.status
        when r.closed_date <= r.as_of_date then 'closed'
        else 'open'
    end as outcome
from declared as r
left join stg_rates as x
    on x.currency = r.currency
    and x.rate_kind = r.rate_kind
    and x.day = r.as_of_date
left join fct_opportunities as o
    on r.scope_type = 'opportunity'
    and o.opportunity_id = r.scope_id
    and o.as_of_date = r.as_of_date
