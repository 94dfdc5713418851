-- purpose: The one record of each kind that a record is linked to, where the source keeps links in a table of their own.
-- grain:   from_object, from_id, to_object
-- inputs:  exported_links, as_of_dates
-- columns:
--   from_object  text  what is linked
--   from_id      text  its key
--   to_object    text  to what
--   to_id        text  its key: the primary one, else the smallest
with current_links as (
    select
        l.from_object,
        l.from_id,
        l.to_object,
        l.to_id,
        row_number() over (
            partition by l.from_object, l.from_id, l.to_object
            order by case when lower(l.role) like 'primary%' then 0 else 1 end, l.to_id
        ) as place
    from exported_links as l
    cross join as_of_dates as d
    where d.role = 'review'
        and (l.valid_from <= d.as_of_date or l.is_first)
        and (l.valid_to is null or l.valid_to > d.as_of_date)
)

select from_object, from_id, to_object, to_id
from current_links
where place = 1
