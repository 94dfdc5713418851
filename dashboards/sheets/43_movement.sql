-- purpose: How the company's open pipeline became what it is since the last review: this quarter, the next, and all of it.
-- tab:     movement
-- title:   Pipeline movement
-- message: Open deals for {quarter}: {sum this_amount where movement = opening} on {since}, {sum this_amount where movement = closing} now
-- empty:   No deal was open at the last review or is open now, or no export holds opportunities. A file of opportunities fills this sheet.
-- note:    A deal that changed in several ways counts once, by the first of these: owner, team or product; new, deleted or reopened; won or lost; the period it is planned for. Then its amount, then the exchange rate. What it was planned for before its first export or history is unknown: it counts in all open deals alone.
-- order_by: movement_order
-- foots:   this_amount, next_amount, all_amount
-- chart:   waterfall movement: this_amount
-- grain:   movement
-- inputs:  pipeline_movement, stg_compared_periods
-- columns:
--   movement        text   how deals came in, changed or left
--   this_amount     money  deals planned for the quarter under review
--   this_deals      count  deals
--   next_amount     money  deals planned for the next quarter
--   next_deals      count  deals
--   all_amount      money  all open deals, whatever they are planned for
--   all_deals       count  deals
--   movement_order  count  from the opening to the closing
with classes as (
    select 'opening' as movement, 1 as movement_order
    union all select 'new' as movement, 2 as movement_order
    union all select 'pulled_in' as movement, 3 as movement_order
    union all select 'pushed_in' as movement, 4 as movement_order
    union all select 'reopened' as movement, 5 as movement_order
    union all select 'owner_in' as movement, 6 as movement_order
    union all select 'amount_increased' as movement, 7 as movement_order
    union all select 'amount_decreased' as movement, 8 as movement_order
    union all select 'fx' as movement, 9 as movement_order
    union all select 'won' as movement, 10 as movement_order
    union all select 'lost' as movement, 11 as movement_order
    union all select 'slipped' as movement, 12 as movement_order
    union all select 'pulled_out' as movement, 13 as movement_order
    union all select 'owner_out' as movement, 14 as movement_order
    union all select 'deleted' as movement, 15 as movement_order
    union all select 'closing' as movement, 16 as movement_order
),

sums as (
    select
        m.movement,
        sum(case when p.period_role = 'this' then m.amount end) as this_amount,
        sum(case when p.period_role = 'this' then m.deals end) as this_deals,
        sum(case when p.period_role = 'next' then m.amount end) as next_amount,
        sum(case when p.period_role = 'next' then m.deals end) as next_deals,
        sum(case when p.period_role = 'all' then m.amount end) as all_amount,
        sum(case when p.period_role = 'all' then m.deals end) as all_deals
    from pipeline_movement as m
    inner join stg_compared_periods as p
        on p.from_date = m.from_date
        and p.to_date = m.to_date
        and p.period = m.period
    where m.scope_type = 'company'
    group by m.movement
)

select
    s.movement,
    cast(coalesce(s.this_amount, 0) as decimal(38, 6)) as this_amount,
    cast(coalesce(s.this_deals, 0) as bigint) as this_deals,
    cast(coalesce(s.next_amount, 0) as decimal(38, 6)) as next_amount,
    cast(coalesce(s.next_deals, 0) as bigint) as next_deals,
    cast(coalesce(s.all_amount, 0) as decimal(38, 6)) as all_amount,
    cast(coalesce(s.all_deals, 0) as bigint) as all_deals,
    cast(c.movement_order as bigint) as movement_order
from sums as s
inner join classes as c
    on c.movement = s.movement
