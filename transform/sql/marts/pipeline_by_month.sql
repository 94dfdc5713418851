-- purpose: Open deals by planned close month and stage.
-- label:   Pipeline by close month
-- published: yes
-- grain:   close_month, stage
-- inputs:  open_deals
-- columns:
--   close_month      text   planned close month; (no date) where the export has none
--   stage            text   stage
--   stage_order      count  1 for the first
--   deals            count  open deals
--   amount           money  their amount
--   weighted_amount  money  amount times chance
select
    coalesce(close_month, '(no date)') as close_month,
    coalesce(stage, '(unknown)') as stage,
    min(stage_order) as stage_order,
    count(*) as deals,
    cast(sum(amount) as decimal(38, 6)) as amount,
    cast(sum(weighted_amount) as decimal(38, 6)) as weighted_amount
from open_deals
group by coalesce(close_month, '(no date)'), coalesce(stage, '(unknown)')
