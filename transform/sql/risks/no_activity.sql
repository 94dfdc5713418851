-- purpose:   The customer has taken part in nothing about the deal for too long: no visit, meeting, call or answered mail.
-- label:     No two-way activity
-- evidence:  [Last activity with the customer on {last_two_way}][No activity with the customer since {silent_since}], {silent_days} days ago (limit {limit_days})
-- severity:  High beyond twice the limit, else medium
-- next_step: Speak with the customer this week; where nobody answers, close the deal as lost
-- needs:     activities.done_date
-- limits:    no_activity_days
-- grain:     as_of_date, opportunity_id
-- inputs:    flag_deals, deal_tracks, last_contacts, limits
-- columns:
--   as_of_date      date   the date asked about
--   opportunity_id  text   open opportunity
--   severity        text   high or medium
--   exposure        money  its planned amount
--   last_two_way    date   the last day on which the customer took part; unknown where there was none
--   silent_since    date   where there was none: when it was created, or the first activity that the exports know
--   silent_days     count  days since then
--   limit_days      count  the limit
with silent as (
    select
        d.as_of_date,
        d.opportunity_id,
        d.amount,
        c.last_two_way,
        case
            when c.last_two_way is null then greatest(t.created_date, c.known_since)
        end as silent_since
    from flag_deals as d
    inner join last_contacts as c
        on c.as_of_date = d.as_of_date
        and c.opportunity_id = d.opportunity_id
    inner join deal_tracks as t
        on t.as_of_date = d.as_of_date
        and t.opportunity_id = d.opportunity_id
),

counted as (
    select
        s.*,
        days_between(coalesce(s.last_two_way, s.silent_since), s.as_of_date) as silent_days
    from silent as s
)

select
    c.as_of_date,
    c.opportunity_id,
    case when c.silent_days > 2 * l.limit_value then 'high' else 'medium' end as severity,
    c.amount as exposure,
    c.last_two_way,
    c.silent_since,
    c.silent_days,
    cast(l.limit_value as bigint) as limit_days
from counted as c
inner join limits as l
    on l.threshold = 'no_activity_days'
where c.silent_days > l.limit_value
