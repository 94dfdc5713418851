-- purpose: Every version of a quote, with what its source calls its approval in one of four words.
-- grain:   quote_id, valid_from
-- inputs:  exported_quotes
-- columns:
--   quote_id        text   the source's own key
--   quote_number    text   number on the paper, else the key
--   opportunity_id  text   opportunity
--   quote_date      date   issued
--   discount_rate   ratio  discount on the list price
--   approval        text   waiting, rejected or approved; unknown where none is needed, or the export has no word that says it
--   approved_date   date   approved
--   valid_from      date   the statement date from which this version holds
--   valid_to        date   the day from which a later version holds; unknown for the latest
--   is_first        flag   whether no earlier version is known
with worded as (
    select
        q.*,
        lower(q.approval_status) as word
    from exported_quotes as q
)

select
    quote_id,
    coalesce(quote_number, quote_id) as quote_number,
    opportunity_id,
    quote_date,
    discount_rate,
    case
        when word like '%reject%'
            or word like '%denied%'
            or word like '%declin%'
            or word like '%驳回%'
            or word like '%拒绝%'
            or word like '%不通过%'
            or word like '%未通过%'
            then 'rejected'
        when word like '%pending%'
            or word like '%wait%'
            or word like '%submitted%'
            or word like '%in review%'
            or word like '%needs review%'
            or word like '%in approval%'
            or word like '%requested%'
            or word like 'not approved%'
            or word like 'unapproved%'
            or word like '%审批中%'
            or word like '%审核中%'
            or word like '%待审%'
            or word like '%未审%'
            then 'waiting'
        when approved_date is not null
            or word like 'approved%'
            or word like '%已批准%'
            or word like '%已审%'
            or word like '%通过%'
            or word like '%同意%'
            then 'approved'
    end as approval,
    approved_date,
    valid_from,
    valid_to,
    is_first
from worded
