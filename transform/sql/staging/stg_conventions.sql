-- purpose: How money is counted in this review: the settings, and where they are silent what the exports say.
-- grain:
-- inputs:  conventions, stg_stages, exported_opportunities, exported_opportunity_lines, exported_orders, exported_order_lines, exported_invoices, exported_invoice_lines, exported_targets, exported_products, exported_fx_rates
-- columns:
--   reporting_currency  text  the setting, else the only currency in the exports, else the only one that rates convert to
--   rate_kind           text  spot, average or budget
--   bookings_from       text  opportunities, orders or invoices
with currencies as (
    select upper(currency) as currency from exported_opportunities
    union
    select upper(currency) as currency from exported_opportunity_lines
    union
    select upper(currency) as currency from exported_orders
    union
    select upper(currency) as currency from exported_order_lines
    union
    select upper(currency) as currency from exported_invoices
    union
    select upper(currency) as currency from exported_invoice_lines
    union
    select upper(currency) as currency from exported_targets
    union
    select upper(currency) as currency from exported_products
),

only_currency as (
    select case when count(currency) = 1 then max(currency) end as currency
    from currencies
),

only_goal as (
    select
        case
            when min(upper(to_currency)) = max(upper(to_currency)) then max(upper(to_currency))
        end as currency
    from exported_fx_rates
),

won as (
    select count(*) as deals
    from exported_opportunities as o
    left join stg_stages as s
        on s.stage_key = o.stage
    where coalesce(o.status, s.status) = 'won'
),

ordered as (
    select count(*) as orders
    from exported_orders
)

select
    coalesce(upper(c.reporting_currency), e.currency, g.currency) as reporting_currency,
    c.rate_kind,
    case
        when c.bookings_from <> 'auto' then c.bookings_from
        when w.deals > 0 then 'opportunities'
        when o.orders > 0 then 'orders'
        else 'invoices'
    end as bookings_from
from conventions as c
cross join only_currency as e
cross join only_goal as g
cross join won as w
cross join ordered as o
