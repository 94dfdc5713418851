-- purpose:  Every stage of a deal is in a list of stages; one that is not stands last in the funnel, under its own name.
-- label:    Stages known
-- severity: warn
-- grain:    subject, detail
-- inputs:   fct_opportunities, stg_stages, as_of_dates
-- columns:
--   subject  text  the stage that breaks the rule
--   detail   text  how
select
    o.stage as subject,
    cast(count(*) as string) || ' deals' as detail
from fct_opportunities as o
inner join as_of_dates as d
    on d.as_of_date = o.as_of_date
    and d.role = 'review'
inner join stg_stages as s
    on s.stage_key = o.stage
where not s.is_listed
group by o.stage
