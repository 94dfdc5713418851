-- purpose: What a field of an opportunity held on an as-of date, where it changed after that date.
-- grain:   as_of_date, opportunity_id, field
-- inputs:  stg_history, as_of_dates
-- columns:
--   as_of_date      date  the date asked about
--   opportunity_id  text  opportunity
--   field           text  stage, amount, close_date or owner_id
--   value           text  what it held; unknown where it was empty
with later_changes as (
    select
        d.as_of_date,
        h.opportunity_id,
        h.field,
        h.old_value,
        row_number() over (
            partition by d.as_of_date, h.opportunity_id, h.field
            order by
                h.changed_date,
                case when h.is_first_of_day then 0 else 1 end,
                h.old_value,
                h.new_value
        ) as place
    from stg_history as h
    cross join as_of_dates as d
    where h.changed_date > d.as_of_date
)

select
    as_of_date,
    opportunity_id,
    field,
    old_value as value
from later_changes
where place = 1
