-- purpose:  Every amount has a rate to the reporting currency; one without is shown in its own, and is in no total.
-- label:    Amounts converted
-- severity: warn
-- grain:    subject, detail
-- inputs:   unconverted_records
-- columns:
--   subject  text  the record that breaks the rule
--   detail   text  how
select
    kind || ' ' || record_id as subject,
    cast(cast(round(amount_local, 2) as decimal(38, 2)) as string) || coalesce(' ' || currency, '')
        || case
            when event_date is null then ', without a date'
            else ', no rate on or before ' || cast(event_date as string)
        end as detail
from unconverted_records
