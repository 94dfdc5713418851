-- purpose:   The deal stands in an earlier stage than the furthest it had reached.
-- label:     Stage moved back
-- evidence:  Back in {stage} since {stage_since}, after {furthest_stage}
-- severity:  High where it went back by two stages or more, else medium
-- next_step: Find out what the customer no longer agrees to, and plan the deal anew from this stage
-- needs:     opportunity_history.changed_date or opportunities.valid_to
-- grain:     as_of_date, opportunity_id
-- inputs:    flag_deals, deal_tracks, stg_stages
-- columns:
--   as_of_date      date   the date asked about
--   opportunity_id  text   open opportunity
--   severity        text   high or medium
--   exposure        money  its planned amount
--   stage           text   stage
--   stage_since     date   the day it entered that stage
--   furthest_stage  text   the furthest open stage it was in
with names as (
    select stage_order, min(stage) as stage
    from stg_stages
    group by stage_order
)

select
    d.as_of_date,
    d.opportunity_id,
    case when t.furthest_stage_order - d.stage_order >= 2 then 'high' else 'medium' end as severity,
    d.amount as exposure,
    d.stage,
    d.stage_since,
    n.stage as furthest_stage
from flag_deals as d
inner join deal_tracks as t
    on t.as_of_date = d.as_of_date
    and t.opportunity_id = d.opportunity_id
left join names as n
    on n.stage_order = t.furthest_stage_order
where t.furthest_stage_order > d.stage_order
