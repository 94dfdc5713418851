-- purpose: Won of all closed deals in the last twelve months, by team, person, product, source, size, kind of customer and competitor.
-- tab:     win_rates
-- title:   Win rate by segment
-- message: {rows} segments with closed deals
-- empty:   No deal was closed in the last twelve months.
-- note:    Broad: won / (won + all lost). Where two intervals overlap much, the difference may be chance.
-- order_by: scope_order, n desc, scope_name
-- grain:   scope_type, scope_id
-- inputs:  win_rates
-- columns:
--   scope_type   text   region, team, person, product, deal_kind, customer_kind, industry, lead_source, size_band or competitor
--   scope_name   text   as it is shown
--   rate         ratio  the win rate
--   lower        ratio  95 of 100 such intervals hold the true rate
--   upper        ratio  likewise
--   n            count  closed deals
--   scope_id     text   which one
--   scope_order  count  1 for the regions
select
    scope_type,
    scope_name,
    rate,
    lower,
    upper,
    n,
    scope_id,
    cast(
        case scope_type
            when 'region' then 1
            when 'team' then 2
            when 'person' then 3
            when 'product' then 4
            else 5
        end as bigint
    ) as scope_order
from win_rates
where definition = 'broad'
    and period = 'rolling_twelve_months'
    and scope_type not in ('company', 'loss_reason')
