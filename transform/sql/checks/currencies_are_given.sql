-- purpose:  An export that names currencies names one for every amount; those without count in the reporting currency.
-- label:    Currencies given
-- severity: warn
-- grain:    subject, detail
-- inputs:   exported_opportunities, exported_orders, exported_invoices, exported_targets
-- columns:
--   subject  text  the export that breaks the rule
--   detail   text  how
with named as (
    select 'opportunities' as subject, currency from exported_opportunities where amount <> 0
    union all
    select 'orders' as subject, currency from exported_orders where amount <> 0
    union all
    select 'invoices' as subject, currency from exported_invoices where amount <> 0
    union all
    select 'targets' as subject, currency from exported_targets where amount <> 0
)

select
    subject,
    cast(count(*) - count(currency) as string) || ' of ' || cast(count(*) as string)
        || ' amounts without a currency' as detail
from named
group by subject
having count(currency) > 0
    and count(currency) < count(*)
