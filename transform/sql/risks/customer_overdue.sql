-- purpose:   The customer is late in paying what was invoiced to it.
-- label:     Customer overdue on payments
-- evidence:  {overdue_count} invoices unpaid for up to {overdue_days} days past their due date, {overdue_amount} in all (limit {limit_days} days)
-- severity:  High at three times the limit, else medium
-- next_step: Settle what is owed before anything new is signed
-- needs:     invoices.due_date
-- limits:    overdue_days
-- grain:     as_of_date, opportunity_id
-- inputs:    flag_deals, overdue_customers, limits
-- columns:
--   as_of_date      date   the date asked about
--   opportunity_id  text   open opportunity
--   severity        text   high or medium
--   exposure        money  its planned amount
--   overdue_count   count  invoices past their due date and not fully paid
--   overdue_days    count  days since the earliest was due
--   overdue_amount  money  what is unpaid of them, with tax
--   limit_days      count  the limit
select
    d.as_of_date,
    d.opportunity_id,
    case when o.overdue_days > 3 * l.limit_value then 'high' else 'medium' end as severity,
    d.amount as exposure,
    o.overdue_count,
    o.overdue_days,
    o.overdue_amount,
    cast(l.limit_value as bigint) as limit_days
from flag_deals as d
inner join overdue_customers as o
    on o.as_of_date = d.as_of_date
    and o.account_id = d.account_id
inner join limits as l
    on l.threshold = 'overdue_days'
where o.overdue_days > l.limit_value
