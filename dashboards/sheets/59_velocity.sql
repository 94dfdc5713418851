-- purpose: Sales velocity with its factors, for the company, regions and teams: a rule of thumb, which does not add up.
-- tab:     win_rates
-- title:   Sales velocity (rule of thumb)
-- message: {sum velocity where scope_type = company} a day, by open deals x win rate x average won deal / cycle
-- empty:   No deal was won in the last twelve months.
-- note:    A rule of thumb: it is no forecast, and its parts do not add up to the company's.
-- order_by: scope_order, velocity desc, scope_name
-- grain:   scope_type, scope_id
-- inputs:  velocity
-- columns:
--   scope_name            text   whose
--   scope_type            text   company, region or team
--   open_deals            count  deals open on the review's date
--   win_rate              ratio  won / (won + lost) in the twelve months up to it
--   average_won_amount    money  of the deals won in those months
--   cycle_days            days   median from created to won, of the deals won
--   cycle_days_with_open  days   with the open deals as far as they have come
--   velocity              money  per day
--   closed_deals          count  n: deals closed in those months
--   scope_id              text   which one
--   scope_order           count  1 for the company
select
    scope_name,
    scope_type,
    open_deals,
    win_rate,
    average_won_amount,
    cycle_days,
    cycle_days_with_open,
    velocity,
    closed_deals,
    scope_id,
    cast(
        case scope_type
            when 'company' then 1
            when 'region' then 2
            else 3
        end as bigint
    ) as scope_order
from velocity
where scope_type in ('company', 'region', 'team')
