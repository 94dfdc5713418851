-- purpose: The deals that were open at the same point of earlier quarters and planned for the quarter, and those that were won in it later.
-- grain:   quarter, is_next, opportunity_id
-- inputs:  conversion_points, deal_spans, deal_profiles, stg_assignments, stg_conventions
-- columns:
--   quarter         text   earlier quarter
--   is_next         flag   whether it stands for the quarter after the one under review
--   opportunity_id  text   opportunity
--   owner_id        text   who owned it at that point; of one won later from elsewhere, who is credited
--   team            text   the owner's team on that day
--   region          text   likewise
--   was_open        flag   whether it was open then and planned for the quarter; of an export without plans, open
--   open_amount     money  its amount then
--   won_amount      money  what it brought from then to the end of the quarter
with plans as (
    select count(*) as deals
    from deal_spans as s
    where s.status = 'open'
        and s.close_date is not null
),

standing as (
    select
        p.quarter,
        p.is_next,
        p.point,
        p.quarter_end_exclusive,
        s.opportunity_id,
        s.owner_id,
        s.amount
    from conversion_points as p
    inner join deal_spans as s
        on s.start_date <= p.point
        and (s.end_exclusive is null or s.end_exclusive > p.point)
    cross join plans as n
    inner join stg_conventions as c
        on c.bookings_from = 'opportunities'
    where s.status = 'open'
        and (
            n.deals = 0
            or (s.close_date >= p.quarter_start and s.close_date < p.quarter_end_exclusive)
        )
),

won as (
    select
        p.quarter,
        p.is_next,
        w.opportunity_id,
        w.owner_id,
        w.team,
        w.region,
        w.amount
    from conversion_points as p
    inner join deal_profiles as w
        on w.close_date > p.point
        and w.close_date >= p.quarter_start
        and w.close_date < p.quarter_end_exclusive
    inner join stg_conventions as c
        on c.bookings_from = 'opportunities'
    where w.status = 'won'
)

select
    s.quarter,
    s.is_next,
    s.opportunity_id,
    s.owner_id,
    coalesce(g.team, '(unassigned)') as team,
    coalesce(g.region, '(unassigned)') as region,
    true as was_open,
    s.amount as open_amount,
    w.amount as won_amount
from standing as s
left join won as w
    on w.quarter = s.quarter
    and w.is_next = s.is_next
    and w.opportunity_id = s.opportunity_id
left join stg_assignments as g
    on g.owner_id = s.owner_id
    and g.start_date <= s.point
    and (g.end_exclusive is null or g.end_exclusive > s.point)
union all
select
    w.quarter,
    w.is_next,
    w.opportunity_id,
    w.owner_id,
    w.team,
    w.region,
    false as was_open,
    cast(null as decimal(38, 6)) as open_amount,
    w.amount as won_amount
from won as w
left join standing as s
    on s.quarter = w.quarter
    and s.is_next = w.is_next
    and s.opportunity_id = w.opportunity_id
where s.opportunity_id is null
