-- purpose: What else the exports know of an opportunity: where it came from, and why and to whom it was lost.
-- grain:   opportunity_id
-- inputs:  exported_opportunities, exported_win_loss, as_of_dates
-- columns:
--   opportunity_id  text  opportunity
--   lead_source     text  where it came from
--   loss_reason     text  the opportunity's own, else the one found out last by asking
--   competitor      text  likewise
with review as (
    select as_of_date
    from as_of_dates
    where role = 'review'
),

asked as (
    select
        w.opportunity_id,
        w.reason,
        w.competitor,
        row_number() over (
            partition by w.opportunity_id
            order by w.asked_date desc nulls last, w.reason, w.competitor
        ) as place
    from exported_win_loss as w
    cross join review as r
    where (w.valid_from <= r.as_of_date or w.is_first)
        and (w.valid_to is null or w.valid_to > r.as_of_date)
        and (w.asked_date is null or w.asked_date <= r.as_of_date)
)

select
    o.opportunity_id,
    o.lead_source,
    coalesce(o.loss_reason, a.reason) as loss_reason,
    coalesce(o.competitor, a.competitor) as competitor
from exported_opportunities as o
cross join review as r
left join asked as a
    on a.opportunity_id = o.opportunity_id
    and a.place = 1
where (o.valid_from <= r.as_of_date or o.is_first)
    and (o.valid_to is null or o.valid_to > r.as_of_date)
