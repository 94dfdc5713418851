-- purpose: The open deals that were planned for the quarter under review when it began, by who had them then and where that person is today.
-- grain:   scope_type, scope_id
-- inputs:  deal_spans, people, calendar, as_of_dates
-- columns:
--   scope_type   text   company, region, team or person
--   scope_id     text   which one
--   open_amount  money  their amounts on the last day before the quarter; no row where no export tells what was planned then
with quarter_start as (
    select c.quarter_start, c.quarter_end_exclusive, cast(c.quarter_start - interval 1 day as date) as eve
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    where d.role = 'review'
),

standing as (
    select
        s.owner_id,
        s.history_kind,
        case
            when s.close_date >= q.quarter_start and s.close_date < q.quarter_end_exclusive
                then s.amount
            else cast(0 as decimal(38, 6))
        end as amount
    from deal_spans as s
    inner join quarter_start as q
        on s.start_date <= q.eve
        and (s.end_exclusive is null or s.end_exclusive > q.eve)
    where s.status = 'open'
),

-- A past that is rebuilt from created and closed dates knows nothing of plans.
told as (
    select count(*) as deals
    from standing
    where history_kind <> 'rebuilt'
),

placed as (
    select s.owner_id, p.team, p.region, s.amount
    from standing as s
    cross join told as t
    left join people as p
        on p.owner_id = s.owner_id
    where t.deals > 0
),

scoped as (
    select 'company' as scope_type, 'company' as scope_id, amount from placed
    union all
    select 'region' as scope_type, region as scope_id, amount from placed where region is not null
    union all
    select 'team' as scope_type, team as scope_id, amount from placed where team is not null
    union all
    select 'person' as scope_type, owner_id as scope_id, amount from placed where owner_id is not null
)

select scope_type, scope_id, cast(coalesce(sum(amount), 0) as decimal(38, 6)) as open_amount
from scoped
group by scope_type, scope_id
