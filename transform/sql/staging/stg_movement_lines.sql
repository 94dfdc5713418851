-- purpose: The bars of pipeline movement, one line per deal: its amount at the opening, each way that it moved, and at the closing.
-- grain:   from_date, to_date, period, scope_type, scope_id, opportunity_id, movement
-- inputs:  stg_deal_movements
-- columns:
--   from_date       date   the earlier date
--   to_date         date   the later date
--   period          text   a quarter, or all
--   scope_type      text   company, region, team, person, product or product_family
--   scope_id        text   which one
--   opportunity_id  text   opportunity
--   movement        text   opening, how it came in, changed and left, or closing
--   amount          money  signed: what came in above 0, what left below
with keyed as (
    select
        *,
        case when opening is not null then 'opening' end as is_opening,
        case
            when amount_change > 0 then 'amount_increased'
            when amount_change < 0 then 'amount_decreased'
        end as changed_by,
        case when rate_change <> 0 then 'fx' end as rated_by,
        case when closing is not null then 'closing' end as is_closing
    from stg_deal_movements
),

bars as (
    select from_date, to_date, period, scope_type, scope_id, opportunity_id, is_opening as movement, opening as amount
    from keyed
    union all
    select from_date, to_date, period, scope_type, scope_id, opportunity_id, entered_by as movement, entered as amount
    from keyed
    union all
    select from_date, to_date, period, scope_type, scope_id, opportunity_id, changed_by as movement, amount_change as amount
    from keyed
    union all
    select from_date, to_date, period, scope_type, scope_id, opportunity_id, left_by as movement, -leaving as amount
    from keyed
    union all
    select from_date, to_date, period, scope_type, scope_id, opportunity_id, rated_by as movement, rate_change as amount
    from keyed
    union all
    select from_date, to_date, period, scope_type, scope_id, opportunity_id, is_closing as movement, closing as amount
    from keyed
)

select
    from_date,
    to_date,
    period,
    scope_type,
    scope_id,
    opportunity_id,
    movement,
    cast(amount as decimal(38, 6)) as amount
from bars
where movement is not null
