-- purpose: What stands beside a gap: how large the territory is and how much of it is sold, and how hard the target of the quarter is.
-- label:   Territory and target
-- published: yes
-- grain:   scope_type, scope_id
-- inputs:  scopes, scope_quarters, territory_markets, territory_balance, quarter_openings, attainment_spread, people, periods, calendar, as_of_dates
-- columns:
--   scope_type           text      company, region, team or person
--   scope_id             text      which one
--   scope_name           text      as it is shown
--   period               text      the quarter under review
--   potential            money     market of the accounts looked after, over twelve months: a region's and segment's falls on its accounts alike; empty where no export of market sizes names it
--   potential_multiple   multiple  that market per seller / the company's
--   penetration          ratio     booked in the same months / potential
--   company_penetration  ratio     the company's
--   territory_size       text      smaller (potential_multiple below 0.8), usual, or larger (above 1.25)
--   target               money     target of the quarter
--   usual_quarter        money     own average of the four quarters before, of those with a target or bookings
--   asked_growth         number    target / usual_quarter - 1
--   company_growth       number    the company's
--   opening_coverage     multiple  open deals planned for the quarter when it began / target; empty where no export tells what was planned then
--   company_coverage     multiple  the company's
--   past_targets         count     own targets of quarters that are over
--   past_reached         count     of them, reached
--   peers                count     people with a target in the quarter before, in the team of a person, else in the scope
--   peers_reached        count     of them, those who reached it
--   target_difficulty    text      harder (asks for at least a tenth more growth than the company's), usual, or easier (a tenth less)
with review as (
    select
        d.as_of_date,
        c.quarter as period,
        c.quarter_start,
        b.quarter as last_quarter
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    inner join calendar as b
        on b.day = cast(c.quarter_start - interval 1 day as date)
    where d.role = 'review'
),

-- The four quarters before the one under review.
recent as (
    select p.period, row_number() over (order by p.period_start desc) as place
    from periods as p
    inner join review as r
        on p.period_end_exclusive <= r.quarter_start
    where p.period_type = 'quarter'
),

usual as (
    select
        q.scope_type,
        q.scope_id,
        cast(
            round(cast(ratio(sum(q.booked), count(*)) as decimal(38, 9)), 2) as decimal(38, 6)
        ) as usual_quarter
    from scope_quarters as q
    inner join recent as n
        on n.period = q.period
        and n.place <= 4
    where q.target > 0
        or q.booked <> 0
    group by q.scope_type, q.scope_id
),

past as (
    select
        q.scope_type,
        q.scope_id,
        count(*) as past_targets,
        sum(case when q.booked >= q.target then 1 else 0 end) as past_reached
    from scope_quarters as q
    inner join recent as n
        on n.period = q.period
    where q.target > 0
    group by q.scope_type, q.scope_id
),

asked as (
    select
        s.scope_type,
        s.scope_id,
        s.scope_name,
        r.period,
        r.last_quarter,
        q.target,
        u.usual_quarter,
        o.open_amount,
        m.potential,
        m.sellers as market_sellers,
        b.booked,
        p.past_targets,
        p.past_reached,
        e.team
    from scopes as s
    cross join review as r
    left join scope_quarters as q
        on q.scope_type = s.scope_type
        and q.scope_id = s.scope_id
        and q.period = r.period
    left join usual as u
        on u.scope_type = s.scope_type
        and u.scope_id = s.scope_id
    left join quarter_openings as o
        on o.scope_type = s.scope_type
        and o.scope_id = s.scope_id
    left join territory_markets as m
        on m.scope_type = s.scope_type
        and m.scope_id = s.scope_id
    left join territory_balance as b
        on b.scope_type = s.scope_type
        and b.scope_id = s.scope_id
    left join past as p
        on p.scope_type = s.scope_type
        and p.scope_id = s.scope_id
    left join people as e
        on s.scope_type = 'person'
        and e.owner_id = s.scope_id
    where s.scope_type in ('company', 'region', 'team', 'person')
        and (q.target > 0 or m.potential > 0)
),

figures as (
    select
        *,
        ratio(potential, market_sellers) as seller_potential,
        ratio(booked, potential) as penetration,
        case when usual_quarter > 0 then ratio(target - usual_quarter, usual_quarter) end as asked_growth,
        case when target > 0 then ratio(open_amount, target) end as opening_coverage
    from asked
),

whole as (
    select seller_potential, penetration, asked_growth, opening_coverage
    from figures
    where scope_type = 'company'
),

compared as (
    select
        f.*,
        ratio(f.seller_potential, w.seller_potential) as potential_multiple,
        w.penetration as company_penetration,
        w.asked_growth as company_growth,
        w.opening_coverage as company_coverage
    from figures as f
    left join whole as w
        on true
)

select
    c.scope_type,
    c.scope_id,
    c.scope_name,
    c.period,
    c.potential,
    as_rate(c.potential_multiple) as potential_multiple,
    as_rate(c.penetration) as penetration,
    as_rate(c.company_penetration) as company_penetration,
    case
        when c.potential_multiple < 0.8 then 'smaller'
        when c.potential_multiple > 1.25 then 'larger'
        when c.potential_multiple is not null then 'usual'
    end as territory_size,
    c.target,
    c.usual_quarter,
    as_statistic(c.asked_growth) as asked_growth,
    as_statistic(c.company_growth) as company_growth,
    as_rate(c.opening_coverage) as opening_coverage,
    as_rate(c.company_coverage) as company_coverage,
    cast(c.past_targets as bigint) as past_targets,
    cast(c.past_reached as bigint) as past_reached,
    cast(a.people as bigint) as peers,
    cast(a.reached_count as bigint) as peers_reached,
    case
        when c.asked_growth - c.company_growth >= 0.1 then 'harder'
        when c.asked_growth - c.company_growth <= -0.1 then 'easier'
        when c.asked_growth is not null then 'usual'
    end as target_difficulty
from compared as c
left join attainment_spread as a
    on a.scope_type = case when c.scope_type = 'person' then 'team' else c.scope_type end
    and a.scope_id = case when c.scope_type = 'person' then c.team else c.scope_id end
    and a.period = c.last_quarter
    and a.basis = 'given'
