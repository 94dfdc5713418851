-- purpose: How customers and open deals are shared out, what is sold beside the size of the market, and whose load is out of line.
-- tab:     territories
-- book:    targets
-- title:   Territories
-- message: {sum booked where scope_type = company} was booked in twelve months; the heaviest load is {max seller_load_order} times the usual one | Territories
-- empty:   No export says who looks after which customer. A file of customers with their owner fills this sheet.
-- note:    Potential and penetration wait for an export of market sizes (segment, region, period, amount) where they are empty. Load: accounts per seller / the company's. Gini: 0 where every seller looks after as many accounts. Everything by today's organisation.
-- order_by: level_order, region_order, booked desc
-- grain:   scope_type, scope_id
-- inputs:  territory_balance
-- columns:
--   scope_name        text      whose
--   scope_type        text      company, region, team or person
--   sellers           count     people with accounts or open deals
--   accounts          count     accounts that they look after
--   customers         count     of them, customers
--   open_deals        count     open deals
--   open_now          money     their amounts
--   booked            money     booked in the twelve months up to the review's date
--   potential         money     size of the market in the same months
--   penetration       ratio     booked / potential
--   load              multiple  accounts per seller / the company's
--   load_gini         number    how unlike sellers' loads are
--   scope_id          text      the source's own key
--   seller_load_order multiple  load of one person
--   level_order       count     1 for the company
--   region_order      text      name
select
    scope_name,
    scope_type,
    sellers,
    accounts,
    customers,
    open_deals,
    open_amount as open_now,
    booked,
    potential,
    penetration,
    load,
    load_gini,
    scope_id,
    case when scope_type = 'person' then load end as seller_load_order,
    cast(
        case scope_type when 'company' then 1 when 'region' then 2 when 'team' then 3 else 4 end as bigint
    ) as level_order,
    case when scope_type = 'person' then '' else scope_name end as region_order
from territory_balance
