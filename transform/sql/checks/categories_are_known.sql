-- purpose:  Every forecast category is one that forecasts are made of.
-- label:    Forecast categories known
-- severity: warn
-- grain:    subject, detail
-- inputs:   stg_forecast_categories
-- columns:
--   subject  text  the record that breaks the rule
--   detail   text  how
select
    spelled as subject,
    'counted as pipeline' as detail
from stg_forecast_categories
where not is_known
