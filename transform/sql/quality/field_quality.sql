-- purpose: How many records fill each field, and how many of those hold something possible.
-- label:   Quality of fields
-- published: yes
-- grain:   table_name, field
-- inputs:  field_quality_of_deals, field_quality_of_lists
-- columns:
--   table_name    text   open_opportunities, closed_opportunities, accounts, people, products or orders
--   field         text   field
--   records       count  records whose field can be known at the review's date
--   filled        count  of which filled
--   share_filled  ratio  filled / records
--   valid         count  of which possible: in its range, its list, or the export that it refers to
--   share_valid   ratio  valid / filled
--   last_change   date   the last day that the source says it changed; empty where it says nothing
--   is_exported   flag   whether any record fills it; else the exports do not have it
--   is_unused     flag   whether the exports have it, and fewer than 2 of 100 records fill it
with fields as (
    select table_name, field, records, filled, valid, last_change from field_quality_of_deals
    union all
    select table_name, field, records, filled, valid, last_change from field_quality_of_lists
)

select
    table_name,
    field,
    records,
    filled,
    as_rate(ratio(filled, records)) as share_filled,
    valid,
    as_rate(ratio(valid, filled)) as share_valid,
    last_change,
    filled > 0 as is_exported,
    filled > 0 and filled * 50 < records as is_unused
from fields
