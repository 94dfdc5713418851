-- purpose: What the calls of all people came to at each week of each quarter: of each the last one up to then.
-- grain:   period, week_of_period, call_kind
-- inputs:  stg_calls, forecast_voices
-- columns:
--   period          text   quarter
--   week_of_period  count  weeks of it that were over
--   call_kind       text   rep; or manager: corrected where a manager corrected it, else as handed in
--   people          count  for whom there was a call
--   amount          money  their sum
with weeks as (
    select distinct period, week_of_period
    from forecast_voices
),

ranked as (
    select
        w.period,
        w.week_of_period,
        s.call_kind,
        s.owner_id,
        s.amount,
        row_number() over (
            partition by w.period, w.week_of_period, s.call_kind, s.owner_id
            order by s.called_date desc, s.known_date desc, s.call_id desc
        ) as place
    from weeks as w
    inner join stg_calls as s
        on s.period = w.period
        and s.week_of_period <= w.week_of_period
        and s.is_call
        and s.amount is not null
),

latest as (
    select
        period,
        week_of_period,
        owner_id,
        max(case when call_kind = 'rep' then amount end) as rep,
        max(case when call_kind = 'manager' then amount end) as manager
    from ranked
    where place = 1
    group by period, week_of_period, owner_id
)

select
    period,
    week_of_period,
    'rep' as call_kind,
    count(rep) as people,
    cast(sum(rep) as decimal(38, 6)) as amount
from latest
group by period, week_of_period
having count(rep) > 0
union all
select
    period,
    week_of_period,
    'manager' as call_kind,
    count(coalesce(manager, rep)) as people,
    cast(sum(coalesce(manager, rep)) as decimal(38, 6)) as amount
from latest
group by period, week_of_period
having count(manager) > 0
