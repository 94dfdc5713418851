-- purpose: Every version of an opportunity with the days for which it speaks, its stage and status resolved.
-- grain:   opportunity_id, valid_from
-- inputs:  exported_opportunities, stg_stages, stg_links, as_of_dates
-- columns:
--   opportunity_id     text   opportunity
--   valid_from         date   the statement that said so
--   first_day          date   the first day for which it speaks: a first version speaks for all days since the deal was created
--   end_exclusive      date   the day after the last; unknown for the latest
--   closes_on          date   the day within its span on which the deal closed; before it the deal was open
--   owner_id           text   who is credited, as exported or linked
--   account_id         text   customer, as exported or linked
--   product_id         text   product, as exported
--   stage              text   stage under the name that is shown
--   stage_since        date   the statement from which on the versions in a row have this stage; unknown for the first
--   other_stage_on     date   the version before it, with another stage
--   status             text   open, won or lost
--   forecast_category  text   as the CRM has it
--   amount             money  as exported, in `currency`
--   currency           text   of the amount; unknown where the export has none
--   created_date       date   created, else first engaged
--   close_date         date   planned while open, actual once closed
--   next_owner_id      text   of the version after it, up to the review's date; likewise the others
--   next_stage         text   likewise
--   next_amount        money  likewise
--   next_close_date    date   likewise
with resolved as (
    select
        o.opportunity_id,
        o.valid_from,
        o.valid_to,
        case
            when o.is_first or o.created_date > o.valid_from
                then coalesce(o.created_date, o.valid_from)
            else o.valid_from
        end as first_day,
        coalesce(o.owner_id, w.to_id) as owner_id,
        coalesce(o.account_id, a.to_id) as account_id,
        o.product_id,
        coalesce(s.stage, o.stage) as stage,
        coalesce(o.status, s.status) as status,
        o.forecast_category,
        o.amount,
        o.currency,
        o.created_date,
        o.close_date,
        lag(o.valid_from) over record as before_from,
        lag(coalesce(s.stage, o.stage)) over record as stage_before
    from exported_opportunities as o
    left join stg_stages as s
        on s.stage_key = o.stage
    left join stg_links as a
        on a.from_object = 'opportunity'
        and a.from_id = o.opportunity_id
        and a.to_object = 'account'
    left join stg_links as w
        on w.from_object = 'opportunity'
        and w.from_id = o.opportunity_id
        and w.to_object = 'owner'
    window record as (partition by o.opportunity_id order by o.valid_from)
)

select
    v.opportunity_id,
    v.valid_from,
    v.first_day,
    v.valid_to as end_exclusive,
    case when v.status <> 'open' and v.close_date > v.first_day then v.close_date end as closes_on,
    v.owner_id,
    v.account_id,
    v.product_id,
    v.stage,
    max(case when v.stage is distinct from v.stage_before and v.before_from is not null then v.valid_from end)
        over (partition by v.opportunity_id order by v.valid_from rows between unbounded preceding and current row) as stage_since,
    max(case when v.stage is distinct from v.stage_before then v.before_from end)
        over (partition by v.opportunity_id order by v.valid_from rows between unbounded preceding and current row) as other_stage_on,
    v.status,
    v.forecast_category,
    v.amount,
    v.currency,
    v.created_date,
    v.close_date,
    lead(v.owner_id) over record as next_owner_id,
    lead(v.stage) over record as next_stage,
    lead(v.amount) over record as next_amount,
    lead(v.close_date) over record as next_close_date
from resolved as v
cross join as_of_dates as d
where d.role = 'review'
    and v.first_day <= d.as_of_date
    and (v.valid_to is null or v.valid_to > v.first_day)
window record as (partition by v.opportunity_id order by v.valid_from)
