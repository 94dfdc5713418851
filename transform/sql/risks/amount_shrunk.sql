-- purpose:   The amount is much smaller than the largest that the deal had while it was open.
-- label:     Amount shrunk
-- evidence:  {shrunk_share} below its largest amount (limit {limit_share})
-- severity:  High at twice the limit, else medium
-- next_step: Ask what fell away and whether the budget is still there
-- needs:     opportunity_history.changed_date or opportunities.valid_to
-- limits:    shrunk_share
-- grain:     as_of_date, opportunity_id
-- inputs:    flag_deals, deal_tracks, limits
-- columns:
--   as_of_date      date   the date asked about
--   opportunity_id  text   open opportunity
--   severity        text   high or medium
--   exposure        money  its planned amount
--   shrunk_share    ratio  share of the largest amount that is gone, in the deal's own currency
--   limit_share     ratio  the limit
with shrunk as (
    select
        d.as_of_date,
        d.opportunity_id,
        d.amount,
        ratio(t.peak_amount_local - d.amount_local, t.peak_amount_local) as shrunk_share
    from flag_deals as d
    inner join deal_tracks as t
        on t.as_of_date = d.as_of_date
        and t.opportunity_id = d.opportunity_id
    where t.peak_amount_local > d.amount_local
)

select
    s.as_of_date,
    s.opportunity_id,
    case when s.shrunk_share >= 2 * l.limit_value then 'high' else 'medium' end as severity,
    s.amount as exposure,
    as_rate(s.shrunk_share) as shrunk_share,
    l.limit_value as limit_share
from shrunk as s
inner join limits as l
    on l.threshold = 'shrunk_share'
where s.shrunk_share >= l.limit_value
