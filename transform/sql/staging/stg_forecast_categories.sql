-- purpose: What each spelling of a forecast category means.
-- grain:   spelled
-- inputs:  exported_opportunities
-- columns:
--   spelled   text  as the CRM has it
--   category  text  commit, most_likely, best_case, pipeline, omitted or closed
--   is_known  flag  whether the spelling is one of these; any other counts as pipeline
with spellings as (
    select distinct forecast_category as spelled, match_key(forecast_category) as key
    from exported_opportunities
    where forecast_category is not null
),

meant as (
    select
        spelled,
        case
            when key in ('commit', 'committed', 'forecast', '承诺', '已承诺', '承诺预测', '确认') then 'commit'
            when key in ('mostlikely', 'probable', '最有可能', '最可能', '很可能') then 'most_likely'
            when key in ('bestcase', 'upside', '最佳情况', '最佳案例', '最佳', '最好情况', '乐观') then 'best_case'
            when key in ('pipeline', '管道', '流程', '漏斗', '储备', '渠道') then 'pipeline'
            when key in ('omitted', 'omit', 'notforecasted', 'notforecast', '已忽略', '忽略', '省略', '不预测', '不计入')
                then 'omitted'
            when key in ('closed', 'won', '已结束', '已关闭', '已成交', '赢单') then 'closed'
        end as category
    from spellings
)

select
    spelled,
    coalesce(category, 'pipeline') as category,
    category is not null as is_known
from meant
