-- purpose: What each open deal is expected to bring in the quarter under review and in the next, by person.
-- grain:   opportunity_id
-- inputs:  deal_chances, win_chances, open_deals, as_of_dates
-- columns:
--   opportunity_id    text    opportunity
--   owner_id          text    who is credited
--   amount            money   planned
--   chance            ratio   to be won by the end of the quarter under review
--   next_chance       ratio   to be won in the next quarter
--   money_share       number  what deals brought / their planned amount x chance, at the same point of earlier quarters
--   next_money_share  number  likewise, of the next quarter
select
    c.opportunity_id,
    o.owner_id,
    o.amount,
    c.chance_in_period as chance,
    coalesce(
        w.chance_in_next,
        case when c.plan = 'next_quarter' then c.chance_to_win else 0e0 end
    ) as next_chance,
    c.money_share,
    coalesce(w.next_money_share, 1e0) as next_money_share
from deal_chances as c
inner join open_deals as o
    on o.opportunity_id = c.opportunity_id
inner join as_of_dates as d
    on d.role = 'review'
left join win_chances as w
    on w.as_of_date = d.as_of_date
    and w.opportunity_id = c.opportunity_id
where o.amount is not null
