-- purpose: The market of the accounts that everyone looks after, over twelve months: that of a region and segment falls on all its accounts alike.
-- grain:   scope_type, scope_id
-- inputs:  segment_potential, exported_accounts, people, as_of_dates
-- columns:
--   scope_type  text   company, region, team or person, as they are today
--   scope_id    text   which one
--   sellers     count  people with an account of which the market is known
--   accounts    count  those accounts
--   potential   money  their market in the twelve months up to the review's date
with review as (
    select as_of_date
    from as_of_dates
    where role = 'review'
),

shared as (
    select
        a.account_id,
        a.owner_id,
        m.potential,
        count(*) over (partition by m.region, m.segment) as sharers
    from exported_accounts as a
    inner join review as r
        on (a.valid_from <= r.as_of_date or a.is_first)
        and (a.valid_to is null or a.valid_to > r.as_of_date)
    inner join segment_potential as m
        on m.region = a.region
        and (m.segment is null or m.segment = a.segment)
    where a.owner_id is not null
),

sellers as (
    select
        p.owner_id,
        p.team,
        p.region,
        count(distinct s.account_id) as accounts,
        cast(
            sum(cast(round(cast(ratio(s.potential, s.sharers) as decimal(38, 9)), 2) as decimal(38, 6)))
            as decimal(38, 6)
        ) as potential
    from shared as s
    inner join people as p
        on p.owner_id = s.owner_id
    group by p.owner_id, p.team, p.region
),

scoped as (
    select 'company' as scope_type, 'company' as scope_id, accounts, potential from sellers
    union all
    select 'region' as scope_type, region as scope_id, accounts, potential from sellers
    union all
    select 'team' as scope_type, team as scope_id, accounts, potential from sellers
    union all
    select 'person' as scope_type, owner_id as scope_id, accounts, potential from sellers
)

select
    scope_type,
    scope_id,
    count(*) as sellers,
    cast(sum(accounts) as bigint) as accounts,
    cast(sum(potential) as decimal(38, 6)) as potential
from scoped
group by scope_type, scope_id
