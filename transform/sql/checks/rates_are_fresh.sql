-- purpose:  No amount is converted at a rate that is older than the threshold allows.
-- label:    Rates fresh
-- severity: warn
-- grain:    subject, detail
-- inputs:   fct_opportunities, stg_orders, stg_invoices, stg_conventions, as_of_dates, limits
-- columns:
--   subject  text  the rate that breaks the rule
--   detail   text  how
with used as (
    select
        as_of_date,
        currency,
        rate_date,
        case when status = 'open' then as_of_date else close_date end as day
    from fct_opportunities
    union all
    select as_of_date, currency, rate_date, order_date as day
    from stg_orders
    union all
    select as_of_date, currency, rate_date, invoice_date as day
    from stg_invoices
)

select
    u.currency || ' of ' || cast(u.rate_date as string) as subject,
    cast(count(*) as string) || ' amounts converted, up to '
        || cast(max(days_between(u.rate_date, u.day)) as string) || ' days later' as detail
from used as u
inner join as_of_dates as d
    on d.as_of_date = u.as_of_date
    and d.role = 'review'
-- A budget rate is meant to hold for long.
inner join stg_conventions as c
    on c.rate_kind <> 'budget'
inner join limits as l
    on l.threshold = 'stale_rate_days'
where days_between(u.rate_date, u.day) > l.limit_value
group by u.currency, u.rate_date
