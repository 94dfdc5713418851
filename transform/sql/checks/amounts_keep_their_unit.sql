-- purpose:  The amounts of the latest statement are of the size of those before: not in thousands or 万 all at once.
-- label:    Amounts of one unit
-- severity: fail
-- grain:    subject, detail
-- inputs:   exported_opportunities, exported_orders, exported_invoices, exported_targets
-- columns:
--   subject  text  the export that breaks the rule
--   detail   text  how
with stated as (
    select 'opportunities' as subject, valid_from, amount from exported_opportunities
    union all
    select 'orders' as subject, valid_from, amount from exported_orders
    union all
    select 'invoices' as subject, valid_from, amount from exported_invoices
    union all
    select 'targets' as subject, valid_from, amount from exported_targets
),

latest as (
    select subject, max(valid_from) as valid_from
    from stated
    group by subject
),

sized as (
    select
        s.subject,
        median(case when s.valid_from = l.valid_from then cast(abs(s.amount) as double) end) as median_now,
        median(case when s.valid_from < l.valid_from then cast(abs(s.amount) as double) end) as median_before,
        count(case when s.valid_from = l.valid_from then 1 end) as records_now,
        count(case when s.valid_from < l.valid_from then 1 end) as records_before
    from stated as s
    inner join latest as l
        on l.subject = s.subject
    where s.amount <> 0
    group by s.subject
)

select
    subject,
    case
        when median_now < median_before then 'a thousand times smaller or more'
        else 'a thousand times larger or more'
    end || ' than in earlier statements, by the median of '
        || cast(records_now as string) || ' amounts' as detail
from sized
-- A median of a few deals proves nothing.
where records_now >= 10
    and records_before >= 10
    and (median_now * 1000 <= median_before or median_before * 1000 <= median_now)
