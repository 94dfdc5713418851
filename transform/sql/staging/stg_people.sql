-- purpose: Everyone who sells or leads, as the review's date knows them.
-- grain:   owner_id
-- inputs:  exported_people, as_of_dates
-- columns:
--   owner_id    text  person
--   name        text  how the person is shown
--   login       text  login or e-mail
--   job_title   text  role
--   leave_date  date  last day; unknown while here
--   is_active   flag  whether the source says that they are; unknown where it does not, or says it of a later day
--   hire_date   date  first day
--   ramp_profile      text  profile of starting up: shares of a full target month by month, as 0/25/50/75/100
--   is_quota_bearing  flag  whether the source says that they carry a target; unknown where it does not
select
    p.owner_id,
    coalesce(p.name, p.owner_id) as name,
    p.login,
    p.job_title,
    p.leave_date,
    case when p.valid_from <= d.as_of_date then p.is_active end as is_active,
    p.hire_date,
    p.ramp_profile,
    p.is_quota_bearing
from exported_people as p
cross join as_of_dates as d
where d.role = 'review'
    and (p.valid_from <= d.as_of_date or p.is_first)
    and (p.valid_to is null or p.valid_to > d.as_of_date)
