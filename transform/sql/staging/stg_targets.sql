-- purpose: Every target in the reporting currency, over the period it was given for.
-- grain:   measure, scope_type, scope_id, product_id, period_start, period_end_exclusive
-- inputs:  stg_target_periods, target_bases, stg_conventions, stg_rates
-- columns:
--   measure               text    what is measured
--   scope_type            text    person, team, region, product, channel or company
--   scope_id              text    whose target it is
--   product_id            text    the only product that counts; unknown where all do
--   period_start          date    first day
--   period_end_exclusive  date    the day after the last
--   amount_local          money   the target in `currency`, or a count
--   currency              text    the target's own; unknown where no export names one
--   rate                  number  the budget rate of the period's first day, else the rate of that day
--   rate_date             date    the date of that rate; unknown where nothing was converted
--   amount                money   the target; of growth its base x (1 + growth); unknown where there is no rate
--   kind                  text    absolute, or growth on a base
--   growth_rate           number  growth asked for
--   base_start            date    first day of the base period
--   base_end_exclusive    date    the day after its last
--   base_amount           money   measured in the base period
--   version               text    version of the plan
--   approved_by           text    who approved it
--   approved_date         date    approved
with named as (
    select
        t.*,
        coalesce(upper(t.currency), c.reporting_currency) as own_currency,
        c.reporting_currency,
        c.rate_kind
    from stg_target_periods as t
    cross join stg_conventions as c
),

rated as (
    select
        t.*,
        case
            when t.own_currency is not distinct from t.reporting_currency then cast(1 as double)
            else coalesce(b.rate, r.rate)
        end as rate,
        case when b.rate is not null then b.rate_date else r.rate_date end as rate_date
    from named as t
    left join stg_rates as b
        on b.currency = t.own_currency
        and b.rate_kind = 'budget'
        and b.day = t.period_start
    left join stg_rates as r
        on r.currency = t.own_currency
        and r.rate_kind = t.rate_kind
        and r.day = t.period_start
)

select
    t.measure,
    t.scope_type,
    t.scope_id,
    t.product_id,
    t.period_start,
    t.period_end_exclusive,
    t.amount as amount_local,
    t.own_currency as currency,
    t.rate,
    t.rate_date,
    -- What the company measured is in its reporting currency already.
    case
        when t.kind = 'growth'
            then converted(cast(b.base_amount as decimal(20, 6)), 1 + t.growth_rate)
        else converted(t.amount, t.rate)
    end as amount,
    t.kind,
    t.growth_rate,
    b.base_start,
    b.base_end_exclusive,
    cast(b.base_amount as decimal(38, 6)) as base_amount,
    t.version,
    t.approved_by,
    t.approved_date
from rated as t
left join target_bases as b
    on b.measure = t.measure
    and b.scope_type = t.scope_type
    and b.scope_id = t.scope_id
    and b.product_id is not distinct from t.product_id
    and b.period_start = t.period_start
    and b.period_end_exclusive = t.period_end_exclusive
