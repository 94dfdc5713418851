-- purpose:   A large deal has stood in its stage for long.
-- label:     LABEL
-- evidence:  In its stage for {stage_days} days (limit {limit_days})[, since {stage_since}]
-- severity:  High at twice the limit, else medium
-- next_step: Ask the customer what is missing, or close the deal
-- needs:     opportunities.amount
-- grain:     as_of_date, opportunity_id
-- inputs:    flag_deals
-- columns:
--   as_of_date      date   the date asked about
--   opportunity_id  text   open opportunity
--   severity        text   high or medium
--   exposure        money  its planned amount
--   stage_days      count  days in its stage
--   limit_days      count  the limit
--   stage_since     date   the day it entered the stage

-- The lines above are the header; they are checked at every run. A flag returns the deals that it is raised on, on every
-- date of flag_deals: the review's, and past ones, on which it is tested against what became of the deals.
--
--   evidence   the sentence that readers see, with columns in {}; what stands in [] is left out where a value is unknown
--   severity, next_step  when it is severe, and what to do, in words
--   needs      the column of an export without which the flag says nothing; several with " or " between them
--   columns    the first four as they are, then the evidence
--
-- Read tables that hold what was known on the date, row by row: flag_deals, deal_tracks, deal_contacts, last_contacts.
-- What a table knows of later days would make a flag look better than it is.
select
    as_of_date,
    opportunity_id,
    case when days_between(stage_since, as_of_date) >= 90 then 'high' else 'medium' end as severity,
    amount as exposure,
    days_between(stage_since, as_of_date) as stage_days,
    cast(45 as bigint) as limit_days,
    stage_since
from flag_deals
where amount >= 100000
    and days_between(stage_since, as_of_date) > 45
