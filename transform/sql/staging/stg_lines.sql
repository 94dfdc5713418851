-- purpose: Every product line of an opportunity, order or invoice, as known on each as-of date.
-- grain:   as_of_date, record_kind, line_id
-- inputs:  exported_opportunity_lines, exported_order_lines, exported_invoice_lines, as_of_dates
-- columns:
--   as_of_date    date   the date asked about
--   record_kind   text   opportunity, order or invoice
--   record_id     text   which one
--   line_id       text   line
--   product_id    text   product, as exported
--   amount_local  money  of the line, in `currency`
--   currency      text   the line's own; unknown where it is the record's
with lines as (
    select
        'opportunity' as record_kind,
        opportunity_id as record_id,
        line_id,
        product_id,
        amount,
        currency,
        valid_from,
        valid_to,
        is_first
    from exported_opportunity_lines
    union all
    select
        'order' as record_kind,
        order_id as record_id,
        line_id,
        product_id,
        amount,
        currency,
        valid_from,
        valid_to,
        is_first
    from exported_order_lines
    union all
    select
        'invoice' as record_kind,
        invoice_id as record_id,
        line_id,
        product_id,
        amount,
        currency,
        valid_from,
        valid_to,
        is_first
    from exported_invoice_lines
)

select
    d.as_of_date,
    l.record_kind,
    l.record_id,
    l.line_id,
    l.product_id,
    cast(l.amount as decimal(38, 6)) as amount_local,
    upper(l.currency) as currency
from lines as l
cross join as_of_dates as d
where (l.valid_from <= d.as_of_date or l.is_first)
    and (l.valid_to is null or l.valid_to > d.as_of_date)
