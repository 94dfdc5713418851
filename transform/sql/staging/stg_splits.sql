-- purpose: Who shares the credit for an opportunity, as known on each as-of date, and whether the shares make sense.
-- grain:   as_of_date, opportunity_id, owner_id, split_kind
-- inputs:  exported_opportunity_splits, as_of_dates
-- columns:
--   as_of_date      date   the date asked about
--   opportunity_id  text   opportunity
--   owner_id        text   who has the share
--   split_kind      text   revenue, or overlay, which is credited besides
--   share           ratio  share of the amount
--   shares          ratio  sum of all shares of the kind in this opportunity
--   is_used         flag   whether it counts: an overlay above zero; revenue shares none below zero that sum to exactly 1
with dated as (
    select
        d.as_of_date,
        s.opportunity_id,
        s.owner_id,
        coalesce(s.split_kind, 'revenue') as split_kind,
        -- A share has six decimals: a percentage with four.
        cast(as_statistic(s.share) as decimal(12, 6)) as share
    from exported_opportunity_splits as s
    cross join as_of_dates as d
    where (s.valid_from <= d.as_of_date or s.is_first)
        and (s.valid_to is null or s.valid_to > d.as_of_date)
),

summed as (
    select
        as_of_date,
        opportunity_id,
        owner_id,
        split_kind,
        share,
        sum(share) over (partition by as_of_date, opportunity_id, split_kind) as shares,
        min(share) over (partition by as_of_date, opportunity_id, split_kind) as smallest,
        count(*) over (partition by as_of_date, opportunity_id, split_kind) as parts,
        count(share) over (partition by as_of_date, opportunity_id, split_kind) as known_parts
    from dated
)

select
    as_of_date,
    opportunity_id,
    owner_id,
    split_kind,
    cast(share as double) as share,
    cast(shares as double) as shares,
    case
        when split_kind = 'revenue'
            then coalesce(parts = known_parts and smallest >= 0 and shares = 1, false)
        else coalesce(share > 0, false)
    end as is_used
from summed
