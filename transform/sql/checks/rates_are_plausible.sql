-- purpose:  Every exchange rate is above zero, and near the one before it, as the threshold for a change says.
-- label:    Rates plausible
-- severity: fail
-- grain:    subject, detail
-- inputs:   exported_fx_rates, as_of_dates, limits
-- columns:
--   subject  text  the rate that breaks the rule
--   detail   text  how
with current_rates as (
    select
        f.from_currency || ' to ' || f.to_currency || ' ' || coalesce(f.rate_kind, 'spot') || ' '
            || cast(f.rate_date as string) as subject,
        f.from_currency,
        f.to_currency,
        f.rate_kind,
        f.rate_date,
        f.rate
    from exported_fx_rates as f
    cross join as_of_dates as d
    where d.role = 'review'
        and (f.valid_from <= d.as_of_date or f.is_first)
        and (f.valid_to is null or f.valid_to > d.as_of_date)
),

usable as (
    select
        subject,
        rate,
        lag(rate) over (
            partition by from_currency, to_currency, rate_kind
            order by rate_date
        ) as rate_before
    from current_rates
    where rate > 0
        and rate < 1000000
)

select
    subject,
    'is not above zero and below a million, and not used' as detail
from current_rates
where rate is null
    or rate <= 0
    or rate >= 1000000
union all
select
    u.subject,
    case
        when abs(u.rate * u.rate_before - 1) <= l.limit_value then 'looks inverted'
        else 'differs from the one before by more than the threshold'
    end as detail
from usable as u
inner join limits as l
    on l.threshold = 'rate_change'
where abs(u.rate - u.rate_before) > l.limit_value * u.rate_before
