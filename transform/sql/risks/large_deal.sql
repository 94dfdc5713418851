-- purpose:   One deal is too large a share of what its quarter may bring: what is booked in it and what is planned for it.
-- label:     Too large a share of the forecast
-- evidence:  {forecast_share} of what {period} may bring (limit {limit_share})
-- severity:  High at twice the limit, else medium
-- next_step: Give it a sponsor and a plan of its own, and say what the quarter brings without it
-- needs:     opportunities.amount
-- limits:    large_deal_share
-- grain:     as_of_date, opportunity_id
-- inputs:    flag_deals, flag_dates, deal_spans, calendar, limits
-- columns:
--   as_of_date      date   the date asked about
--   opportunity_id  text   open opportunity
--   severity        text   high or medium
--   exposure        money  its planned amount
--   forecast_share  ratio  its planned amount / (booked in the quarter by then + planned for it)
--   period          text   the quarter
--   limit_share     ratio  the limit
with planned as (
    select as_of_date, period, sum(amount) as amount
    from flag_deals
    group by as_of_date, period
),

-- Few days on which much was won: summed before anything is joined.
wins as (
    select close_date, start_date, end_exclusive, sum(amount) as amount
    from deal_spans
    where status = 'won'
    group by close_date, start_date, end_exclusive
),

booked as (
    select
        f.as_of_date,
        f.quarter as period,
        sum(w.amount) as amount
    from wins as w
    inner join calendar as c
        on c.day = w.close_date
    inner join flag_dates as f
        on f.quarter = c.quarter
        and w.close_date <= f.as_of_date
        and w.start_date <= f.as_of_date
        and coalesce(w.end_exclusive, date '9999-12-31') > f.as_of_date
    group by f.as_of_date, f.quarter
),

totals as (
    select
        p.as_of_date,
        p.period,
        p.amount + coalesce(b.amount, 0) as total
    from planned as p
    left join booked as b
        on b.as_of_date = p.as_of_date
        and b.period = p.period
),

shares as (
    select
        d.as_of_date,
        d.opportunity_id,
        d.amount,
        d.period,
        ratio(d.amount, t.total) as forecast_share
    from flag_deals as d
    inner join flag_dates as f
        on f.as_of_date = d.as_of_date
    inner join totals as t
        on t.as_of_date = d.as_of_date
        and t.period = d.period
    -- Of later quarters too little is planned yet for any share to mean something.
    where d.period = f.quarter
        or d.period_start = f.quarter_end_exclusive
)

select
    s.as_of_date,
    s.opportunity_id,
    case when s.forecast_share >= 2 * l.limit_value then 'high' else 'medium' end as severity,
    s.amount as exposure,
    as_rate(s.forecast_share) as forecast_share,
    s.period,
    l.limit_value as limit_share
from shares as s
inner join limits as l
    on l.threshold = 'large_deal_share'
where s.forecast_share > l.limit_value
