-- purpose: The deals whose life a review tells: open now or at the last review, or closed in this quarter or the one before.
-- grain:   opportunity_id
-- inputs:  stg_compared_deals, fct_opportunities, exported_opportunities, as_of_dates, calendar
-- columns:
--   opportunity_id    text  opportunity
--   opportunity_name  text  what the sellers call it, or did
with told as (
    select opportunity_id
    from stg_compared_deals
    union
    select o.opportunity_id
    from fct_opportunities as o
    inner join as_of_dates as d
        on d.as_of_date = o.as_of_date
        and d.role = 'review'
    inner join as_of_dates as p
        on p.role = 'previous'
    inner join calendar as c
        on c.day = p.as_of_date
    where o.status = 'open'
        or o.close_date >= c.quarter_start
),

names as (
    select
        t.opportunity_id,
        o.opportunity_name,
        row_number() over (partition by t.opportunity_id order by o.valid_from desc) as place
    from told as t
    inner join exported_opportunities as o
        on o.opportunity_id = t.opportunity_id
    inner join as_of_dates as d
        on d.role = 'review'
        and (o.valid_from <= d.as_of_date or o.is_first)
)

select
    opportunity_id,
    coalesce(opportunity_name, opportunity_id) as opportunity_name
from names
where place = 1
