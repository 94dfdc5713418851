-- purpose: What people did up to the review's date that a plan can count: visits, calls and quotes, by day and deal.
-- grain:   kind, record_id
-- inputs:  exported_activities, exported_quotes, as_of_dates
-- columns:
--   kind            text  visits, calls, quotes or another kind of activity
--   record_id       text  the source's own key
--   owner_id        text  who
--   opportunity_id  text  about which opportunity
--   day             date  when
with done as (
    select
        case kind when 'visit' then 'visits' when 'call' then 'calls' else coalesce(kind, 'other') end as kind,
        activity_id as record_id,
        owner_id,
        opportunity_id,
        done_date as day,
        valid_from,
        valid_to,
        is_first
    from exported_activities
    union all
    select
        'quotes' as kind,
        quote_id as record_id,
        owner_id,
        opportunity_id,
        quote_date as day,
        valid_from,
        valid_to,
        is_first
    from exported_quotes
)

select a.kind, a.record_id, a.owner_id, a.opportunity_id, a.day
from done as a
cross join as_of_dates as d
where d.role = 'review'
    and a.day <= d.as_of_date
    and (a.valid_from <= d.as_of_date or a.is_first)
    and (a.valid_to is null or a.valid_to > d.as_of_date)
