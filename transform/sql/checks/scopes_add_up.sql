-- purpose:  The quarters of people, of teams and of regions each add up to the company's.
-- label:    Scopes add up
-- severity: fail
-- grain:    subject, detail
-- inputs:   scope_quarters
-- columns:
--   subject  text  the record that breaks the rule
--   detail   text  how
with totals as (
    select period, scope_type, cast(sum(booked) as decimal(38, 6)) as booked
    from scope_quarters
    where scope_type in ('company', 'region', 'team', 'person')
    group by period, scope_type
)

select
    t.scope_type || ' ' || t.period as subject,
    cast(t.booked as string) || ', but the company booked ' || cast(c.booked as string) as detail
from totals as t
inner join totals as c
    on c.period = t.period
    and c.scope_type = 'company'
where t.booked <> c.booked
