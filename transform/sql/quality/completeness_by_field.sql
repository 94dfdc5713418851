-- purpose: How many of the deals at each stage have each field that they need.
-- label:   Completeness by stage and field
-- published: yes
-- grain:   stage, status, field
-- inputs:  deal_contents, deal_fields
-- columns:
--   stage         text   stage
--   stage_order   count  1 for the first
--   status        text   open, or won or lost in the quarter under review
--   field         text   field
--   field_order   count  1 for the first
--   deals         count  deals that need it
--   filled        count  of which have it
--   share_filled  ratio  filled / deals
select
    coalesce(d.stage, '(unknown)') as stage,
    min(d.stage_order) as stage_order,
    d.status,
    f.field,
    min(f.field_order) as field_order,
    count(*) as deals,
    count(case when f.is_filled then 1 end) as filled,
    as_rate(ratio(count(case when f.is_filled then 1 end), count(*))) as share_filled
from deal_fields as f
inner join deal_contents as d
    on d.opportunity_id = f.opportunity_id
group by coalesce(d.stage, '(unknown)'), d.status, f.field
