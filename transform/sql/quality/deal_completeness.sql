-- purpose: How complete each open deal, and each deal closed in the quarter under review, is for its stage.
-- label:   Completeness by deal
-- published: yes
-- grain:   opportunity_id
-- inputs:  deal_contents, deal_fields
-- columns:
--   opportunity_id      text   opportunity
--   opportunity_name    text   what the sellers call it
--   owner_id            text   who is credited
--   team                text   team that is credited
--   stage               text   stage
--   stage_order         count  1 for the first
--   status              text   open, won or lost
--   filled_weight       count  weights of the fields that it needs and has
--   needed_weight       count  weights of the fields that it needs
--   completeness_rate   ratio  filled_weight / needed_weight
--   missing_fields      text   what it needs and lacks, in order; empty where complete
--   is_complete         flag   whether nothing is missing
--   lacks_essential     flag   whether something is missing that every open deal needs
--   amount              money  in the reporting currency
--   chance              ratio  chance to win; empty once closed
--   weighted_amount     money  amount times chance; empty once closed
--   is_in_quarter       flag   whether the close date is in the quarter under review
--   forecast_amount     money  the weighted amount of an open deal planned to close in that quarter, else 0
with scored as (
    select
        opportunity_id,
        cast(sum(case when is_filled then weight else 0 end) as bigint) as filled_weight,
        cast(sum(weight) as bigint) as needed_weight,
        count(case when is_essential and not is_filled then 1 end) > 0 as lacks_essential,
        max(case when field_order = 1 and not is_filled then ', ' || field else '' end)
        || max(case when field_order = 2 and not is_filled then ', ' || field else '' end)
        || max(case when field_order = 3 and not is_filled then ', ' || field else '' end)
        || max(case when field_order = 4 and not is_filled then ', ' || field else '' end)
        || max(case when field_order = 5 and not is_filled then ', ' || field else '' end)
        || max(case when field_order = 6 and not is_filled then ', ' || field else '' end)
        || max(case when field_order = 7 and not is_filled then ', ' || field else '' end)
        || max(case when field_order = 8 and not is_filled then ', ' || field else '' end)
        || max(case when field_order = 9 and not is_filled then ', ' || field else '' end)
        || max(case when field_order = 10 and not is_filled then ', ' || field else '' end)
            as missing
    from deal_fields
    group by opportunity_id
)

select
    d.opportunity_id,
    coalesce(d.opportunity_name, d.opportunity_id) as opportunity_name,
    d.credited_id as owner_id,
    d.team,
    d.stage,
    d.stage_order,
    d.status,
    s.filled_weight,
    s.needed_weight,
    as_rate(ratio(s.filled_weight, s.needed_weight)) as completeness_rate,
    nullif(substr(s.missing, 3), '') as missing_fields,
    s.missing = '' as is_complete,
    s.lacks_essential and d.status = 'open' as lacks_essential,
    d.amount,
    d.chance,
    d.weighted_amount,
    d.is_in_quarter,
    case
        when d.status = 'open' and d.is_in_quarter
            then coalesce(d.weighted_amount, cast(0 as decimal(38, 6)))
        else cast(0 as decimal(38, 6))
    end as forecast_amount
from deal_contents as d
inner join scored as s
    on s.opportunity_id = d.opportunity_id
