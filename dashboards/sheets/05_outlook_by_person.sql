-- purpose: The same for every person, this quarter.
-- tab:     outlook
-- title:   Outlook by person
-- message: {count chance_of_target >= 0.5} of {count chance_of_target} with a target are more likely to reach it than not
-- empty:   No person has bookings, open deals or a target.
-- order_by: team, scope_name
-- grain:   scope_id
-- inputs:  forecast_period, scopes, people
-- columns:
--   scope_name        text   whose
--   team              text   team
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
--   scope_id          text   which one
with periods_of as (
    select min(period) as first_period
    from forecast_period
)

select
    s.scope_name,
    p.team,
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
    f.scope_id
from forecast_period as f
inner join periods_of as q
    on q.first_period = f.period
inner join scopes as s
    on s.scope_type = f.scope_type
    and s.scope_id = f.scope_id
left join people as p
    on p.owner_id = f.scope_id
where f.scope_type = 'person'
