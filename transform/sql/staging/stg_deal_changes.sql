-- purpose: What changed in the life of the deals that a review tells: created, gone, won, lost, reopened, and each field that changed.
-- grain:   opportunity_id, event_date, what
-- inputs:  stg_told_deals, deal_spans, stg_deal_versions
-- columns:
--   opportunity_id  text  opportunity
--   event_date      date  the day
--   what            text  created, first_exported, stage, amount, close_date, owner, forecast_category, won, lost, reopened, deleted or reappeared
--   old_value       text  before; unknown where there was none
--   new_value       text  after; unknown where there is none
--   owner_id        text  who is credited after it
with created as (
    select v.opportunity_id, min(v.created_date) as created_date
    from stg_deal_versions as v
    inner join stg_told_deals as t
        on t.opportunity_id = v.opportunity_id
    group by v.opportunity_id
),

life as (
    select
        s.*,
        case
            when s.amount_local is not null
                then cast(cast(s.amount_local as decimal(38, 2)) as string) || coalesce(' ' || s.currency, '')
        end as money,
        c.created_date,
        row_number() over alive as place,
        lag(s.end_exclusive) over alive as gone_on,
        lead(s.start_date) over alive as next_start
    from deal_spans as s
    inner join created as c
        on c.opportunity_id = s.opportunity_id
    window alive as (partition by s.opportunity_id order by s.start_date)
),

steps as (
    select
        *,
        lag(status) over alive as old_status,
        lag(stage) over alive as old_stage,
        lag(money) over alive as old_money,
        lag(close_date) over alive as old_close,
        lag(owner_id) over alive as old_owner,
        lag(forecast_category) over alive as old_category
    from life
    window alive as (partition by opportunity_id order by start_date)
),

events as (
    select
        opportunity_id,
        start_date as event_date,
        case when created_date is null then 'first_exported' else 'created' end as what,
        cast(null as string) as old_value,
        stage as new_value,
        owner_id
    from steps
    where place = 1
    union all
    select opportunity_id, start_date, 'reappeared', cast(null as string), stage, owner_id
    from steps
    where gone_on < start_date
    union all
    select opportunity_id, end_exclusive, 'deleted', stage, cast(null as string), owner_id
    from steps
    where end_exclusive is not null
        and (next_start is null or next_start > end_exclusive)
    union all
    select opportunity_id, start_date, case status when 'open' then 'reopened' else status end, old_stage, stage, owner_id
    from steps
    where (place > 1 and status is distinct from old_status)
        or (place = 1 and status <> 'open')
    union all
    select opportunity_id, start_date, 'stage', old_stage, stage, owner_id
    from steps
    where place > 1
        and stage is distinct from old_stage
        and status is not distinct from old_status
    union all
    select opportunity_id, start_date, 'amount', old_money, money, owner_id
    from steps
    where place > 1
        and money is distinct from old_money
    union all
    select opportunity_id, start_date, 'close_date', cast(old_close as string), cast(close_date as string), owner_id
    from steps
    where place > 1
        and close_date is distinct from old_close
    union all
    select opportunity_id, start_date, 'owner', old_owner, owner_id, owner_id
    from steps
    where place > 1
        and owner_id is distinct from old_owner
    union all
    -- Before the first export a category is unknown, which is no change.
    select opportunity_id, start_date, 'forecast_category', old_category, forecast_category, owner_id
    from steps
    where place > 1
        and old_category is not null
        and forecast_category is distinct from old_category
        and status is not distinct from old_status
)

select opportunity_id, event_date, what, old_value, new_value, owner_id
from events
