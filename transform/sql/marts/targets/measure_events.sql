-- purpose: What counts towards a target of any measure, by day, person and product; only measures that someone has a target for.
-- grain:   measure, event_date, owner_id, team, region, product_id, channel, is_overlay
-- inputs:  stg_target_periods, fct_credits, fct_bookings, stg_first_purchases, stg_invoices, measured_payments, measured_units, exported_activities, exported_surveys, exported_accounts, stg_assignments, as_of_dates
-- columns:
--   measure      text      bookings, revenue, invoiced, collections, units, gross_profit, new_customers, visits, calls, meetings, csat or nps
--   event_date   date      the day that counts
--   owner_id     text      who is credited
--   team         text      their team on that day
--   region       text      likewise
--   product_id   text      product; unknown where the measure knows none
--   channel      text      how it was sold
--   is_overlay   flag      whether it is credited besides: the person's own, and nobody else's
--   amount       quantity  money, units or a count; of csat the sum of marks; of nps promoters - detractors
--   top_answers  count     of csat, answers with one of the two best marks
--   answers      count     of csat and nps, answers; 0 of all other measures
with asked as (
    select distinct case when measure in ('satisfaction', 'csat') then 'csat' else measure end as measure
    from stg_target_periods
    where measure <> 'market_share'
),

review as (
    select as_of_date
    from as_of_dates
    where role = 'review'
),

answers as (
    select
        s.answered_date,
        coalesce(s.owner_id, a.owner_id) as owner_id,
        lower(s.kind) as kind,
        s.score,
        s.scale_max
    from exported_surveys as s
    inner join review as r
        on (s.valid_from <= r.as_of_date or s.is_first)
        and (s.valid_to is null or s.valid_to > r.as_of_date)
        and s.answered_date <= r.as_of_date
    left join exported_accounts as a
        on a.account_id = s.account_id
        and (a.valid_from <= r.as_of_date or a.is_first)
        and (a.valid_to is null or a.valid_to > r.as_of_date)
    where s.score is not null
),

first_bookings as (
    select
        f.booking_date,
        f.owner_id,
        f.product_id,
        f.channel,
        row_number() over (partition by f.account_id order by f.record_id) as place
    from fct_bookings as f
    inner join review as r
        on r.as_of_date = f.as_of_date
    inner join stg_first_purchases as p
        on p.account_id = f.account_id
        and p.bought_date = f.booking_date
),

-- What no export gives a team is that of its person's place on the day.
unplaced as (
    select
        'invoiced' as measure,
        i.invoice_date as event_date,
        i.owner_id,
        cast(null as string) as product_id,
        cast(null as string) as channel,
        cast(i.amount as decimal(38, 6)) as amount,
        0 as top_answers,
        0 as answers
    from stg_invoices as i
    inner join review as r
        on r.as_of_date = i.as_of_date
    union all
    select
        'collections' as measure,
        payment_date as event_date,
        owner_id,
        cast(null as string) as product_id,
        cast(null as string) as channel,
        cast(amount as decimal(38, 6)) as amount,
        0 as top_answers,
        0 as answers
    from measured_payments
    union all
    select
        'units' as measure,
        event_date,
        owner_id,
        product_id,
        channel,
        cast(units as decimal(38, 6)) as amount,
        0 as top_answers,
        0 as answers
    from measured_units
    union all
    select
        'gross_profit' as measure,
        event_date,
        owner_id,
        product_id,
        channel,
        cast(amount - cost as decimal(38, 6)) as amount,
        0 as top_answers,
        0 as answers
    from measured_units
    union all
    select
        'new_customers' as measure,
        booking_date as event_date,
        owner_id,
        product_id,
        channel,
        cast(1 as decimal(38, 6)) as amount,
        0 as top_answers,
        0 as answers
    from first_bookings
    where place = 1
    union all
    select
        case a.kind when 'visit' then 'visits' when 'call' then 'calls' else 'meetings' end as measure,
        a.done_date as event_date,
        a.owner_id,
        cast(null as string) as product_id,
        cast(null as string) as channel,
        cast(1 as decimal(38, 6)) as amount,
        0 as top_answers,
        0 as answers
    from exported_activities as a
    inner join review as r
        on (a.valid_from <= r.as_of_date or a.is_first)
        and (a.valid_to is null or a.valid_to > r.as_of_date)
        and a.done_date <= r.as_of_date
    where a.kind in ('visit', 'call', 'meeting')
    union all
    select
        'csat' as measure,
        answered_date as event_date,
        owner_id,
        cast(null as string) as product_id,
        cast(null as string) as channel,
        cast(score as decimal(38, 6)) as amount,
        case when score >= coalesce(scale_max, 5) - 1 then 1 else 0 end as top_answers,
        1 as answers
    from answers
    where kind = 'csat'
    union all
    select
        'nps' as measure,
        answered_date as event_date,
        owner_id,
        cast(null as string) as product_id,
        cast(null as string) as channel,
        cast(case when score >= 9 then 1 when score <= 6 then -1 else 0 end as decimal(38, 6)) as amount,
        0 as top_answers,
        1 as answers
    from answers
    where kind = 'nps'
),

events as (
    select
        m.measure,
        c.booking_date as event_date,
        c.owner_id,
        c.team,
        c.region,
        c.product_id,
        c.channel,
        c.split_kind <> 'revenue' as is_overlay,
        cast(c.amount as decimal(38, 6)) as amount,
        0 as top_answers,
        0 as answers
    from asked as m
    cross join review as r
    inner join fct_credits as c
        on c.as_of_date = r.as_of_date
    where m.measure in ('bookings', 'revenue')
    union all
    select
        u.measure,
        u.event_date,
        u.owner_id,
        coalesce(g.team, '(unassigned)') as team,
        coalesce(g.region, '(unassigned)') as region,
        u.product_id,
        u.channel,
        false as is_overlay,
        u.amount,
        u.top_answers,
        u.answers
    from unplaced as u
    inner join asked as m
        on m.measure = u.measure
    left join stg_assignments as g
        on g.owner_id = u.owner_id
        and g.start_date <= u.event_date
        and (g.end_exclusive is null or g.end_exclusive > u.event_date)
)

select
    measure,
    event_date,
    owner_id,
    team,
    region,
    product_id,
    channel,
    is_overlay,
    cast(sum(amount) as decimal(38, 6)) as amount,
    cast(sum(top_answers) as bigint) as top_answers,
    cast(sum(answers) as bigint) as answers
from events
where event_date is not null
group by measure, event_date, owner_id, team, region, product_id, channel, is_overlay
