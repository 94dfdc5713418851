-- purpose: Every end of an opportunity: won, lost or deleted, each time that it had been open before or is first heard of.
-- stored:  no
-- grain:   opportunity_id, told_date
-- inputs:  deal_spans
-- columns:
--   opportunity_id  text   opportunity
--   told_date       date   first day at whose end it was known
--   outcome         text   won, or lost; one that was deleted is lost
--   end_date        date   the day that counts: its close date
--   amount          money  what it closed at
with spans as (
    select
        opportunity_id,
        end_exclusive,
        status,
        amount,
        lead(start_date) over (partition by opportunity_id order by start_date) as next_date
    from deal_spans
)

select
    opportunity_id,
    start_date as told_date,
    status as outcome,
    coalesce(close_date, start_date) as end_date,
    amount
from deal_spans
where status in ('won', 'lost')
union all
select
    opportunity_id,
    end_exclusive as told_date,
    'lost' as outcome,
    end_exclusive as end_date,
    amount
from spans
where status = 'open'
    and end_exclusive is not null
    and (next_date is null or next_date > end_exclusive)
