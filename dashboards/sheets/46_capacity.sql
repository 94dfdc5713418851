-- purpose: What the sellers who are here, or will begin, can be expected to book month by month, against the target.
-- tab:     capacity
-- book:    targets
-- title:   Capacity
-- message: Until the last month with a target, capacity is {sum capacity where has_target_order = true} against targets of {sum target} | What the sellers can be expected to book
-- empty:   Capacity needs targets of people: what a full month of theirs is worth. A file of targets fills this sheet.
-- note:    Capacity: a third of a person's largest quarterly target of the last year x ramp x chance of still being there (leavers of the last two years) x what people reached of their targets over the last four quarters. Newcomers carry 0, 25, 50, 75, 100 % by month, unless the export of people names another ramp.
-- order_by: month_start_order
-- totals:  street_quota, capacity, target
-- chart:   overlaid month: capacity, target
-- grain:   month
-- inputs:  capacity
-- columns:
--   month                text    month
--   people_count         count   sellers there
--   full_people          number  counted by their ramp
--   street_quota         money   full month's quota x ramp
--   survival             ratio   chance of still being there
--   expected_attainment  ratio   what people reached of their targets together
--   capacity             money   the product
--   target               money   target of the month
--   capacity_gap         money   capacity - target
--   has_target_order     flag    whether the month has a target
--   month_start_order    date    first day
select
    month,
    people as people_count,
    full_people,
    street_quota,
    survival,
    expected_attainment,
    capacity,
    target,
    capacity_gap,
    target is not null as has_target_order,
    month_start as month_start_order
from capacity
where scope_type = 'company'
