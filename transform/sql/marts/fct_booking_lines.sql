-- purpose: What was sold by product: each booking's lines, which sum to it exactly; without lines its own product.
-- grain:   as_of_date, record_id, product_id
-- inputs:  fct_bookings, stg_lines, stg_products, stg_conventions, stg_rates
-- columns:
--   as_of_date      date   the date asked about
--   record_id       text   opportunity, order or invoice
--   booking_date    date   the day that counts
--   product_id      text   product; (other) for what the lines leave over
--   product_name    text   product's name
--   product_family  text   series or family
--   amount          money  its part of the booking
with converted_lines as (
    select
        b.as_of_date,
        b.record_id,
        coalesce(p.product_id, l.product_id, '(other)') as product_id,
        b.currency is distinct from c.reporting_currency as is_converted,
        b.amount as booked,
        converted(
            l.amount_local,
            case
                when coalesce(l.currency, b.currency) is not distinct from c.reporting_currency
                    then cast(1 as double)
                else r.rate
            end
        ) as amount
    from fct_bookings as b
    inner join stg_lines as l
        on l.as_of_date = b.as_of_date
        and l.record_kind = b.record_kind
        and l.record_id = b.record_id
    cross join stg_conventions as c
    left join stg_rates as r
        on r.currency = coalesce(l.currency, b.currency)
        and r.rate_kind = c.rate_kind
        and r.day = b.booking_date
    left join stg_products as p
        on p.match_key = match_key(l.product_id)
        and p.is_match
    where b.amount is not null
),

by_product as (
    select
        as_of_date,
        record_id,
        product_id,
        cast(sum(amount) as decimal(38, 6)) as amount,
        row_number() over (
            partition by as_of_date, record_id
            order by sum(amount) desc nulls last, product_id
        ) as place
    from converted_lines
    group by as_of_date, record_id, product_id
),

-- What rounding each converted line leaves goes to the largest product; any other rest is shown.
rests as (
    select
        as_of_date,
        record_id,
        cast(min(booked) - coalesce(sum(amount), 0) as decimal(38, 6)) as rest,
        bool_or(is_converted)
            and abs(min(booked) - coalesce(sum(amount), 0)) <= 0.005 * (count(*) + 1)
            as is_rounding
    from converted_lines
    group by as_of_date, record_id
),

parts as (
    select
        p.as_of_date,
        p.record_id,
        p.product_id,
        case when r.is_rounding and p.place = 1 then p.amount + r.rest else p.amount end as amount
    from by_product as p
    inner join rests as r
        on r.as_of_date = p.as_of_date
        and r.record_id = p.record_id
    where p.amount is not null
    union all
    select as_of_date, record_id, '(other)' as product_id, rest as amount
    from rests
    where rest <> 0
        and not is_rounding
),

sold as (
    select
        as_of_date,
        record_id,
        product_id,
        cast(sum(amount) as decimal(38, 6)) as amount
    from parts
    group by as_of_date, record_id, product_id
)

select
    b.as_of_date,
    b.record_id,
    b.booking_date,
    case when s.record_id is null then b.product_id else s.product_id end as product_id,
    case
        when s.record_id is null then b.product_name
        else coalesce(p.product_name, s.product_id)
    end as product_name,
    case
        when s.record_id is null then b.product_family
        else p.product_family
    end as product_family,
    case when s.record_id is null then b.amount else s.amount end as amount
from fct_bookings as b
left join sold as s
    on s.as_of_date = b.as_of_date
    and s.record_id = b.record_id
left join stg_products as p
    on p.product_id = s.product_id
