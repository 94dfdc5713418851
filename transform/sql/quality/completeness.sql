-- purpose: How complete deals are by stage, person, team and company, and how much of the forecast rests on those that are not.
-- label:   Completeness
-- published: yes
-- grain:   scope_type, scope_id, status
-- inputs:  deal_completeness
-- columns:
--   scope_type             text   company, team, person or stage
--   scope_id               text   which one
--   status                 text   open: all open deals; won or lost: those closed in the quarter under review
--   deals                  count  deals
--   complete_deals         count  deals that lack nothing
--   filled_weight          count  weights of the fields that they need and have
--   needed_weight          count  weights of the fields that they need
--   completeness_rate      ratio  filled_weight / needed_weight
--   open_amount            money  of open deals
--   open_on_incomplete     money  of which deals that lack something
--   forecast_amount        money  weighted amount of open deals planned to close in the quarter
--   forecast_on_incomplete  money  of which deals that lack something
--   forecast_on_gaps       money  of which deals that lack what every open deal needs
--   incomplete_share       ratio  forecast_on_incomplete / forecast_amount, before either is rounded; empty where there is no forecast
--   gap_share              ratio  forecast_on_gaps / forecast_amount; likewise
with deals as (
    select
        *,
        -- To the last decimal: a share of rounded amounts would move with the currency.
        case
            when status = 'open' and is_in_quarter
                then coalesce(cast(amount as decimal(20, 6)) * cast(chance as decimal(10, 9)), 0)
            else 0
        end as exact_forecast
    from deal_completeness
),

scoped as (
    select 'company' as scope_type, 'company' as scope_id, * from deals
    union all
    select 'team' as scope_type, team as scope_id, * from deals
    union all
    select 'person' as scope_type, owner_id as scope_id, * from deals
    union all
    select 'stage' as scope_type, coalesce(stage, '(unknown)') as scope_id, * from deals
),

added as (
    select
        scope_type,
        scope_id,
        status,
        count(*) as deals,
        count(case when is_complete then 1 end) as complete_deals,
        cast(sum(filled_weight) as bigint) as filled_weight,
        cast(sum(needed_weight) as bigint) as needed_weight,
        cast(sum(case when status = 'open' then coalesce(amount, 0) else 0 end) as decimal(38, 6))
            as open_amount,
        cast(
            sum(case when status = 'open' and not is_complete then coalesce(amount, 0) else 0 end)
            as decimal(38, 6)
        ) as open_on_incomplete,
        cast(sum(forecast_amount) as decimal(38, 6)) as forecast_amount,
        cast(sum(case when not is_complete then forecast_amount else 0 end) as decimal(38, 6))
            as forecast_on_incomplete,
        cast(sum(case when lacks_essential then forecast_amount else 0 end) as decimal(38, 6))
            as forecast_on_gaps,
        sum(exact_forecast) as exact_forecast,
        sum(case when not is_complete then exact_forecast else 0 end) as exact_incomplete,
        sum(case when lacks_essential then exact_forecast else 0 end) as exact_gaps
    from scoped
    group by scope_type, scope_id, status
)

select
    scope_type,
    scope_id,
    status,
    deals,
    complete_deals,
    filled_weight,
    needed_weight,
    as_rate(ratio(filled_weight, needed_weight)) as completeness_rate,
    open_amount,
    open_on_incomplete,
    forecast_amount,
    forecast_on_incomplete,
    forecast_on_gaps,
    as_rate(ratio(exact_incomplete, exact_forecast)) as incomplete_share,
    as_rate(ratio(exact_gaps, exact_forecast)) as gap_share
from added
