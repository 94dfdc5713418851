-- purpose: What is done more often in deals that are won than in those that are lost, with how sure that is.
-- label:   What winners do
-- published: yes
-- grain:   step
-- inputs:  deal_steps
-- columns:
--   step        text      what may be done: of a deal before the day it was closed
--   won         count     deals won in the last twelve months
--   won_with    count     of these with the step
--   won_rate    ratio     won_with / won
--   lost        count     deals lost in the last twelve months
--   lost_with   count     of these with the step
--   lost_rate   ratio     lost_with / lost
--   lift        multiple  won_rate / lost_rate; empty with fewer than 20 deals on either side
--   lift_lower  multiple  95 of 100 such intervals hold the true lift (Katz et al. 1978, with half a deal added to each count)
--   lift_upper  multiple  likewise
--   verdict     text      more_in_won, less_in_won, or not_distinguishable from chance
with counted as (
    select
        step,
        cast(sum(case when is_won then 1 else 0 end) as bigint) as won,
        cast(sum(case when is_won and is_taken then 1 else 0 end) as bigint) as won_with,
        cast(sum(case when is_won then 0 else 1 end) as bigint) as lost,
        cast(sum(case when not is_won and is_taken then 1 else 0 end) as bigint) as lost_with
    from deal_steps
    group by step
),

widths as (
    select
        *,
        (won_with + 0.5e0) / (won + 0.5e0) / ((lost_with + 0.5e0) / (lost + 0.5e0)) as middle,
        exp(1.959963984540054e0 * sqrt(
            1 / (won_with + 0.5e0) - 1 / (won + 0.5e0) + 1 / (lost_with + 0.5e0) - 1 / (lost + 0.5e0)
        )) as factor
    from counted
),

judged as (
    select
        *,
        won >= 20 and lost >= 20 as is_enough
    from widths
)

select
    step,
    won,
    won_with,
    as_rate(ratio(won_with, won)) as won_rate,
    lost,
    lost_with,
    as_rate(ratio(lost_with, lost)) as lost_rate,
    case when is_enough then as_statistic(ratio(won_with * lost, won * lost_with)) end as lift,
    case when is_enough then as_statistic(middle / factor) end as lift_lower,
    case when is_enough then as_statistic(middle * factor) end as lift_upper,
    case
        when not is_enough then 'not_distinguishable'
        when middle / factor > 1 then 'more_in_won'
        when middle * factor < 1 then 'less_in_won'
        else 'not_distinguishable'
    end as verdict
from judged
