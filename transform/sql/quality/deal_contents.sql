-- purpose: Every deal at the review's date, with what its fields hold and whether that can be known.
-- grain:   opportunity_id
-- inputs:  exported_opportunities, fct_opportunities, fct_open_deals, stg_lines, exported_contact_roles, as_of_dates, calendar
-- columns:
--   opportunity_id      text   opportunity
--   opportunity_name    text   what the sellers call it; unknown where the export has none
--   owner_id            text   who is credited; unknown where nobody is
--   credited_id         text   likewise, (unassigned) where nobody is
--   team                text   team that is credited
--   account_id          text   customer
--   product_id          text   product; of several in its lines the smallest
--   contact_id          text   main contact, else one of its contact roles
--   stage               text   stage
--   stage_order         count  1 for the first
--   status              text   open, won or lost
--   forecast_category   text   as the CRM has it
--   exported_amount     money  as exported, in its own currency; unknown where the list price stands in
--   currency            text   as exported
--   amount              money  in the reporting currency
--   chance              ratio  chance to win; unknown once closed
--   weighted_amount     money  amount times chance; unknown once closed
--   crm_probability     ratio  the CRM's own chance of winning
--   created_date        date   created
--   close_date          date   planned while open, actual once closed
--   lead_source         text   where it came from
--   loss_reason         text   why it was lost
--   next_step           text   what is to be done next
--   next_step_date      date   when it is due
--   last_activity_date  date   last activity, as the CRM has it
--   is_in_quarter       flag   whether the close date is in the quarter under review
--   is_observed         flag   whether all its fields are those of the date; else only those with a history
--   history_kind        text   observed, exported or rebuilt
with review as (
    select d.as_of_date, c.quarter_start, c.quarter_end_exclusive
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    where d.role = 'review'
),

line_products as (
    select l.record_id, min(l.product_id) as product_id
    from stg_lines as l
    inner join review as r
        on r.as_of_date = l.as_of_date
    where l.record_kind = 'opportunity'
    group by l.record_id
),

role_contacts as (
    select c.opportunity_id, min(c.contact_id) as contact_id
    from exported_contact_roles as c
    cross join review as r
    where (c.valid_from <= r.as_of_date or c.is_first)
        and (c.valid_to is null or c.valid_to > r.as_of_date)
    group by c.opportunity_id
)

select
    f.opportunity_id,
    o.opportunity_name,
    nullif(f.owner_id, '(unassigned)') as owner_id,
    f.owner_id as credited_id,
    f.team,
    f.account_id,
    coalesce(f.product_id, p.product_id) as product_id,
    coalesce(o.contact_id, k.contact_id) as contact_id,
    f.stage,
    f.stage_order,
    f.status,
    o.forecast_category,
    case when f.amount_basis = 'exported' then f.amount_local end as exported_amount,
    o.currency,
    f.amount,
    w.chance,
    w.weighted_amount,
    o.crm_probability,
    f.created_date,
    f.close_date,
    o.lead_source,
    o.loss_reason,
    o.next_step,
    o.next_step_date,
    o.last_activity_date,
    coalesce(
        f.close_date >= r.quarter_start and f.close_date < r.quarter_end_exclusive,
        false
    ) as is_in_quarter,
    -- A later statement tells today's next step, not that of the date.
    f.history_kind = 'observed' as is_observed,
    f.history_kind
from fct_opportunities as f
inner join review as r
    on r.as_of_date = f.as_of_date
inner join exported_opportunities as o
    on o.opportunity_id = f.opportunity_id
    and (o.valid_from <= r.as_of_date or o.is_first)
    and (o.valid_to is null or o.valid_to > r.as_of_date)
left join fct_open_deals as w
    on w.as_of_date = f.as_of_date
    and w.opportunity_id = f.opportunity_id
left join line_products as p
    on p.record_id = f.opportunity_id
left join role_contacts as k
    on k.opportunity_id = f.opportunity_id
