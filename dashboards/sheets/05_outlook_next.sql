-- purpose: Where the next quarter will land, for the company, regions and teams: booked, open deals and deals not yet known.
-- tab:     outlook
-- title:   The next quarter
-- message: Next quarter: {sum outlook where headline_order = 1} expected; a chance of {sum chance_of_target where headline_order = 1} to reach {sum target where headline_order = 1} | Next quarter: {sum outlook where headline_order = 1} expected; no target is known | The next quarter
-- empty:   No forecast: there are no bookings, or none before the quarter under review.
-- order_by: level_order, scope_name
-- grain:   scope_type, scope_id
-- inputs:  forecast_period, scopes
-- columns:
--   scope_name        text   whose
--   scope_type        text   company, region or team
--   booked            money  booked up to the as-of date
--   open_expected     money  expected of open deals
--   new_expected      money  expected of deals not yet known
--   outlook           money  the three together
--   p10               money  one in ten outcomes is lower
--   p50               money  as many are lower as higher
--   p90               money  one in ten outcomes is higher
--   target            money  target
--   chance_of_target  ratio  chance that it is reached
--   extra_for_80      money  what more would have to be booked for a chance of 80 %
--   deals_for_80      count  the same as won deals of the usual size
--   range_basis       text   tested, few or untested: how far to trust the range
--   past_quarters     count  earlier quarters that it rests on
--   scope_id          text   which one
--   level_order       count  1 for the company
--   headline_order    count  1 for the company
with periods_of as (
    select max(period) as next_period, min(period) as first_period
    from forecast_period
)

select
    s.scope_name,
    f.scope_type,
    f.booked,
    f.open_expected,
    f.new_expected,
    f.expected as outlook,
    f.p10,
    f.p50,
    f.p90,
    f.target,
    f.chance_of_target,
    f.extra_for_80,
    f.deals_for_80,
    f.basis as range_basis,
    f.past_quarters,
    f.scope_id,
    cast(
        case f.scope_type
            when 'company' then 1
            when 'region' then 2
            else 3
        end as bigint
    ) as level_order,
    cast(case when f.scope_type = 'company' then 1 else 0 end as bigint) as headline_order
from forecast_period as f
inner join periods_of as p
    on p.next_period = f.period
    and p.next_period > p.first_period
inner join scopes as s
    on s.scope_type = f.scope_type
    and s.scope_id = f.scope_id
where f.scope_type <> 'person'
