-- purpose: The last activity in which the customer of an opportunity took part, up to the review's date.
-- grain:   opportunity_id
-- inputs:  exported_activities, as_of_dates
-- columns:
--   opportunity_id      text  opportunity
--   last_contact_date   date  the day of it; unknown where there was none
--   first_known_date    date  the first day of any activity in the exports: before it nobody wrote any down
with review as (
    select as_of_date
    from as_of_dates
    where role = 'review'
),

activities as (
    select
        a.opportunity_id,
        a.done_date,
        -- Where the source does not say: people met or spoke; a mail may have no answer.
        coalesce(a.is_two_way, lower(a.kind) in ('visit', 'call', 'meeting')) as is_two_way
    from exported_activities as a
    cross join review as r
    where (a.valid_from <= r.as_of_date or a.is_first)
        and (a.valid_to is null or a.valid_to > r.as_of_date)
        and a.done_date <= r.as_of_date
),

started as (
    select min(done_date) as first_known_date
    from activities
)

select
    a.opportunity_id,
    max(case when a.is_two_way then a.done_date end) as last_contact_date,
    min(s.first_known_date) as first_known_date
from activities as a
cross join started as s
where a.opportunity_id is not null
group by a.opportunity_id
