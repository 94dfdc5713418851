-- purpose: How each person stands beside the others: the weighted total, and the rank in each of six things that are counted.
-- tab:     scorecard
-- book:    managers
-- title:   Scorecard
-- message: {count place >= 1} people are ranked; {top scope_name by total} stands first
-- empty:   No export holds targets, or opportunities. Files of targets and opportunities fill this sheet.
-- note:    Total: 100 x share of peers one is better than, by the weights in the settings. Ties share a place. Empty: too few to rank; Measures has it in grey. Made for a talk, not to decide about anyone.
-- order_by: place, team, scope_name
-- grain:   scope_name
-- inputs:  scorecard
-- columns:
--   scope_name         text    person
--   team               text    team
--   place              count   1 for the best
--   total              number  weighted score, 0 to 100
--   place_outcome      count   place by attainment of what is due this year
--   place_pipeline     count   place by coverage of what is left of the quarter
--   place_conversion   count   place by won of decided, this year
--   place_activity     count   place by contacts a week
--   place_data_quality count   place by completeness of open deals
--   place_consistency  count   place by how little attainment swings
--   coaching_score     number  managers' marks, apart from all else
select
    scope_name,
    max(team) as team,
    max(case when measure = 'total' then place end) as place,
    max(case when measure = 'total' then score end) as total,
    max(case when measure = 'outcome' then place end) as place_outcome,
    max(case when measure = 'pipeline' then place end) as place_pipeline,
    max(case when measure = 'conversion' then place end) as place_conversion,
    max(case when measure = 'activity' then place end) as place_activity,
    max(case when measure = 'data_quality' then place end) as place_data_quality,
    max(case when measure = 'consistency' then place end) as place_consistency,
    max(case when measure = 'coaching_score' then value end) as coaching_score
from scorecard
where scope_type = 'person'
group by scope_id, scope_name
