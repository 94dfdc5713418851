-- purpose: Every measure of every person, team and region: value, what it was counted over, the peers' median, and the place.
-- tab:     measures
-- book:    managers
-- title:   The measures behind it
-- message: {rows} figures; {count value where is_small = true} were counted over too few to be ranked
-- empty:   No export holds targets, or opportunities.
-- order_by: scope_order, scope_name, measure_order
-- grain:   scope_type, scope_name, measure
-- inputs:  scorecard
-- columns:
--   scope_name    text    whose
--   scope_type    text    region, team or person
--   block         text    counted, or rated by managers
--   measure       text    what is measured
--   value         number  share, multiple, contacts a week, or mark
--   n             count   what it was counted over
--   is_small      flag    whether that is too few to be ranked
--   median_of_peers  number  of the ranked peers
--   place         count   1 for the best
--   ranked        count   how many are ranked
--   score         number  0 to 100
--   weight_in_total  ratio   in the total
--   scope_order   count   regions first
--   measure_order count   the total first
select
    scope_name,
    scope_type,
    block,
    measure,
    value,
    n,
    is_small,
    median as median_of_peers,
    place,
    ranked,
    score,
    weight as weight_in_total,
    cast(case scope_type when 'region' then 1 when 'team' then 2 else 3 end as bigint) as scope_order,
    cast(
        case measure
            when 'total' then 1
            when 'outcome' then 2
            when 'pipeline' then 3
            when 'conversion' then 4
            when 'activity' then 5
            when 'data_quality' then 6
            when 'consistency' then 7
            else 8
        end as bigint
    ) as measure_order
from scorecard
