-- purpose:  Nobody who has left owns an open deal; the deal stays in the owner's last team until somebody else takes it.
-- label:    Owners still here
-- severity: warn
-- grain:    subject, detail
-- inputs:   open_deals, people
-- columns:
--   subject  text  the person who breaks the rule
--   detail   text  how
select
    p.owner_id as subject,
    cast(count(*) as string) || ' open deals of someone who has left, in team ' || p.team as detail
from open_deals as o
inner join people as p
    on p.owner_id = o.owner_id
where not p.is_active
group by p.owner_id, p.team
