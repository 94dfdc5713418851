-- purpose: What each person promised for each month: one row per promise of the plan that holds on the review's date.
-- label:   Plans
-- published: yes
-- grain:   owner_id, period, item
-- inputs:  stg_plans, exported_plan_items, stg_conventions, stg_accounts, people, fct_opportunities, periods, as_of_dates
-- columns:
--   owner_id              text   whose plan
--   owner_name            text   how the person is shown
--   team                  text   the person's team
--   manager               text   manager's key or name
--   period                text   month that is planned
--   period_start          date   first day
--   period_end_exclusive  date   the day after the last
--   plan_date             date   the day it was made or last revised
--   versions              count  how often it was made or revised
--   item                  text   names the promise within the plan
--   kind                  text   commitment_month, commitment_quarter, deal, next_step, remedy, joint_visit, visits, quotes, calls, help or reason
--   opportunity_id        text   about which opportunity
--   opportunity_name      text   what the sellers call it
--   account               text   customer, as a person wrote it
--   account_id            text   the customer of that name or key; empty where there is none, or several
--   due_date              date   promised for; of activities the first day of their week
--   amount                money  promised; empty where it is in another currency than the review
--   quantity              count  how many
--   lever                 text   of a remedy, which
--   opportunities         text   of a remedy, the deals that it names
--   expected_amount       money  of a remedy, what it was expected to bring
--   refers_to             text   of a reason, the promise of the month before
--   reason                text   of a reason, why that was not kept
--   note                  text   what is to be done, or the help offered
with items as (
    select
        i.owner_id,
        i.period,
        i.item,
        i.kind,
        i.opportunity_id,
        i.account,
        i.due_date,
        case
            when coalesce(upper(i.currency), c.reporting_currency, '') = coalesce(c.reporting_currency, '')
                then cast(i.amount as decimal(38, 6))
        end as amount,
        i.quantity,
        i.lever,
        i.opportunities,
        case
            when coalesce(upper(i.currency), c.reporting_currency, '') = coalesce(c.reporting_currency, '')
                then cast(i.expected_amount as decimal(38, 6))
        end as expected_amount,
        i.refers_to,
        i.reason,
        i.note
    from exported_plan_items as i
    cross join as_of_dates as d
    cross join stg_conventions as c
    inner join stg_plans as s
        on s.owner_id = i.owner_id
        and s.period = i.period
        and s.plan_date = i.plan_date
        and coalesce(s.plan, '') = coalesce(i.plan, s.plan, '')
    where d.role = 'review'
        and (i.valid_from <= d.as_of_date or i.is_first)
        and (i.valid_to is null or i.valid_to > d.as_of_date)
    union all
    select
        owner_id,
        period,
        'help' as item,
        'help' as kind,
        cast(null as string) as opportunity_id,
        cast(null as string) as account,
        cast(null as date) as due_date,
        cast(null as decimal(38, 6)) as amount,
        cast(null as bigint) as quantity,
        cast(null as string) as lever,
        cast(null as string) as opportunities,
        cast(null as decimal(38, 6)) as expected_amount,
        cast(null as string) as refers_to,
        cast(null as string) as reason,
        help as note
    from stg_plans
    where help is not null
),

-- A name that two customers have says neither.
spellings as (
    select match_key(account_name) as spelling, account_id from stg_accounts
    union
    select match_key as spelling, account_id from stg_accounts
),

accounts as (
    select spelling, max(account_id) as account_id
    from spellings
    group by spelling
    having count(*) = 1
),

deals as (
    select o.opportunity_id, o.opportunity_name
    from fct_opportunities as o
    inner join as_of_dates as d
        on d.as_of_date = o.as_of_date
        and d.role = 'review'
)

select
    i.owner_id,
    coalesce(o.shown_as, i.owner_id) as owner_name,
    coalesce(o.team, '(unassigned)') as team,
    s.manager,
    i.period,
    p.period_start,
    p.period_end_exclusive,
    s.plan_date,
    s.versions,
    i.item,
    i.kind,
    i.opportunity_id,
    n.opportunity_name,
    i.account,
    a.account_id,
    i.due_date,
    i.amount,
    i.quantity,
    i.lever,
    i.opportunities,
    i.expected_amount,
    i.refers_to,
    i.reason,
    i.note
from items as i
inner join stg_plans as s
    on s.owner_id = i.owner_id
    and s.period = i.period
inner join periods as p
    on p.period = i.period
    and p.period_type = 'month'
left join people as o
    on o.owner_id = i.owner_id
left join accounts as a
    on a.spelling = match_key(i.account)
left join deals as n
    on n.opportunity_id = i.opportunity_id
