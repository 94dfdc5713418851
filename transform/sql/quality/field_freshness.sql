-- purpose: Of what is to be looked after at different intervals, how much is due and how much of that is fresh.
-- label:   Freshness of fields
-- published: yes
-- grain:   subject
-- inputs:  deal_contents, exported_activities, exported_accounts, exported_contacts, as_of_dates
-- columns:
--   subject        text   next_step: of open deals; last_activity: of open deals; account_data: of accounts and their contacts
--   interval_days  count  how old it may be; 0: not over on the review's date
--   due            count  deals or accounts that it is due for; those of which the exports say nothing are not fresh
--   fresh          count  of which fresh
--   share_fresh    ratio  fresh / due; empty where no export has it
with review as (
    select as_of_date
    from as_of_dates
    where role = 'review'
),

-- The one place for the intervals.
intervals as (
    select subject, cast(interval_days as bigint) as interval_days
    from (values ('next_step', 0), ('last_activity', 30), ('account_data', 365))
        as i (subject, interval_days)
),

activities as (
    select a.opportunity_id, max(coalesce(a.done_date, a.created_date)) as done_date
    from exported_activities as a
    cross join review as r
    where coalesce(a.done_date, a.created_date) <= r.as_of_date
        and (a.valid_from <= r.as_of_date or a.is_first)
        and (a.valid_to is null or a.valid_to > r.as_of_date)
    group by a.opportunity_id
),

-- A version that is not the first was a change, whoever recorded it.
contact_changes as (
    select
        c.account_id,
        max(greatest(
            coalesce(cast(c.modified_at as date), date '1900-01-01'),
            case when c.is_first then date '1900-01-01' else c.valid_from end
        )) as changed_date
    from exported_contacts as c
    cross join review as r
    where (c.valid_from <= r.as_of_date or c.is_first)
    group by c.account_id
),

account_changes as (
    select
        a.account_id,
        max(greatest(
            coalesce(cast(a.modified_at as date), date '1900-01-01'),
            case when a.is_first then date '1900-01-01' else a.valid_from end
        )) as changed_date
    from exported_accounts as a
    cross join review as r
    where (a.valid_from <= r.as_of_date or a.is_first)
    group by a.account_id
),

dated as (
    select 'next_step' as subject, d.next_step_date as last_date
    from deal_contents as d
    where d.status = 'open'
        and d.is_observed
    union all
    select
        'last_activity' as subject,
        case
            when a.done_date > d.last_activity_date or d.last_activity_date is null then a.done_date
            else d.last_activity_date
        end as last_date
    from deal_contents as d
    left join activities as a
        on a.opportunity_id = d.opportunity_id
    where d.status = 'open'
        and d.is_observed
    union all
    select
        'account_data' as subject,
        nullif(
            greatest(a.changed_date, coalesce(c.changed_date, date '1900-01-01')),
            date '1900-01-01'
        ) as last_date
    from account_changes as a
    left join contact_changes as c
        on c.account_id = a.account_id
),

counted as (
    select
        i.subject,
        i.interval_days,
        count(*) as due,
        count(d.last_date) as known,
        count(
            case when days_between(d.last_date, r.as_of_date) <= i.interval_days then 1 end
        ) as fresh
    from intervals as i
    inner join dated as d
        on d.subject = i.subject
    cross join review as r
    group by i.subject, i.interval_days
)

select
    subject,
    interval_days,
    due,
    fresh,
    -- Where no export says when, nothing can be said.
    case when known > 0 then as_rate(ratio(fresh, due)) end as share_fresh
from counted
