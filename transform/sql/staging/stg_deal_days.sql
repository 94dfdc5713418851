-- purpose: Every day at whose end an opportunity may be other than the day before, and what its history tells of it then.
-- stored:  no
-- grain:   opportunity_id, day
-- inputs:  stg_deal_versions, stg_history, as_of_dates
-- columns:
--   opportunity_id       text  opportunity
--   day                  date  a version begins or ends, the deal closes or its own history has a change
--   next_day             date  the next such day, up to the review's; unknown for the last
--   stage_changed_on     date  the last change of the stage up to then, by the CRM's own history; likewise the others
--   amount_changed_on    date  likewise
--   close_changed_on     date  likewise
--   owner_changed_on     date  likewise
--   has_later_stage      flag  whether that history has a later change of the stage; likewise the others
--   stage                text  before that change: so what it was on the day; likewise the others
--   has_later_amount     flag  likewise
--   amount               text  likewise
--   has_later_close      flag  likewise
--   close_date           text  likewise
--   has_later_owner      flag  likewise
--   owner_id             text  likewise
with told as (
    select opportunity_id, first_day as day, 0 as place, '' as field, '' as before
    from stg_deal_versions
    union all
    select opportunity_id, valid_from as day, 0 as place, '' as field, '' as before
    from stg_deal_versions
    where valid_from > first_day
    union all
    select opportunity_id, end_exclusive as day, 0 as place, '' as field, '' as before
    from stg_deal_versions
    where end_exclusive is not null
    union all
    select opportunity_id, closes_on as day, 0 as place, '' as field, '' as before
    from stg_deal_versions
    where closes_on is not null
    union all
    select
        opportunity_id,
        changed_date as day,
        case when is_first_of_day then 1 else 2 end as place,
        field,
        -- An empty value differs from none, and from no change: =Proposal, nothing after =, nothing at all.
        coalesce('=' || old_value, '') as before
    from stg_history
),

looked_around as (
    select
        opportunity_id,
        day,
        lead(day) over life as next_day,
        last_value(case when field = 'stage' then day end ignore nulls) over up_to as stage_changed_on,
        last_value(case when field = 'amount' then day end ignore nulls) over up_to as amount_changed_on,
        last_value(case when field = 'close_date' then day end ignore nulls) over up_to as close_changed_on,
        last_value(case when field = 'owner_id' then day end ignore nulls) over up_to as owner_changed_on,
        first_value(case when field = 'stage' then before end ignore nulls) over after as stage,
        first_value(case when field = 'amount' then before end ignore nulls) over after as amount,
        first_value(case when field = 'close_date' then before end ignore nulls) over after as close_date,
        first_value(case when field = 'owner_id' then before end ignore nulls) over after as owner_id
    from told
    window life as (partition by opportunity_id order by day, place, before),
    up_to as (partition by opportunity_id order by day, place, before rows unbounded preceding),
    after as (partition by opportunity_id order by day, place, before rows between 1 following and unbounded following)
)

select
    l.opportunity_id,
    l.day,
    case when l.next_day <= d.as_of_date then l.next_day end as next_day,
    l.stage_changed_on,
    l.amount_changed_on,
    l.close_changed_on,
    l.owner_changed_on,
    l.stage is not null as has_later_stage,
    case when l.stage <> '' then substr(l.stage, 2) end as stage,
    l.amount is not null as has_later_amount,
    case when l.amount <> '' then substr(l.amount, 2) end as amount,
    l.close_date is not null as has_later_close,
    case when l.close_date <> '' then substr(l.close_date, 2) end as close_date,
    l.owner_id is not null as has_later_owner,
    case when l.owner_id <> '' then substr(l.owner_id, 2) end as owner_id
from looked_around as l
cross join as_of_dates as d
where d.role = 'review'
    and l.day <= d.as_of_date
    -- Of the lines of one day the last has seen them all.
    and l.next_day is distinct from l.day
