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
with words as (
    -- Few words on many quotes: each is read once.
    select distinct approval_status, lower(approval_status) as word
    from exported_quotes
    where approval_status is not null
),

meanings as (
    select
        approval_status,
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
            when word like 'approved%'
                or word like '%已批准%'
                or word like '%已审%'
                or word like '%通过%'
                or word like '%同意%'
                then 'approved'
        end as approval
    from words
)

select
    q.quote_id,
    coalesce(q.quote_number, q.quote_id) as quote_number,
    q.opportunity_id,
    q.quote_date,
    q.discount_rate,
    case
        when m.approval in ('rejected', 'waiting') then m.approval
        when q.approved_date is not null then 'approved'
        else m.approval
    end as approval,
    q.approved_date,
    q.valid_from,
    q.valid_to,
    q.is_first
from exported_quotes as q
left join meanings as m
    on m.approval_status = q.approval_status
