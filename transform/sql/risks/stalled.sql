-- purpose:   The deal has been in its stage longer than nine of ten that were won later, or the customer has been silent for too long.
-- label:     Stalled
-- evidence:  [In {stage} for {stage_days} days, where nine of ten won deals took at most {p90_days} ({deals} deals).][ No activity with the customer for {silent_days} days (limit {limit_days}).]
-- severity:  High at twice those days, or where both hold; else medium
-- next_step: Ask what is missing for the next stage, and set a day on which the deal moves or is closed
-- needs:     opportunity_history.changed_date or opportunities.valid_to or activities.done_date
-- limits:    no_activity_days
-- grain:     as_of_date, opportunity_id
-- inputs:    flag_deals, deal_tracks, stage_limits, last_contacts, limits
-- columns:
--   as_of_date      date   the date asked about
--   opportunity_id  text   open opportunity
--   severity        text   high or medium
--   exposure        money  its planned amount
--   stage           text   stage
--   stage_days      count  days in that stage, all stays together
--   p90_days        days   what 90 of 100 won deals of its product took at most, where that is passed; of all where fewer than 20 are known
--   deals           count  those deals
--   silent_days     count  days since the customer took part in anything, where that is beyond the limit
--   limit_days      count  that limit
with placed as (
    select
        d.*,
        t.stage_days,
        case
            when c.known_since is not null
                then days_between(
                    coalesce(c.last_two_way, greatest(t.created_date, c.known_since)),
                    d.as_of_date
                )
        end as days_of_silence,
        cast(l.limit_value as bigint) as limit_days
    from flag_deals as d
    inner join deal_tracks as t
        on t.as_of_date = d.as_of_date
        and t.opportunity_id = d.opportunity_id
    inner join limits as l
        on l.threshold = 'no_activity_days'
    left join last_contacts as c
        on c.as_of_date = d.as_of_date
        and c.opportunity_id = d.opportunity_id
),

compared as (
    select
        d.*,
        case when p.deals >= 20 then p.p90_days else a.p90_days end as p90_days,
        case when p.deals >= 20 then p.deals else a.deals end as deals
    from placed as d
    left join stage_limits as p
        on p.as_of_date = d.as_of_date
        and p.product_id = coalesce(d.product_id, '(none)')
        and p.stage = d.stage
    left join stage_limits as a
        on a.as_of_date = d.as_of_date
        and a.product_id = '(all)'
        and a.stage = d.stage
),

judged as (
    select
        *,
        coalesce(stage_days > p90_days, false) as is_old,
        coalesce(days_of_silence > limit_days, false) as is_silent
    from compared
)

select
    as_of_date,
    opportunity_id,
    case
        when (is_old and is_silent) or (is_old and stage_days > 2 * p90_days) then 'high'
        else 'medium'
    end as severity,
    amount as exposure,
    stage,
    stage_days,
    case when is_old then p90_days end as p90_days,
    case when is_old then deals end as deals,
    case when is_silent then days_of_silence end as silent_days,
    case when is_silent then limit_days end as limit_days
from judged
where is_old
    or is_silent
