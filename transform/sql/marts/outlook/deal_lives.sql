-- purpose: The life of every opportunity in stretches between its pushes: since when it is known, and how often it was pushed by then.
-- stored:  no
-- grain:   opportunity_id, start_date
-- inputs:  deal_spans, calendar
-- columns:
--   opportunity_id  text   opportunity
--   start_date      date   first day of the stretch: the first that is known of it, or that of a push
--   end_exclusive   date   the day of the next push; unknown for the last stretch
--   created_date    date   the first day that is known of it
--   push_count      count  times its planned close date had moved to a later quarter while it was open
with spans as (
    select
        s.opportunity_id,
        s.start_date,
        s.status,
        s.close_date,
        c.quarter_start
    from deal_spans as s
    left join calendar as c
        on c.day = s.close_date
),

-- A close date beyond the calendar is in a later quarter than any in it.
steps as (
    select
        opportunity_id,
        start_date,
        row_number() over life as place,
        status = 'open'
            and lag(status) over life = 'open'
            and close_date > lag(close_date) over life
            and lag(quarter_start) over life is not null
            and (quarter_start is null or quarter_start > lag(quarter_start) over life) as is_push
    from spans
    window life as (partition by opportunity_id order by start_date)
)

select
    opportunity_id,
    start_date,
    lead(start_date) over (partition by opportunity_id order by start_date) as end_exclusive,
    min(start_date) over (partition by opportunity_id) as created_date,
    cast(row_number() over (partition by opportunity_id order by start_date) - 1 as bigint) as push_count
from steps
where place = 1
    or is_push
