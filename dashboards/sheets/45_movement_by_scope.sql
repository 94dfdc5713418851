-- purpose: This quarter's movement of every region, team and person, with the share of it that slipped, and of wins that were pulled in.
-- tab:     movement_by_scope
-- book:    analysis
-- title:   Movement by region, team and person
-- message: {sum slipped_amount where scope_type = company} of what was planned for {quarter} slipped: {sum slip_rate where scope_type = company}
-- empty:   No deal was planned for the quarter at the last review or is now.
-- note:    Slipped: planned or lost after the quarter. Slip rate: of the opening. Pull-in rate: of what was won. Opening, what came in and what left sum to closing.
-- order_by: scope_order, opening desc, scope_name
-- grain:   scope_type, scope_id
-- inputs:  pipeline_movement, movement_rates, stg_compared_periods, scopes
-- columns:
--   scope_name        text   whose it is
--   scope_type        text   company, region, team or person
--   opening           money  open and planned for the quarter at the last review
--   came_new          money  new and reopened
--   came_in           money  pulled in and pushed in from other quarters
--   owner_moves       money  from and to other owners or teams
--   amounts_moved     money  amounts increased and decreased, and exchange rates
--   left_won          money  won
--   left_lost         money  lost
--   left_out          money  slipped and pulled out to other quarters
--   left_deleted      money  deleted
--   closing           money  open and planned for the quarter now
--   slipped_amount    money  of the opening, now planned or lost after the quarter
--   slip_rate         ratio  slipped_amount / opening
--   slip_rate_by_count  ratio  by number of deals
--   pull_in_rate      ratio  pulled in / won
--   pull_in_rate_by_count  ratio  by number of deals
--   scope_id          text   the source's own key
--   scope_order       count  1 for the company
with sums as (
    select
        m.scope_type,
        m.scope_id,
        sum(case when m.movement = 'opening' then m.amount else 0 end) as opening,
        sum(case when m.movement in ('new', 'reopened') then m.amount else 0 end) as came_new,
        sum(case when m.movement in ('pulled_in', 'pushed_in') then m.amount else 0 end) as came_in,
        sum(case when m.movement in ('owner_in', 'owner_out') then m.amount else 0 end) as owner_moves,
        sum(
            case when m.movement in ('amount_increased', 'amount_decreased', 'fx') then m.amount else 0 end
        ) as amounts_moved,
        sum(case when m.movement = 'won' then m.amount else 0 end) as left_won,
        sum(case when m.movement = 'lost' then m.amount else 0 end) as left_lost,
        sum(case when m.movement in ('slipped', 'pulled_out') then m.amount else 0 end) as left_out,
        sum(case when m.movement = 'deleted' then m.amount else 0 end) as left_deleted,
        sum(case when m.movement = 'closing' then m.amount else 0 end) as closing
    from pipeline_movement as m
    inner join stg_compared_periods as p
        on p.from_date = m.from_date
        and p.to_date = m.to_date
        and p.period = m.period
        and p.period_role = 'this'
    where m.scope_type in ('company', 'region', 'team', 'person')
    group by m.scope_type, m.scope_id
)

select
    coalesce(n.scope_name, s.scope_id) as scope_name,
    s.scope_type,
    cast(s.opening as decimal(38, 6)) as opening,
    cast(s.came_new as decimal(38, 6)) as came_new,
    cast(s.came_in as decimal(38, 6)) as came_in,
    cast(s.owner_moves as decimal(38, 6)) as owner_moves,
    cast(s.amounts_moved as decimal(38, 6)) as amounts_moved,
    cast(s.left_won as decimal(38, 6)) as left_won,
    cast(s.left_lost as decimal(38, 6)) as left_lost,
    cast(s.left_out as decimal(38, 6)) as left_out,
    cast(s.left_deleted as decimal(38, 6)) as left_deleted,
    cast(s.closing as decimal(38, 6)) as closing,
    r.slipped_amount,
    r.slip_rate,
    r.slip_rate_by_count,
    r.pull_in_rate,
    r.pull_in_rate_by_count,
    s.scope_id,
    cast(
        case s.scope_type when 'company' then 1 when 'region' then 2 when 'team' then 3 else 4 end as bigint
    ) as scope_order
from sums as s
left join scopes as n
    on n.scope_type = s.scope_type
    and n.scope_id = s.scope_id
inner join stg_compared_periods as p
    on p.period_role = 'this'
inner join movement_rates as r
    on r.from_date = p.from_date
    and r.to_date = p.to_date
    and r.period = p.period
    and r.scope_type = s.scope_type
    and r.scope_id = s.scope_id
