-- purpose: What was done with customers up to the review's date, in the version that holds then.
-- grain:   activity_id
-- inputs:  exported_activities, as_of_dates
-- columns:
--   activity_id     text  the source's own key
--   owner_id        text  who did it
--   opportunity_id  text  opportunity; unknown where it was about none
--   kind            text  visit, call, meeting, mail, task or note
--   is_two_way      flag  whether the customer took part
--   is_joint        flag  whether a manager came along
--   done_date       date  the day
select
    a.activity_id,
    a.owner_id,
    a.opportunity_id,
    a.kind,
    coalesce(a.is_two_way, a.kind in ('visit', 'call', 'meeting')) as is_two_way,
    a.joint_manager_id is not null as is_joint,
    a.done_date
from exported_activities as a
inner join as_of_dates as d
    on (a.valid_from <= d.as_of_date or a.is_first)
    and (a.valid_to is null or a.valid_to > d.as_of_date)
    and a.done_date <= d.as_of_date
where d.role = 'review'
