-- purpose:   The latest quote gives away more than the limit.
-- label:     Discount beyond the limit
-- evidence:  Quote {quote_number} of {quote_date} gives {discount_share} off (limit {limit_share})
-- severity:  High at twice the limit, else medium
-- next_step: Ask for something in return, or take the discount to whoever may grant it
-- needs:     quotes.discount_rate
-- limits:    discount_share
-- grain:     as_of_date, opportunity_id
-- inputs:    flag_deals, last_quotes, limits
-- columns:
--   as_of_date      date   the date asked about
--   opportunity_id  text   open opportunity
--   severity        text   high or medium
--   exposure        money  its planned amount
--   quote_number    text   number on the paper, else the source's key
--   quote_date      date   issued
--   discount_share  ratio  discount on the list price
--   limit_share     ratio  the limit
select
    d.as_of_date,
    d.opportunity_id,
    case when q.discount_rate >= 2 * l.limit_value then 'high' else 'medium' end as severity,
    d.amount as exposure,
    q.quote_number,
    q.quote_date,
    q.discount_rate as discount_share,
    l.limit_value as limit_share
from flag_deals as d
inner join last_quotes as q
    on q.as_of_date = d.as_of_date
    and q.opportunity_id = d.opportunity_id
inner join limits as l
    on l.threshold = 'discount_share'
where q.discount_rate > l.limit_value
