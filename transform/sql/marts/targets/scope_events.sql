-- purpose: What counts towards whose targets: every event once for each kind of scope that has any.
-- grain:   measure, scope_type, scope_id, event_date, owner_id, team, region, product_id, channel, is_overlay
-- inputs:  measure_events, stg_target_periods
-- columns:
--   measure      text      as in measure_events
--   scope_type   text      person, team, region, product, channel or company
--   scope_id     text      for whom; unknown where the event names none
--   event_date   date      the day that counts
--   owner_id     text      who is credited
--   team         text      their team on that day
--   region       text      likewise
--   product_id   text      product; unknown where the measure knows none
--   channel      text      how it was sold
--   is_overlay   flag      whether it is credited besides
--   amount       quantity  as in measure_events
--   top_answers  count     likewise
--   answers      count     likewise
with kinds as (
    select distinct scope_type
    from stg_target_periods
)

select
    e.measure,
    k.scope_type,
    case k.scope_type
        when 'person' then e.owner_id
        when 'team' then e.team
        when 'region' then e.region
        when 'product' then e.product_id
        when 'channel' then e.channel
        else 'company'
    end as scope_id,
    e.event_date,
    e.owner_id,
    e.team,
    e.region,
    e.product_id,
    e.channel,
    e.is_overlay,
    e.amount,
    e.top_answers,
    e.answers
from measure_events as e
cross join kinds as k
-- An overlay is the person's own; a team or company counts a deal once.
where k.scope_type = 'person'
    or not e.is_overlay
