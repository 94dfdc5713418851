-- purpose: The twelve parts of the management process for each manager: how many of how many, or that no export speaks of it.
-- grain:   manager_id, part
-- inputs:  plan_people, likelihood, plans, joint_visits, fct_opportunities, fct_booking_lines, fct_bookings, products, exported_accounts, exported_activities, exported_action_items, exported_surveys, exported_meetings, exported_training_attendance, as_of_dates
-- columns:
--   manager_id  text   the manager, else the team
--   part_order  count  1 to 12
--   module      text   tasks, coaching or sharing
--   part        text   which part
--   needs       text   the export that it rests on
--   records     count  what the exports have of it; 0: it waits for that export
--   done        count  how many, of the last 90 days where nothing else is said
--   total       count  of how many
with review as (
    select
        as_of_date,
        cast(as_of_date - interval 90 day as date) as since,
        cast(as_of_date - interval 28 day as date) as four_weeks_ago,
        cast(as_of_date - interval 365 day as date) as year_ago
    from as_of_dates
    where role = 'review'
),

sellers as (
    select coalesce(manager_id, manager_name) as manager_id, owner_id, team, period
    from plan_people
),

people_of as (
    select manager_id, count(*) as people
    from sellers
    group by manager_id
),

parts as (
    select
        s.manager_id,
        'forecast' as part,
        count(*) as records,
        sum(case when k.chance_of_target >= 0.5 then 1 else 0 end) as done,
        count(*) as total
    from sellers as s
    inner join likelihood as k
        on k.scope_id = s.owner_id
        and k.period = s.period
    where k.chance_of_target is not null
    group by s.manager_id
    union all
    select
        s.manager_id,
        'plan' as part,
        count(p.owner_id) as records,
        count(distinct case when p.period = s.period then s.owner_id end) as done,
        count(distinct s.owner_id) as total
    from sellers as s
    left join plans as p
        on p.owner_id = s.owner_id
    group by s.manager_id
    union all
    select
        s.manager_id,
        'action' as part,
        count(*) as records,
        sum(case when a.done_date <= a.due_date then 1 else 0 end) as done,
        count(*) as total
    from exported_action_items as a
    inner join sellers as s
        on s.owner_id = a.owner_id
    cross join review as r
    where a.valid_to is null
        and a.due_date > r.since
        and a.due_date <= r.as_of_date
    group by s.manager_id
    union all
    select
        s.manager_id,
        'territory' as part,
        count(v.account_id) as records,
        count(v.account_id) as done,
        count(*) as total
    from exported_accounts as a
    inner join sellers as s
        on s.owner_id = a.owner_id
    left join (
        select distinct x.account_id
        from exported_activities as x
        cross join review as r
        where x.done_date > r.since
            and x.done_date <= r.as_of_date
    ) as v
        on v.account_id = a.account_id
    where a.valid_to is null
    group by s.manager_id
    union all
    select
        s.manager_id,
        'products' as part,
        count(*) as records,
        count(distinct case when l.booking_date > r.since then l.product_id end) as done,
        max(p.products) as total
    from fct_booking_lines as l
    inner join review as r
        on r.as_of_date = l.as_of_date
    inner join fct_bookings as b
        on b.as_of_date = l.as_of_date
        and b.record_id = l.record_id
    inner join sellers as s
        on s.owner_id = b.owner_id
    cross join (select count(*) as products from products) as p
    where l.product_id is not null
    group by s.manager_id
    union all
    select
        n.manager_id,
        'visits' as part,
        max(k.known) as records,
        count(v.visit_id) as done,
        8 * max(n.people) as total
    from people_of as n
    inner join sellers as s
        on s.manager_id = n.manager_id
    cross join review as r
    cross join (select count(*) as known from joint_visits) as k
    left join joint_visits as v
        on v.owner_id = s.owner_id
        and v.visit_date > r.four_weeks_ago
    group by n.manager_id
    union all
    select
        s.manager_id,
        'operations' as part,
        count(*) as records,
        sum(case when o.status = 'won' then 1 else 0 end) as done,
        count(*) as total
    from fct_opportunities as o
    inner join review as r
        on r.as_of_date = o.as_of_date
    inner join sellers as s
        on s.owner_id = o.owner_id
    where o.status <> 'open'
        and o.close_date > r.since
    group by s.manager_id
    union all
    select
        s.manager_id,
        'customers' as part,
        count(q.account_id) as records,
        count(q.account_id) as done,
        count(*) as total
    from exported_accounts as a
    inner join sellers as s
        on s.owner_id = a.owner_id
    left join (
        select distinct x.account_id
        from exported_surveys as x
        cross join review as r
        where x.answered_date > r.year_ago
            and x.answered_date <= r.as_of_date
    ) as q
        on q.account_id = a.account_id
    where a.valid_to is null
    group by s.manager_id
    union all
    select
        n.manager_id,
        case
            when lower(m.kind) like '%manager%' or m.kind like '%经理%' then 'managers_meeting'
            when lower(m.kind) like '%site%' or m.kind like '%现场%' then 'site_meeting'
            else 'team_meeting'
        end as part,
        count(*) as records,
        count(m.held_date) as done,
        count(*) as total
    from exported_meetings as m
    cross join review as r
    inner join (select distinct manager_id, team from sellers) as n
        on n.manager_id = m.manager
        or n.team = m.team
    where m.valid_to is null
        and coalesce(m.planned_date, m.held_date) > r.since
        and coalesce(m.planned_date, m.held_date) <= r.as_of_date
    group by
        n.manager_id,
        case
            when lower(m.kind) like '%manager%' or m.kind like '%经理%' then 'managers_meeting'
            when lower(m.kind) like '%site%' or m.kind like '%现场%' then 'site_meeting'
            else 'team_meeting'
        end
    union all
    select
        s.manager_id,
        'school' as part,
        count(t.owner_id) as records,
        count(distinct t.owner_id) as done,
        count(distinct s.owner_id) as total
    from sellers as s
    left join exported_training_attendance as t
        on t.owner_id = s.owner_id
        and t.valid_to is null
    group by s.manager_id
),

