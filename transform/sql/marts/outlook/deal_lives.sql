-- purpose: The spans of every opportunity with what it had been until then: how old it is, how often it was pushed.
-- stored:  no
-- grain:   opportunity_id, start_date
-- inputs:  deal_spans, calendar
-- columns:
--   opportunity_id  text   opportunity
--   start_date      date   first day of the span
--   end_exclusive   date   the day after its last; unknown for one that lasts
--   created_date    date   the first day that is known of it
--   push_count      count  times its planned close date had moved to a later quarter while it was open
with steps as (
    select
        opportunity_id,
        start_date,
        end_exclusive,
        status,
        close_date,
        lag(close_date) over (partition by opportunity_id order by start_date) as close_date_before,
        lag(status) over (partition by opportunity_id order by start_date) as status_before,
        min(start_date) over (partition by opportunity_id) as created_date
    from deal_spans
)

select
    s.opportunity_id,
    s.start_date,
    s.end_exclusive,
    s.created_date,
    cast(
        sum(
            case
                when s.status = 'open'
                    and s.status_before = 'open'
                    and s.close_date > s.close_date_before
                    and b.quarter_start is not null
                    and (n.quarter_start is null or n.quarter_start > b.quarter_start)
                    then 1
                else 0
            end
        ) over (
            partition by s.opportunity_id
            order by s.start_date
            rows between unbounded preceding and current row
        ) as bigint
    ) as push_count
from steps as s
left join calendar as n
    on n.day = s.close_date
left join calendar as b
    on b.day = s.close_date_before
