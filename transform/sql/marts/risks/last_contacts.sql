-- purpose: The last day on which the customer took part in something about a deal, for every deal of a date of risk flags.
-- grain:   as_of_date, opportunity_id
-- inputs:  flag_deals, flag_dates, exported_activities
-- columns:
--   as_of_date      date  the date asked about
--   opportunity_id  text  open opportunity
--   known_since     date  the first activity that the exports know of anyone
--   last_two_way    date  the last day; unknown where there was none
with activities as (
    select
        f.as_of_date,
        a.opportunity_id,
        a.account_id,
        a.done_date,
        -- Where the export does not say it: who is visited or met takes part, and who is called and answers.
        coalesce(
            a.is_two_way,
            a.kind in ('visit', 'meeting')
                or (
                    a.kind = 'call'
                    and coalesce(
                        lower(a.outcome) not in (
                            'no answer',
                            'no response',
                            'not reached',
                            'busy',
                            'voicemail',
                            'left voicemail',
                            'left live message',
                            'wrong number',
                            '未回复',
                            '未接',
                            '未接通',
                            '无人接听',
                            '占线'
                        ),
                        true
                    )
                )
        ) as is_two_way
    from exported_activities as a
    inner join flag_dates as f
        on a.done_date <= f.as_of_date
        and (a.valid_from <= f.as_of_date or a.is_first)
        and (a.valid_to is null or a.valid_to > f.as_of_date)
),

known as (
    select as_of_date, min(done_date) as known_since
    from activities
    group by as_of_date
),

of_deals as (
    select as_of_date, opportunity_id, max(done_date) as last_two_way
    from activities
    where is_two_way
        and opportunity_id is not null
    group by as_of_date, opportunity_id
),

-- What names no deal is about all deals of its customer.
of_accounts as (
    select as_of_date, account_id, max(done_date) as last_two_way
    from activities
    where is_two_way
        and opportunity_id is null
        and account_id is not null
    group by as_of_date, account_id
)

select
    d.as_of_date,
    d.opportunity_id,
    k.known_since,
    case
        when a.last_two_way > o.last_two_way or o.last_two_way is null then a.last_two_way
        else o.last_two_way
    end as last_two_way
from flag_deals as d
inner join known as k
    on k.as_of_date = d.as_of_date
left join of_deals as o
    on o.as_of_date = d.as_of_date
    and o.opportunity_id = d.opportunity_id
left join of_accounts as a
    on a.as_of_date = d.as_of_date
    and a.account_id = d.account_id
