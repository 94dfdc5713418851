-- purpose: What may make a review a draft, how far it went, and how far it may go.
-- label:   Thresholds
-- published: yes
-- grain:   threshold
-- inputs:  limits, load_quality, freshness, completeness, unconverted_shares
-- columns:
--   threshold    text    its name in the settings
--   subject      text    where it is highest: the file, the export or the kind of record; empty where that is no one place
--   value        number  how far it went: a share of 1, or days; empty where there is nothing to measure
--   limit_value  number  how far it may go
--   is_crossed   flag    whether it went further
with candidates as (
    select 'quarantined_rows' as threshold, file as subject, quarantined_share as value
    from load_quality
    where is_latest
    union all
    select 'quarantined_amount' as threshold, file as subject, amount_quarantined_share as value
    from load_quality
    where is_latest
    union all
    select 'stale_days' as threshold, table_name as subject, cast(days_since as double) as value
    from freshness
    where is_decisive
    union all
    select
        'incomplete_forecast' as threshold,
        cast(null as string) as subject,
        gap_share as value
    from completeness
    where scope_type = 'company'
        and status = 'open'
    union all
    select 'unconverted_records' as threshold, kind as subject, unconverted_share as value
    from unconverted_shares
),

highest as (
    select
        threshold,
        subject,
        value,
        row_number() over (
            partition by threshold
            order by value desc nulls last, subject
        ) as place
    from candidates
)

select
    l.threshold,
    case when h.value > 0 then h.subject end as subject,
    as_statistic(h.value) as value,
    l.limit_value,
    coalesce(h.value > l.limit_value, false) as is_crossed
from limits as l
left join highest as h
    on h.threshold = l.threshold
    and h.place = 1
-- The others are bounds of data rules.
where l.threshold in (
        'quarantined_rows',
        'quarantined_amount',
        'stale_days',
        'incomplete_forecast',
        'unconverted_records'
    )
