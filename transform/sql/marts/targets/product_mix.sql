-- purpose: What every seller, and the company, sold by product in the last twelve whole months.
-- grain:   owner_id, product_id
-- inputs:  fct_credits, periods, as_of_dates
-- columns:
--   owner_id    text   person; (company) for all
--   product_id  text   product
--   amount      money  booked, above zero
with whole_months as (
    select
        p.period_start,
        p.period_end_exclusive,
        row_number() over (order by p.period_start desc) as place
    from periods as p
    cross join as_of_dates as d
    where d.role = 'review'
        and p.period_type = 'month'
        and p.period_end_exclusive <= cast(d.as_of_date + interval 1 day as date)
),

span as (
    select min(period_start) as first_day, max(period_end_exclusive) as end_day
    from whole_months
    where place <= 12
),

credits as (
    select b.owner_id, b.product_id, b.amount
    from fct_credits as b
    inner join as_of_dates as d
        on d.as_of_date = b.as_of_date
        and d.role = 'review'
    inner join span as s
        on b.booking_date >= s.first_day
        and b.booking_date < s.end_day
    where b.split_kind = 'revenue'
        and b.product_id is not null
        and b.product_id <> '(other)'
),

mixed as (
    select owner_id, product_id, amount from credits where owner_id is not null
    union all
    select '(company)' as owner_id, product_id, amount from credits
)

select owner_id, product_id, cast(sum(amount) as decimal(38, 6)) as amount
from mixed
group by owner_id, product_id
having sum(amount) > 0
