-- purpose: What became of every deal of a past date of risk flags, once the quarter it was planned for was over. No flag reads it.
-- grain:   as_of_date, opportunity_id
-- inputs:  flag_deals, flag_dates, deal_spans
-- columns:
--   as_of_date      date   the past date
--   opportunity_id  text   opportunity that was open then
--   amount          money  as it was then
--   outcome         text   won, lost or slipped, at the end of the quarter it was planned for; deleted deals are left out
--   is_bad          count  1 where it was lost or slipped
with review as (
    select cast(as_of_date + interval 1 day as date) as known_until
    from flag_dates
    where is_review
),

-- A quarter that is not over would show its losses before its wins.
decided as (
    select
        d.as_of_date,
        d.opportunity_id,
        d.amount,
        cast(d.period_end_exclusive - interval 1 day as date) as last_day
    from flag_deals as d
    inner join flag_dates as f
        on f.as_of_date = d.as_of_date
        and not f.is_review
    cross join review as r
    where d.period_end_exclusive <= r.known_until
)

select
    d.as_of_date,
    d.opportunity_id,
    d.amount,
    case s.status when 'open' then 'slipped' else s.status end as outcome,
    cast(case s.status when 'won' then 0 else 1 end as bigint) as is_bad
from decided as d
inner join deal_spans as s
    on s.opportunity_id = d.opportunity_id
    and s.start_date <= d.last_day
    and coalesce(s.end_exclusive, date '9999-12-31') > d.last_day
