-- purpose:   The latest quote needs an approval that it does not have.
-- label:     Quote not approved
-- evidence:  Quote {quote_number} of {quote_date} [waits for approval, for {waiting_days} days now][was rejected on {rejected_date}]
-- severity:  High where it was rejected, else medium
-- next_step: Get the quote decided, or send one that needs no approval
-- needs:     quotes.approval_status or quote_approvals.status
-- limits:    approval_days
-- grain:     as_of_date, opportunity_id
-- inputs:    flag_deals, last_quotes, limits
-- columns:
--   as_of_date      date   the date asked about
--   opportunity_id  text   open opportunity
--   severity        text   high or medium
--   exposure        money  its planned amount
--   quote_number    text   number on the paper, else the source's key
--   quote_date      date   issued
--   waiting_days    count  days since it was issued; unknown where it was rejected
--   rejected_date   date   when it was rejected
select
    d.as_of_date,
    d.opportunity_id,
    case when q.approval = 'rejected' then 'high' else 'medium' end as severity,
    d.amount as exposure,
    q.quote_number,
    q.quote_date,
    case
        when q.approval = 'waiting' then days_between(q.quote_date, d.as_of_date)
    end as waiting_days,
    case when q.approval = 'rejected' then q.decided_date end as rejected_date
from flag_deals as d
inner join last_quotes as q
    on q.as_of_date = d.as_of_date
    and q.opportunity_id = d.opportunity_id
inner join limits as l
    on l.threshold = 'approval_days'
where q.approval = 'rejected'
    or (
        q.approval = 'waiting'
        and days_between(q.quote_date, d.as_of_date) > l.limit_value
    )