named as (
    select 1 as part_order, 'tasks' as module, 'forecast' as part, 'targets' as needs
    union all
    select 2 as part_order, 'tasks' as module, 'plan' as part, 'plan_sheets' as needs
    union all
    select 3 as part_order, 'tasks' as module, 'action' as part, 'action_items' as needs
    union all
    select 4 as part_order, 'tasks' as module, 'territory' as part, 'accounts, activities' as needs
    union all
    select 5 as part_order, 'coaching' as module, 'products' as part, 'products' as needs
    union all
    select 6 as part_order, 'coaching' as module, 'visits' as part, 'coaching_visits' as needs
    union all
    select 7 as part_order, 'coaching' as module, 'operations' as part, 'opportunities' as needs
    union all
    select 8 as part_order, 'coaching' as module, 'customers' as part, 'surveys' as needs
    union all
    select 9 as part_order, 'sharing' as module, 'team_meeting' as part, 'meetings' as needs
    union all
    select 10 as part_order, 'sharing' as module, 'managers_meeting' as part, 'meetings' as needs
    union all
    select 11 as part_order, 'sharing' as module, 'site_meeting' as part, 'meetings' as needs
    union all
    select 12 as part_order, 'sharing' as module, 'school' as part, 'training_attendance' as needs
)

select
    n.manager_id,
    cast(p.part_order as bigint) as part_order,
    p.module,
    p.part,
    p.needs,
    coalesce(cast(q.records as bigint), cast(0 as bigint)) as records,
    cast(q.done as bigint) as done,
    cast(q.total as bigint) as total
from people_of as n
cross join named as p
left join parts as q
    on q.manager_id = n.manager_id
    and q.part = p.part
