-- purpose:  An export that named currencies before names them in its latest statement too.
-- label:    Currencies still given
-- severity: fail
-- grain:    subject, detail
-- inputs:   exported_opportunities, exported_orders, exported_invoices, exported_targets
-- columns:
--   subject  text  the export that breaks the rule
--   detail   text  how
with stated as (
    select 'opportunities' as subject, valid_from, currency
    from exported_opportunities
    where amount <> 0
    union all
    select 'orders' as subject, valid_from, currency
    from exported_orders
    where amount <> 0
    union all
    select 'invoices' as subject, valid_from, currency
    from exported_invoices
    where amount <> 0
    union all
    select 'targets' as subject, valid_from, currency
    from exported_targets
    where amount <> 0
),

latest as (
    select subject, max(valid_from) as valid_from
    from stated
    group by subject
)

select
    s.subject,
    'none of the ' || cast(count(case when s.valid_from = l.valid_from then 1 end) as string)
        || ' amounts stated on ' || cast(l.valid_from as string) || ' has one' as detail
from stated as s
inner join latest as l
    on l.subject = s.subject
group by s.subject, l.valid_from
having count(case when s.valid_from = l.valid_from then s.currency end) = 0
    and count(s.currency) > 0
    -- The odd record without one is a warning.
    and count(case when s.valid_from = l.valid_from then 1 end) >= 10
