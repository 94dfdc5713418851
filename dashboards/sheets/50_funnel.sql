-- purpose: How many deals go on from each stage, of the last twelve months, by the ways of counting that answer different questions.
-- tab:     funnel
-- book:    analysis
-- title:   Funnel
-- message: {sum won_rate where from_order = 1} of the deals that first entered {top from_stage by first_entered} in the last twelve months were won within the horizon
-- empty:   No export has a history of stages, so what deals passed through is not known; below is where they stand now. A stage history of the CRM fills this table.
-- note:    Within the horizon: of those who first entered, who got to the next stage or beyond in time; not mature while deals are younger than that. In the period: entered the next / entered this one, which mixes generations and may exceed 100 %. From standing: of those who stood in it when a quarter began. Ever: of those created, who got that far.
-- order_by: from_order
-- chart:   columns from_stage: on_rate, won_rate
-- grain:   from_stage
-- inputs:  funnel
-- columns:
--   from_stage     text   open stage
--   first_entered  count  n: deals that first entered it in the last twelve months
--   on_rate        ratio  of them, on in the next stage or beyond within the horizon
--   on_lower       ratio  95 of 100 such intervals hold the true share
--   on_upper       ratio  likewise
--   won_rate       ratio  of them, won within the horizon
--   is_mature      flag   whether the horizon has passed for all
--   period_rate    ratio  entered the next stage / entered this one, both in these months
--   standing_rate  ratio  of those who stood in it when a quarter began, on within the horizon
--   ever_rate      ratio  of the deals created in these months, that got this far, ever on
--   from_order     count  1 for the first
select
    from_stage,
    max(case when method = 'cohort' then entered end) as first_entered,
    -- From the last stage, on is won.
    coalesce(
        max(case when method = 'cohort' and not is_to_won then rate end),
        max(case when method = 'cohort' and is_to_won then rate end)
    ) as on_rate,
    coalesce(
        max(case when method = 'cohort' and not is_to_won then lower end),
        max(case when method = 'cohort' and is_to_won then lower end)
    ) as on_lower,
    coalesce(
        max(case when method = 'cohort' and not is_to_won then upper end),
        max(case when method = 'cohort' and is_to_won then upper end)
    ) as on_upper,
    max(case when method = 'cohort' and is_to_won then rate end) as won_rate,
    bool_and(is_mature or method <> 'cohort') as is_mature,
    max(case when method = 'period' and not is_to_won then rate end) as period_rate,
    max(case when method = 'snapshot' and not is_to_won then rate end) as standing_rate,
    max(case when method = 'reached' and not is_to_won then rate end) as ever_rate,
    min(from_order) as from_order
from funnel
where scope_type = 'company'
    and period = case when method = 'snapshot' then 'all' else 'rolling_twelve_months' end
group by from_stage
