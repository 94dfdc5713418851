-- purpose: The joint visits of managers and sellers that took place up to the review's date.
-- grain:   source, visit_id
-- inputs:  exported_activities, exported_coaching_visits, as_of_dates
-- columns:
--   source      text  activity: somebody came along; coaching: an export of joint visits
--   visit_id    text  the source's own key
--   owner_id    text  who was accompanied
--   account_id  text  at which customer
--   visit_date  date  the day
with known as (
    select
        'activity' as source,
        activity_id as visit_id,
        owner_id,
        account_id,
        done_date as visit_date,
        valid_from,
        valid_to,
        is_first
    from exported_activities
    where joint_manager_id is not null
        and joint_manager_id <> owner_id
        and kind in ('visit', 'meeting')
    union all
    select
        'coaching' as source,
        visit_id,
        owner_id,
        account_id,
        visit_date,
        valid_from,
        valid_to,
        is_first
    from exported_coaching_visits
)

select k.source, k.visit_id, k.owner_id, k.account_id, k.visit_date
from known as k
cross join as_of_dates as d
where d.role = 'review'
    and k.owner_id is not null
    and k.visit_date <= d.as_of_date
    and (k.valid_from <= d.as_of_date or k.is_first)
    and (k.valid_to is null or k.valid_to > d.as_of_date)
