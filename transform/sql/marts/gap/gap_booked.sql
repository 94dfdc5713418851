-- purpose: What every scope was credited with within each span of a gap.
-- grain:   gap_window, side, scope_type, scope_id
-- inputs:  gap_windows, scope_credits, as_of_dates
-- columns:
--   gap_window  text   quarter, previous_quarter or year
--   side        text   actual or year_before
--   scope_type  text   company, region, team, person or product
--   scope_id    text   which one
--   booked      money  credited within the span
select
    w.gap_window,
    w.side,
    s.scope_type,
    s.scope_id,
    cast(sum(s.amount) as decimal(38, 6)) as booked
from scope_credits as s
inner join as_of_dates as d
    on d.as_of_date = s.as_of_date
inner join gap_windows as w
    on s.event_date >= w.first_day
    and s.event_date < w.end_exclusive
where d.role = 'review'
    and s.record_kind = 'credit'
    and s.scope_type in ('company', 'region', 'team', 'person', 'product')
group by w.gap_window, w.side, s.scope_type, s.scope_id
