-- purpose: Of every field of opportunities, how many records fill it and how many of those hold something possible.
-- grain:   table_name, field
-- inputs:  deal_marks, stg_history, as_of_dates
-- columns:
--   table_name   text   open_opportunities or closed_opportunities
--   field        text   field
--   records      count  records whose field can be known at the review's date
--   filled       count  of which filled
--   valid        count  of which possible: in its range, its list, or the export that it refers to
--   last_change  date   the last day that the CRM's own history changed it
with changes as (
    select h.field, max(h.changed_date) as last_change
    from stg_history as h
    inner join as_of_dates as d
        on d.role = 'review'
        and h.changed_date <= d.as_of_date
    group by h.field
),

contents as (
    select
        d.table_name,
        d.deals,
        f.field,
        case
            when f.field in ('owner_id', 'account_id', 'opportunity_name', 'created_date') then true
            when f.field in ('stage', 'amount', 'close_date') then d.is_told
            when f.field = 'loss_reason' then d.is_observed and d.status = 'lost'
            when f.field in ('next_step', 'next_step_date')
                then d.is_observed and d.status = 'open'
            else d.is_observed
        end as is_known,
        substr(d.filled, f.place, 1) = '1' as is_filled,
        substr(d.valid, f.place, 1) = '1' as is_valid
    from deal_marks as d
    cross join (
        values
            (1, 'opportunity_name'), (2, 'owner_id'), (3, 'account_id'),
            (4, 'product_id'), (5, 'contact_id'), (6, 'stage'),
            (7, 'forecast_category'), (8, 'amount'), (9, 'currency'),
            (10, 'crm_probability'), (11, 'created_date'), (12, 'close_date'),
            (13, 'lead_source'), (14, 'loss_reason'), (15, 'next_step'),
            (16, 'next_step_date'), (17, 'last_activity_date')
    ) as f (place, field)
)

select
    c.table_name,
    c.field,
    cast(sum(c.deals) as bigint) as records,
    cast(sum(case when c.is_filled then c.deals else 0 end) as bigint) as filled,
    cast(sum(case when c.is_filled and c.is_valid then c.deals else 0 end) as bigint) as valid,
    max(h.last_change) as last_change
from contents as c
left join changes as h
    on h.field = c.field
where c.is_known
group by c.table_name, c.field
