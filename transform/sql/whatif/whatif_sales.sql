-- purpose: What everyone sold in the four quarters before the one under review, by product and customer: the mix of what is to come.
-- grain:   owner_id, product_id, account_id
-- inputs:  fct_credits, whatif_accounts, calendar, as_of_dates
-- columns:
--   owner_id    text   who is credited
--   product_id  text   product
--   account_id  text   customer
--   segment     text   the customer's size or tier
--   amount      money  booked
with review as (
    select d.as_of_date, c.quarter_start
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    where d.role = 'review'
),

earlier as (
    select q.quarter_start, cast(row_number() over (order by q.quarter_start desc) as bigint) as place
    from (
        select distinct quarter_start
        from calendar
    ) as q
    inner join review as r
        on q.quarter_start < r.quarter_start
),

span as (
    select r.as_of_date, r.quarter_start, min(e.quarter_start) as first_day
    from review as r
    inner join earlier as e
        on e.place <= 4
    group by r.as_of_date, r.quarter_start
)

select
    c.owner_id,
    coalesce(c.product_id, '') as product_id,
    coalesce(c.account_id, '') as account_id,
    min(a.segment) as segment,
    cast(sum(c.amount) as decimal(38, 6)) as amount
from fct_credits as c
inner join span as r
    on c.as_of_date = r.as_of_date
    and c.booking_date >= r.first_day
    and c.booking_date < r.quarter_start
left join whatif_accounts as a
    on a.account_id = c.account_id
where c.split_kind = 'revenue'
    and c.owner_id is not null
    and c.amount is not null
group by c.owner_id, coalesce(c.product_id, ''), coalesce(c.account_id, '')
