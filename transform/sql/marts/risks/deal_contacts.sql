-- purpose: How many people at the customer are known to have a part in a deal, for every deal of a date of risk flags.
-- grain:   as_of_date, opportunity_id
-- inputs:  flag_deals, flag_dates, exported_contact_roles, exported_links, exported_activities
-- columns:
--   as_of_date      date   the date asked about, where any contact of any deal was known by then
--   opportunity_id  text   open opportunity
--   contact_count   count  people
with found as (
    -- Roles and links have no dates of their own: they are known from their first statement on.
    select f.as_of_date, r.opportunity_id, r.contact_id
    from exported_contact_roles as r
    inner join flag_dates as f
        on (r.valid_from <= f.as_of_date or (r.is_first and f.is_review))
        and (r.valid_to is null or r.valid_to > f.as_of_date)
    union
    select f.as_of_date, k.from_id as opportunity_id, k.to_id as contact_id
    from exported_links as k
    inner join flag_dates as f
        on (k.valid_from <= f.as_of_date or (k.is_first and f.is_review))
        and (k.valid_to is null or k.valid_to > f.as_of_date)
    where k.from_object = 'opportunity'
        and k.to_object = 'contact'
    union
    select f.as_of_date, a.opportunity_id, a.contact_id
    from exported_activities as a
    inner join flag_dates as f
        on a.done_date <= f.as_of_date
        and (a.valid_from <= f.as_of_date or a.is_first)
        and (a.valid_to is null or a.valid_to > f.as_of_date)
    where a.contact_id is not null
        and a.opportunity_id is not null
),

known as (
    select distinct as_of_date
    from found
),

counted as (
    select as_of_date, opportunity_id, count(*) as contact_count
    from found
    group by as_of_date, opportunity_id
)

select
    d.as_of_date,
    d.opportunity_id,
    coalesce(c.contact_count, cast(0 as bigint)) as contact_count
from flag_deals as d
inner join known as k
    on k.as_of_date = d.as_of_date
left join counted as c
    on c.as_of_date = d.as_of_date
    and c.opportunity_id = d.opportunity_id
