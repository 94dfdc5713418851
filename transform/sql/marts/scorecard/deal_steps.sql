-- purpose: Which steps were taken in each deal that was won or lost in the last twelve months, before it was.
-- grain:   opportunity_id, step
-- inputs:  fct_opportunities, two_way_activities, stg_quotes, exported_contact_roles, as_of_dates
-- columns:
--   opportunity_id  text  closed deal
--   step            text  what winners may do
--   is_won          flag  whether it was won
--   is_taken        flag  whether the step was taken before it was closed
with closed as (
    select o.opportunity_id, o.status = 'won' as is_won, o.close_date, d.as_of_date
    from fct_opportunities as o
    inner join as_of_dates as d
        on d.as_of_date = o.as_of_date
    where d.role = 'review'
        and o.status <> 'open'
        and o.close_date <= d.as_of_date
        and o.close_date > cast(d.as_of_date - interval 12 month as date)
),

acted as (
    select
        c.opportunity_id,
        count(case when a.is_two_way then 1 end) as contacts,
        count(case when a.kind = 'visit' then 1 end) as visits,
        count(case when a.kind = 'meeting' then 1 end) as meetings,
        count(case when a.is_joint then 1 end) as joint
    from closed as c
    inner join two_way_activities as a
        on a.opportunity_id = c.opportunity_id
        -- What is written down on the day of the signature follows it.
        and a.done_date < c.close_date
    group by c.opportunity_id
),

quoted as (
    select
        c.opportunity_id,
        count(*) as quotes
    from closed as c
    inner join stg_quotes as q
        on q.opportunity_id = c.opportunity_id
        and q.quote_date < c.close_date
    where q.valid_to is null
    group by c.opportunity_id
),

connected as (
    select c.opportunity_id, count(distinct r.contact_id) as contacts
    from closed as c
    inner join exported_contact_roles as r
        on r.opportunity_id = c.opportunity_id
    where r.valid_to is null
    group by c.opportunity_id
),

known as (
    select
        (select count(*) from acted) > 0 as has_activities,
        (select count(*) from acted where joint > 0) > 0 as has_joint,
        (select count(*) from acted where visits > 0) > 0 as has_visits,
        (select count(*) from acted where meetings > 0) > 0 as has_meetings,
        (select count(*) from quoted) > 0 as has_quotes,
        (select count(*) from connected) > 0 as has_roles
),

wide as (
    select
        c.opportunity_id,
        c.is_won,
        k.has_activities,
        k.has_joint,
        k.has_visits,
        k.has_meetings,
        k.has_quotes,
        k.has_roles,
        coalesce(a.contacts, 0) as contacts,
        coalesce(a.visits, 0) as visits,
        coalesce(a.meetings, 0) as meetings,
        coalesce(a.joint, 0) as joint,
        coalesce(q.quotes, 0) as quotes,
        coalesce(n.contacts, 0) as people
    from closed as c
    cross join known as k
    left join acted as a
        on a.opportunity_id = c.opportunity_id
    left join quoted as q
        on q.opportunity_id = c.opportunity_id
    left join connected as n
        on n.opportunity_id = c.opportunity_id
)

select opportunity_id, 'three_contacts' as step, is_won, contacts >= 3 as is_taken
from wide
where has_activities
union all
select opportunity_id, 'visit' as step, is_won, visits >= 1 as is_taken
from wide
where has_visits
union all
select opportunity_id, 'meeting' as step, is_won, meetings >= 1 as is_taken
from wide
where has_meetings
union all
select opportunity_id, 'joint_visit' as step, is_won, joint >= 1 as is_taken
from wide
where has_joint
union all
select opportunity_id, 'quote' as step, is_won, quotes >= 1 as is_taken
from wide
where has_quotes
union all
select opportunity_id, 'second_quote' as step, is_won, quotes >= 2 as is_taken
from wide
where has_quotes
union all
select opportunity_id, 'two_people' as step, is_won, people >= 2 as is_taken
from wide
where has_roles
