-- purpose: How old the last statement of each table and system is on the review's date.
-- label:   Freshness of exports
-- published: yes
-- grain:   table_name, system
-- inputs:  loads, limits, stg_conventions, as_of_dates
-- columns:
--   table_name           text   the canonical table
--   system               text   the system whose keys the records have
--   last_statement_date  date   the last day on or before the review's date that an export speaks of, else the first after it
--   days_since             count  days from then to the review's date; 0 where it is later
--   limit_days           count  `stale_days` of the settings
--   is_stale             flag   whether it is older than that
--   is_decisive          flag   whether deals or bookings rest on it, so that its age makes the review a draft
with dated as (
    select
        l.table_name,
        coalesce(l.system, '') as system,
        d.as_of_date,
        coalesce(
            max(case when l.statement_date <= d.as_of_date then l.statement_date end),
            min(l.statement_date)
        ) as last_statement_date
    from loads as l
    cross join as_of_dates as d
    where d.role = 'review'
    group by l.table_name, coalesce(l.system, ''), d.as_of_date
),

aged as (
    select
        table_name,
        system,
        last_statement_date,
        greatest(days_between(last_statement_date, as_of_date), cast(0 as bigint)) as days_since
    from dated
)

select
    a.table_name,
    a.system,
    a.last_statement_date,
    a.days_since,
    cast(l.limit_value as bigint) as limit_days,
    coalesce(a.days_since > l.limit_value, false) as is_stale,
    -- A list of products or targets may well be a year old; deals and bookings may not.
    a.table_name = 'opportunities' or a.table_name = c.bookings_from as is_decisive
from aged as a
cross join stg_conventions as c
left join limits as l
    on l.threshold = 'stale_days'
