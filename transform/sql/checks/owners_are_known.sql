-- purpose:  Every owner of a deal, order or target is in the list of people.
-- label:    Owners known
-- severity: warn
-- grain:    subject, detail
-- inputs:   people, stg_people
-- columns:
--   subject  text  the record that breaks the rule
--   detail   text  how
select
    p.owner_id as subject,
    'is credited, but is in no list of people' as detail
from people as p
left join stg_people as s
    on s.owner_id = p.owner_id
where s.owner_id is null
