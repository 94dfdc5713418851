-- purpose: How many customers, prospects and open deals every region, team and seller has, what is sold there, and how large the market is.
-- label:   Territories
-- published: yes
-- grain:   scope_type, scope_id
-- inputs:  exported_accounts, stg_first_purchases, people, scopes, fct_open_deals, fct_credits, region_potential, as_of_dates
-- columns:
--   scope_type       text      company, region, team or person, as they are today
--   scope_id         text      which one
--   scope_name       text      as it is shown
--   sellers          count     people who look after an account or an open deal
--   accounts         count     accounts that they look after
--   customers        count     of them, those that have bought
--   open_deals       count     open deals
--   open_amount      money     their amounts
--   booked           money     booked in the twelve months up to the as-of date by who is there today
--   potential        money     size of the market in the same months, by region; empty where no export of market sizes names it
--   penetration      ratio     booked / potential
--   accounts_per_seller  multiple  accounts / sellers
--   load             multiple  accounts per seller / the company's: 1.5 is half more than usual
--   load_gini        ratio     0 where every seller looks after as many accounts; empty for one person
with review as (
    select
        as_of_date,
        cast(cast(as_of_date + interval 1 day as date) - interval 12 month as date) as first_day
    from as_of_dates
    where role = 'review'
),

owned as (
    select a.owner_id, count(*) as accounts, count(f.account_id) as customers
    from exported_accounts as a
    inner join review as r
        on (a.valid_from <= r.as_of_date or a.is_first)
        and (a.valid_to is null or a.valid_to > r.as_of_date)
    left join stg_first_purchases as f
        on f.account_id = a.account_id
        and f.bought_date <= r.as_of_date
    where a.owner_id is not null
    group by a.owner_id
),

open_deals as (
    select o.owner_id, count(*) as deals, cast(sum(o.amount) as decimal(38, 6)) as amount
    from fct_open_deals as o
    inner join review as r
        on r.as_of_date = o.as_of_date
    where o.owner_id is not null
    group by o.owner_id
),

sold as (
    select c.owner_id, cast(sum(c.amount) as decimal(38, 6)) as booked
    from fct_credits as c
    inner join review as r
        on r.as_of_date = c.as_of_date
        and c.booking_date >= r.first_day
    where c.split_kind = 'revenue'
    group by c.owner_id
),

sellers as (
    select
        p.owner_id,
        p.team,
        p.region,
        coalesce(o.accounts, cast(0 as bigint)) as accounts,
        coalesce(o.customers, cast(0 as bigint)) as customers,
        coalesce(d.deals, cast(0 as bigint)) as open_deals,
        coalesce(d.amount, cast(0 as decimal(38, 6))) as open_amount,
        coalesce(s.booked, cast(0 as decimal(38, 6))) as booked,
        case when o.accounts > 0 or d.deals > 0 then 1 else 0 end as is_seller
    from people as p
    left join owned as o
        on o.owner_id = p.owner_id
    left join open_deals as d
        on d.owner_id = p.owner_id
    left join sold as s
        on s.owner_id = p.owner_id
    where o.accounts > 0
        or d.deals > 0
        or s.booked <> 0
),

scoped as (
    select 'company' as scope_type, 'company' as scope_id, * from sellers
    union all
    select 'region' as scope_type, region as scope_id, * from sellers
    union all
    select 'team' as scope_type, team as scope_id, * from sellers
    union all
    select 'person' as scope_type, owner_id as scope_id, * from sellers
),

ranked as (
    select
        s.*,
        row_number() over (
            partition by scope_type, scope_id
            order by is_seller, accounts, owner_id
        ) as place,
        sum(1 - is_seller) over (partition by scope_type, scope_id) as others
    from scoped as s
),

summed as (
    select
        scope_type,
        scope_id,
        cast(sum(is_seller) as bigint) as sellers,
        cast(sum(accounts) as bigint) as accounts,
        cast(sum(customers) as bigint) as customers,
        cast(sum(open_deals) as bigint) as open_deals,
        cast(sum(open_amount) as decimal(38, 6)) as open_amount,
        cast(sum(booked) as decimal(38, 6)) as booked,
        cast(
            sum(
                case when is_seller = 1 then 2 * (place - others) * accounts else 0 end
            ) as bigint
        ) as ranked_accounts
    from ranked
    group by scope_type, scope_id
),

markets as (
    select 'region' as scope_type, region as scope_id, potential from region_potential
    union all
    select
        'company' as scope_type,
        'company' as scope_id,
        cast(sum(potential) as decimal(38, 6)) as potential
    from region_potential
),

whole as (
    select ratio(accounts, sellers) as accounts_per_seller
    from summed
    where scope_type = 'company'
)

select
    s.scope_type,
    s.scope_id,
    coalesce(n.scope_name, s.scope_id) as scope_name,
    s.sellers,
    s.accounts,
    s.customers,
    s.open_deals,
    s.open_amount,
    s.booked,
    m.potential,
    as_rate(ratio(s.booked, m.potential)) as penetration,
    as_rate(ratio(s.accounts, s.sellers)) as accounts_per_seller,
    as_rate(ratio(ratio(s.accounts, s.sellers), w.accounts_per_seller)) as load,
    case
        when s.sellers > 1
            then as_rate(
                ratio(s.ranked_accounts - (s.sellers + 1) * s.accounts, s.sellers * s.accounts)
            )
    end as load_gini
from summed as s
cross join whole as w
left join markets as m
    on m.scope_type = s.scope_type
    and m.scope_id = s.scope_id
left join scopes as n
    on n.scope_type = s.scope_type
    and n.scope_id = s.scope_id
