-- purpose: What no exchange rate brings into the reporting currency, in its own: it is in no total of this review.
-- label:   Not converted
-- published: yes
-- grain:   kind, currency
-- inputs:  unconverted_records
-- columns:
--   kind          text   open deal, closed deal, order, invoice or target
--   currency      text   currency
--   records       count  how many
--   amount_local  money  their sum in that currency
select
    kind,
    currency,
    count(*) as records,
    cast(sum(amount_local) as decimal(38, 6)) as amount_local
from unconverted_records
group by kind, currency
