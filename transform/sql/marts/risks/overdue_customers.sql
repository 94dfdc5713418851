-- purpose: What every customer owed past its due date on each date of risk flags.
-- grain:   as_of_date, account_id
-- inputs:  flag_dates, exported_invoices, stg_receipts, stg_accounts, stg_conventions, stg_rates
-- columns:
--   as_of_date      date   the date asked about
--   account_id      text   customer
--   overdue_count   count  invoices past their due date and not fully paid
--   overdue_days    count  days since the earliest was due
--   overdue_amount  money  what is unpaid of them, with tax; what has no rate is not in it
with due as (
    select
        f.as_of_date,
        i.invoice_id,
        i.account_id,
        i.invoice_date,
        i.due_date,
        i.amount,
        upper(i.currency) as currency,
        -- What is open is a word of its day: without payments it is known from the statement of that day on.
        case
            when f.is_review or i.valid_from <= f.as_of_date
                then coalesce(i.open_amount, i.amount - i.paid_amount)
        end as stated_open
    from exported_invoices as i
    inner join flag_dates as f
        on i.due_date < f.as_of_date
        and i.invoice_date <= f.as_of_date
        and (i.valid_from <= f.as_of_date or i.is_first)
        and (i.valid_to is null or i.valid_to > f.as_of_date)
    where i.amount > 0
),

has_receipts as (
    select count(*) > 0 as are_known
    from stg_receipts
),

paid as (
    select d.as_of_date, d.invoice_id, sum(r.amount) as amount
    from due as d
    inner join stg_receipts as r
        on r.invoice_id = d.invoice_id
        and r.payment_date <= d.as_of_date
        and (r.valid_from <= d.as_of_date or r.is_first)
        and (r.valid_to is null or r.valid_to > d.as_of_date)
    group by d.as_of_date, d.invoice_id
),

unpaid as (
    select
        d.as_of_date,
        d.account_id,
        d.invoice_date,
        d.due_date,
        d.currency,
        case
            when h.are_known then d.amount - coalesce(p.amount, 0)
            else d.stated_open
        end as amount
    from due as d
    cross join has_receipts as h
    left join paid as p
        on p.as_of_date = d.as_of_date
        and p.invoice_id = d.invoice_id
)

select
    u.as_of_date,
    coalesce(a.account_id, u.account_id) as account_id,
    count(*) as overdue_count,
    max(days_between(u.due_date, u.as_of_date)) as overdue_days,
    cast(
        sum(
            converted(
                u.amount,
                case
                    when coalesce(u.currency, c.reporting_currency) is not distinct from c.reporting_currency
                        then cast(1 as double)
                    else r.rate
                end
            )
        ) as decimal(38, 6)
    ) as overdue_amount
from unpaid as u
cross join stg_conventions as c
left join stg_accounts as a
    on a.match_key = match_key(u.account_id)
    and a.is_match
left join stg_rates as r
    on r.currency = u.currency
    and r.rate_kind = c.rate_kind
    and r.day = u.invoice_date
where u.amount > 0
    and u.account_id is not null
group by u.as_of_date, coalesce(a.account_id, u.account_id)
