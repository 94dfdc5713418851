-- purpose:   The planned close date was moved to a later quarter again and again.
-- label:     Pushed again and again
-- evidence:  Moved to a later quarter {push_count} times, by {pushed_days} days in all (limit {limit_count})
-- severity:  High at twice the limit, else medium
-- next_step: Agree with the customer what must happen by when, or take the deal out of the forecast
-- needs:     opportunity_history.changed_date or opportunities.valid_to
-- limits:    pushed_count
-- grain:     as_of_date, opportunity_id
-- inputs:    flag_deals, deal_tracks, limits
-- columns:
--   as_of_date      date   the date asked about
--   opportunity_id  text   open opportunity
--   severity        text   high or medium
--   exposure        money  its planned amount
--   push_count      count  times its planned close date moved to a later quarter
--   pushed_days     count  days that all its moves to a later date make
--   limit_count     count  the limit
select
    d.as_of_date,
    d.opportunity_id,
    case when t.push_count >= 2 * l.limit_value then 'high' else 'medium' end as severity,
    d.amount as exposure,
    t.push_count,
    t.pushed_days,
    cast(l.limit_value as bigint) as limit_count
from flag_deals as d
inner join deal_tracks as t
    on t.as_of_date = d.as_of_date
    and t.opportunity_id = d.opportunity_id
inner join limits as l
    on l.threshold = 'pushed_count'
where t.push_count >= l.limit_value
