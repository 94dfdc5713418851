-- purpose: Everyone who sells or leads, as the review's date knows them.
-- grain:   owner_id
-- inputs:  exported_people, as_of_dates
-- columns:
--   owner_id    text  person
--   name        text  how the person is shown
--   login       text  login or e-mail
--   job_title   text  role
--   leave_date  date  last day; unknown while here
select
    p.owner_id,
    coalesce(p.name, p.owner_id) as name,
    p.login,
    p.job_title,
    p.leave_date
from exported_people as p
cross join as_of_dates as d
where d.role = 'review'
    and (p.valid_from <= d.as_of_date or p.is_first)
    and (p.valid_to is null or p.valid_to > d.as_of_date)
