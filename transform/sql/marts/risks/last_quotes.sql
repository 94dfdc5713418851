-- purpose: The latest quote of every deal of a date of risk flags, and whether it was approved by then.
-- grain:   as_of_date, opportunity_id
-- inputs:  flag_deals, flag_dates, stg_quotes, exported_quote_approvals
-- columns:
--   as_of_date      date   the date asked about
--   opportunity_id  text   open opportunity
--   quote_id        text   the source's own key
--   quote_number    text   number on the paper, else the key
--   quote_date      date   issued
--   discount_rate   ratio  discount on the list price
--   approval        text   waiting, rejected or approved; unknown where none is needed or nothing says it
--   decided_date    date   when it was rejected; unknown where no export says
with versions as (
    select
        d.as_of_date,
        d.opportunity_id,
        q.quote_id,
        q.quote_number,
        q.quote_date,
        q.discount_rate,
        q.approval,
        q.approved_date,
        f.is_review or q.valid_from <= d.as_of_date as is_stated,
        row_number() over (
            partition by d.as_of_date, d.opportunity_id
            order by q.quote_date desc, q.quote_id desc
        ) as place
    from flag_deals as d
    inner join flag_dates as f
        on f.as_of_date = d.as_of_date
    inner join stg_quotes as q
        on q.opportunity_id = d.opportunity_id
        and q.quote_date <= d.as_of_date
        and (q.valid_from <= d.as_of_date or q.is_first)
        and (q.valid_to is null or q.valid_to > d.as_of_date)
),

latest as (
    select *
    from versions
    where place = 1
),

-- Steps of an approval have dates: what was decided later was still waiting.
steps as (
    select
        l.as_of_date,
        l.quote_id,
        case
            when s.decided_date <= l.as_of_date
                and (lower(s.status) like '%reject%' or s.status like '%驳回%' or s.status like '%拒绝%')
                then s.decided_date
        end as rejected_date,
        case
            when coalesce(s.decided_date > l.as_of_date, true)
                and coalesce(lower(s.status) not like '%not required%', true)
                and (s.decided_date is not null or lower(s.status) not like 'approved%' or s.status is null)
                then 1
        end as waits
    from latest as l
    inner join exported_quote_approvals as s
        on s.quote_id = l.quote_id
        and coalesce(s.asked_date, l.quote_date) <= l.as_of_date
        and (s.valid_from <= l.as_of_date or s.is_first)
        and (s.valid_to is null or s.valid_to > l.as_of_date)
),

decided as (
    select as_of_date, quote_id, max(rejected_date) as rejected_date, count(waits) as waits
    from steps
    group by as_of_date, quote_id
)

select
    l.as_of_date,
    l.opportunity_id,
    l.quote_id,
    l.quote_number,
    l.quote_date,
    l.discount_rate,
    case
        when d.rejected_date is not null then 'rejected'
        when d.waits > 0 then 'waiting'
        when d.waits = 0 then 'approved'
        when l.approved_date > l.as_of_date then 'waiting'
        when l.approved_date is not null then 'approved'
        -- A word without a date is that of its statement; only waiting then means waiting before.
        when l.is_stated or l.approval = 'waiting' then l.approval
    end as approval,
    d.rejected_date as decided_date
from latest as l
left join decided as d
    on d.as_of_date = l.as_of_date
    and d.quote_id = l.quote_id
