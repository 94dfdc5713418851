-- purpose: Of every field of opportunities, how many records fill it and how many of those hold something possible.
-- grain:   table_name, field
-- inputs:  deal_contents, stg_people, stg_accounts, stg_products, stg_stages, stg_history, as_of_dates
-- columns:
--   table_name   text   open_opportunities or closed_opportunities
--   field        text   field
--   records      count  records whose field can be known at the review's date
--   filled       count  of which filled
--   valid        count  of which possible: in its range, its list, or the export that it refers to
--   last_change  date   the last day that the CRM's own history changed it
with lists as (
    select
        (select count(*) from stg_people) > 0 as has_people,
        (select count(*) from stg_accounts) > 0 as has_accounts,
        (select count(*) from stg_products) > 0 as has_products
),

changes as (
    select h.field, max(h.changed_date) as last_change
    from stg_history as h
    inner join as_of_dates as d
        on d.role = 'review'
        and h.changed_date <= d.as_of_date
    group by h.field
),

deals as (
    select
        o.*,
        d.as_of_date,
        case when o.status = 'open' then 'open_opportunities' else 'closed_opportunities' end
            as table_name,
        p.owner_id is not null or not l.has_people as is_owner_known,
        a.account_id is not null or not l.has_accounts as is_account_known,
        r.product_id is not null or not l.has_products as is_product_known,
        coalesce(s.is_listed, false) as is_stage_known
    from deal_contents as o
    cross join lists as l
    inner join as_of_dates as d
        on d.role = 'review'
    left join stg_people as p
        on p.owner_id = o.owner_id
    left join stg_accounts as a
        on a.match_key = match_key(o.account_id)
        and a.is_match
    left join stg_products as r
        on r.match_key = match_key(o.product_id)
        and r.is_match
    left join stg_stages as s
        on s.stage_key = o.stage
),

contents as (
    select
        d.table_name,
        f.field,
        case
            when f.field in ('owner_id', 'account_id', 'opportunity_name', 'created_date') then true
            when f.field in ('stage', 'amount', 'close_date') then d.history_kind <> 'rebuilt'
            when f.field = 'loss_reason' then d.is_observed and d.status = 'lost'
            when f.field in ('next_step', 'next_step_date')
                then d.is_observed and d.status = 'open'
            else d.is_observed
        end as is_known,
        case f.field
            when 'opportunity_name' then d.opportunity_name is not null
            when 'owner_id' then d.owner_id is not null
            when 'account_id' then d.account_id is not null
            when 'product_id' then d.product_id is not null
            when 'contact_id' then d.contact_id is not null
            when 'stage' then d.stage is not null
            when 'forecast_category' then d.forecast_category is not null
            when 'amount' then d.exported_amount is not null
            when 'currency' then d.currency is not null
            when 'crm_probability' then d.crm_probability is not null
            when 'created_date' then d.created_date is not null
            when 'close_date' then d.close_date is not null
            when 'lead_source' then d.lead_source is not null
            when 'loss_reason' then d.loss_reason is not null
            when 'next_step' then d.next_step is not null
            when 'next_step_date' then d.next_step_date is not null
            when 'last_activity_date' then d.last_activity_date is not null
            else false
        end as is_filled,
        case f.field
            when 'owner_id' then d.is_owner_known
            when 'account_id' then d.is_account_known
            when 'product_id' then d.is_product_known
            when 'stage' then d.is_stage_known
            when 'amount' then d.exported_amount > 0 or (d.exported_amount = 0 and d.status = 'lost')
            when 'currency' then length(d.currency) = 3
            when 'crm_probability' then d.crm_probability >= 0 and d.crm_probability <= 1
            when 'created_date' then d.created_date <= d.as_of_date
            -- Planned ahead while open; not before the deal began.
            when 'close_date' then
                coalesce(d.close_date >= d.created_date, true)
                and (d.status <> 'open' or d.close_date >= d.as_of_date)
                and (d.status = 'open' or d.close_date <= d.as_of_date)
            when 'next_step_date' then coalesce(d.next_step_date >= d.created_date, true)
            when 'last_activity_date' then d.last_activity_date <= d.as_of_date
            else true
        end as is_valid
    from deals as d
    cross join (
        values
            ('opportunity_name'), ('owner_id'), ('account_id'), ('product_id'), ('contact_id'),
            ('stage'), ('forecast_category'), ('amount'), ('currency'), ('crm_probability'),
            ('created_date'), ('close_date'), ('lead_source'), ('loss_reason'), ('next_step'),
            ('next_step_date'), ('last_activity_date')
    ) as f (field)
)

select
    c.table_name,
    c.field,
    count(*) as records,
    count(case when c.is_filled then 1 end) as filled,
    count(case when c.is_filled and c.is_valid then 1 end) as valid,
    max(h.last_change) as last_change
from contents as c
left join changes as h
    on h.field = c.field
where c.is_known
group by c.table_name, c.field
