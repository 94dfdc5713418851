-- purpose: What became, by the as-of date, of the deals that were created in each quarter.
-- label:   Deals by quarter of creation
-- published: yes
-- grain:   period
-- inputs:  fct_opportunities, as_of_dates, calendar
-- columns:
--   period      text   quarter of creation; (unknown) where no date is
--   created     count  deals
--   won         count  won by the as-of date
--   lost        count  lost by the as-of date
--   still_open  count  still open
--   win_rate    ratio  won / (won + lost); high for young cohorts where wins come faster than losses
--   won_amount  money  their won amount
select
    coalesce(c.quarter, '(unknown)') as period,
    count(*) as created,
    count(case when o.status = 'won' then 1 end) as won,
    count(case when o.status = 'lost' then 1 end) as lost,
    count(case when o.status = 'open' then 1 end) as still_open,
    as_rate(ratio(
        count(case when o.status = 'won' then 1 end),
        count(case when o.status <> 'open' then 1 end)
    )) as win_rate,
    cast(sum(case when o.status = 'won' then o.amount else 0 end) as decimal(38, 6)) as won_amount
from fct_opportunities as o
inner join as_of_dates as d
    on d.as_of_date = o.as_of_date
    and d.role = 'review'
left join calendar as c
    on c.day = o.created_date
group by coalesce(c.quarter, '(unknown)')
