-- purpose: How many times the open pipeline covers what is still to be booked, this quarter and the next, and how much it would take.
-- label:   Coverage to go
-- published: yes
-- grain:   scope_type, scope_id, period
-- inputs:  quarters_to_go, planned_pipeline, pipeline_conversion, scope_days, scopes
-- columns:
--   scope_type   text      company, region, team or person
--   scope_id     text      which one
--   scope_name   text      as it is shown
--   period       text      quarter
--   target       money     target
--   booked       money     booked up to the as-of date
--   to_go        money     target - booked; negative once the target is passed
--   open_amount  money     open deals planned to close in the quarter; all of them where the export plans none; empty where no export has deals
--   coverage     multiple  open_amount / to_go; empty once the target is met or the quarter is over
--   is_met       flag      whether nothing is left to go
--   conversion   ratio     amount won by the end of earlier quarters / amount of the deals open and planned for them at the same point; up to eight quarters
--   conversion_deals  count  n: those deals
--   conversion_of     text   own: of this scope; company: where the scope has fewer than 20 of them
--   elsewhere    money     won in an earlier quarter after that point from deals created later or planned for another quarter: the mean
--   required     money     (to_go - elsewhere) / conversion, not below zero: the open pipeline that would do; empty where coverage is, or nothing was converted
--   pipeline_gap money     open_amount - required; negative where pipeline is missing
with known as (
    select count(*) as deals
    from scope_days
    where record_kind not in ('booking', 'credit')
),

converted_before as (
    select
        t.*,
        case when p.deals >= 20 or t.scope_type = 'company' then 'own' else 'company' end as conversion_of,
        case when p.deals >= 20 then p.deals else c.deals end as conversion_deals,
        case
            when p.deals >= 20 then ratio(p.won_amount, p.open_amount)
            else ratio(c.won_amount, c.open_amount)
        end as conversion,
        coalesce(
            p.elsewhere,
            case when c.scope_id is not null then cast(0 as decimal(38, 6)) end
        ) as elsewhere
    from quarters_to_go as t
    left join pipeline_conversion as p
        on p.scope_type = t.scope_type
        and p.scope_id = t.scope_id
        and p.is_next = t.is_next
    left join pipeline_conversion as c
        on c.scope_type = 'company'
        and c.is_next = t.is_next
),

compared as (
    select
        t.*,
        s.scope_name,
        case
            when k.deals > 0 then coalesce(o.open_amount, cast(0 as decimal(38, 6)))
        end as open_amount,
        k.deals > 0 and t.to_go > 0 and not t.is_over as is_asked,
        cast(
            round(
                cast(
                    ratio(
                        greatest(t.to_go - t.elsewhere, cast(0 as decimal(38, 6))),
                        t.conversion
                    ) as decimal(38, 9)
                ),
                2
            ) as decimal(38, 6)
        ) as required
    from converted_before as t
    cross join known as k
    inner join scopes as s
        on s.scope_type = t.scope_type
        and s.scope_id = t.scope_id
    left join planned_pipeline as o
        on o.scope_type = t.scope_type
        and o.scope_id = t.scope_id
        and o.period = t.period
)

select
    scope_type,
    scope_id,
    scope_name,
    period,
    target,
    booked,
    to_go,
    open_amount,
    case when is_asked then as_rate(ratio(open_amount, to_go)) end as coverage,
    to_go <= 0 as is_met,
    as_rate(conversion) as conversion,
    conversion_deals,
    case when conversion is not null then conversion_of end as conversion_of,
    elsewhere,
    case when is_asked then required end as required,
    cast(case when is_asked then open_amount - required end as decimal(38, 6)) as pipeline_gap
from compared
