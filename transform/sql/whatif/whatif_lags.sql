-- purpose: How long won deals took, by the amount that they brought: the wins of the 24 months up to the review's date.
-- grain:   lag_days
-- inputs:  fct_opportunities, as_of_dates
-- columns:
--   lag_days  days   from created to won
--   won       count  deals won
--   amount    money  what they brought
select
    cast(o.cycle_days as double) as lag_days,
    count(*) as won,
    cast(coalesce(sum(o.amount), 0) as decimal(38, 6)) as amount
from fct_opportunities as o
inner join as_of_dates as d
    on d.role = 'review'
    and d.as_of_date = o.as_of_date
    and o.close_date > cast(d.as_of_date - interval 24 month as date)
where o.status = 'won'
    and o.cycle_days >= 0
group by cast(o.cycle_days as double)
