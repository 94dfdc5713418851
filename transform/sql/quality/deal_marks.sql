-- purpose: How many deals are alike in which fields they fill, and in which of those hold something possible.
-- grain:   table_name, status, is_observed, is_told, filled, valid
-- inputs:  deal_contents, stg_people, stg_accounts, stg_products, stg_stages, as_of_dates
-- columns:
--   table_name   text   open_opportunities or closed_opportunities
--   status       text   open, won or lost
--   is_observed  flag   whether all fields are those of the date
--   is_told      flag   whether stage, amount and close date are
--   filled       text   1 or 0 for each field, in the order that field_quality_of_deals lists them: whether it is filled
--   valid        text   likewise: whether what it holds is in its range, its list, or the export that it refers to
--   deals        count  how many
with lists as (
    select
        (select count(*) from stg_people) > 0 as has_people,
        (select count(*) from stg_accounts) > 0 as has_accounts,
        (select count(*) from stg_products) > 0 as has_products
),

-- A key is looked up once, however many deals have it.
known_accounts as (
    select k.account_id
    from (select distinct account_id from deal_contents) as k
    inner join stg_accounts as a
        on a.match_key = match_key(k.account_id)
        and a.is_match
),

known_products as (
    select k.product_id
    from (select distinct product_id from deal_contents) as k
    inner join stg_products as p
        on p.match_key = match_key(k.product_id)
        and p.is_match
),

marked as (
    select
        case when o.status = 'open' then 'open_opportunities' else 'closed_opportunities' end
            as table_name,
        o.status,
        o.is_observed,
        o.history_kind <> 'rebuilt' as is_told,
            case when o.opportunity_name is not null then '1' else '0' end
            || case when o.owner_id is not null then '1' else '0' end
            || case when o.account_id is not null then '1' else '0' end
            || case when o.product_id is not null then '1' else '0' end
            || case when o.contact_id is not null then '1' else '0' end
            || case when o.stage is not null then '1' else '0' end
            || case when o.forecast_category is not null then '1' else '0' end
            || case when o.exported_amount is not null then '1' else '0' end
            || case when o.currency is not null then '1' else '0' end
            || case when o.crm_probability is not null then '1' else '0' end
            || case when o.created_date is not null then '1' else '0' end
            || case when o.close_date is not null then '1' else '0' end
            || case when o.lead_source is not null then '1' else '0' end
            || case when o.loss_reason is not null then '1' else '0' end
            || case when o.next_step is not null then '1' else '0' end
            || case when o.next_step_date is not null then '1' else '0' end
            || case when o.last_activity_date is not null then '1' else '0' end
            as filled,
            '1'
            || case when p.owner_id is not null or not l.has_people then '1' else '0' end
            || case when a.account_id is not null or not l.has_accounts then '1' else '0' end
            || case when r.product_id is not null or not l.has_products then '1' else '0' end
            || '1'
            || case when s.is_listed then '1' else '0' end
            || '1'
            || case
                when o.exported_amount > 0 or (o.exported_amount = 0 and o.status = 'lost') then '1'
                else '0'
            end
            || case when length(o.currency) = 3 then '1' else '0' end
            || case when o.crm_probability >= 0 and o.crm_probability <= 1 then '1' else '0' end
            || case when o.created_date <= d.as_of_date then '1' else '0' end
            -- Planned ahead while open; not before the deal began.
            || case
                when coalesce(o.close_date >= o.created_date, true)
                    and (o.status <> 'open' or o.close_date >= d.as_of_date)
                    and (o.status = 'open' or o.close_date <= d.as_of_date)
                    then '1'
                else '0'
            end
            || '111'
            || case when coalesce(o.next_step_date >= o.created_date, true) then '1' else '0' end
            || case when o.last_activity_date <= d.as_of_date then '1' else '0' end
            as valid
    from deal_contents as o
    cross join lists as l
    inner join as_of_dates as d
        on d.role = 'review'
    left join stg_people as p
        on p.owner_id = o.owner_id
    left join known_accounts as a
        on a.account_id = o.account_id
    left join known_products as r
        on r.product_id = o.product_id
    left join stg_stages as s
        on s.stage_key = o.stage
)

select table_name, status, is_observed, is_told, filled, valid, count(*) as deals
from marked
group by table_name, status, is_observed, is_told, filled, valid
