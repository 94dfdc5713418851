-- purpose:   More than its owner can close in a few days is planned for the very end of the quarter.
-- label:     Quarter-end pile-up
-- evidence:  One of {pile_count} deals, {pile_share} of what its owner plans for the quarter, planned for its last {limit_days} days
-- severity:  Medium where it is the quarter under way, else low
-- next_step: Ask the customer when it will really sign, and spread the dates
-- needs:     opportunities.close_date
-- limits:    quarter_end_days, pile_up_count, pile_up_share
-- grain:     as_of_date, opportunity_id
-- inputs:    flag_deals, flag_dates, limits
-- columns:
--   as_of_date      date   the date asked about
--   opportunity_id  text   open opportunity
--   severity        text   medium or low
--   exposure        money  its planned amount
--   pile_count      count  the owner's deals planned for those days
--   pile_share      ratio  share of the owner's open amount planned for the quarter
--   limit_days      count  how many days the end of a quarter has
with settings as (
    select
        max(case when threshold = 'quarter_end_days' then limit_value end) as end_days,
        max(case when threshold = 'pile_up_count' then limit_value end) as least_count,
        max(case when threshold = 'pile_up_share' then limit_value end) as least_share
    from limits
),

planned as (
    select
        d.*,
        s.end_days,
        s.least_count,
        s.least_share,
        days_between(d.close_date, d.period_end_exclusive) <= s.end_days as is_at_end
    from flag_deals as d
    cross join settings as s
    where d.close_date > d.as_of_date
        and d.period_end_exclusive is not null
),

piles as (
    select
        as_of_date,
        owner_id,
        period,
        count(case when is_at_end then 1 end) as pile_count,
        as_rate(ratio(sum(case when is_at_end then amount end), sum(amount))) as pile_share
    from planned
    group by as_of_date, owner_id, period
)

select
    p.as_of_date,
    p.opportunity_id,
    case when p.period = f.quarter then 'medium' else 'low' end as severity,
    p.amount as exposure,
    e.pile_count,
    e.pile_share,
    cast(p.end_days as bigint) as limit_days
from planned as p
inner join piles as e
    on e.as_of_date = p.as_of_date
    and e.owner_id = p.owner_id
    and e.period = p.period
inner join flag_dates as f
    on f.as_of_date = p.as_of_date
where p.is_at_end
    and e.pile_count >= p.least_count
    and e.pile_share > p.least_share
