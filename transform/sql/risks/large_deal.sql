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

booked as (
    select
        f.as_of_date,
        f.quarter as period,
        sum(s.amount) as amount
    from deal_spans as s
    inner join calendar as c
        on c.day = s.close_date
    inner join flag_dates as f
        on f.quarter = c.quarter
        and s.close_date <= f.as_of_date
        and s.start_date <= f.as_of_date
        and coalesce(s.end_exclusive, date '9999-12-31') > f.as_of_date
    where s.status = 'won'
    group by f.as_of_date, f.quarter
),

shares as (
    select
        d.as_of_date,
        d.opportunity_id,
        d.amount,
        d.period,
        as_rate(ratio(d.amount, p.amount + coalesce(b.amount, 0))) as forecast_share
    from flag_deals as d
    inner join flag_dates as f
        on f.as_of_date = d.as_of_date
    inner join planned as p
        on p.as_of_date = d.as_of_date
        and p.period = d.period
    left join booked as b
        on b.as_of_date = d.as_of_date
        and b.period = d.period
    -- Of later quarters too little is planned yet for any share to mean something.
    where d.period = f.quarter
        or d.period_start = f.quarter_end_exclusive
)

select
    s.as_of_date,
    s.opportunity_id,
    case when s.forecast_share >= 2 * l.limit_value then 'high' else 'medium' end as severity,
    s.amount as exposure,
    s.forecast_share,
    s.period,
    l.limit_value as limit_share
from shares as s
inner join limits as l
    on l.threshold = 'large_deal_share'
where s.forecast_share > l.limit_value
