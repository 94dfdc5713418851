-- purpose: Every reason that a deal was lost for, and whether it says that the customer decided for nobody.
-- grain:   loss_reason
-- inputs:  stg_deal_traits
-- columns:
--   loss_reason   text  as exported
--   is_undecided  flag  whether the project was dropped, put off or never decided, going by the words
with reasons as (
    select distinct loss_reason
    from stg_deal_traits
    where loss_reason is not null
),

words as (
    select word
    from (
        values
            ('no decision'),
            ('no-decision'),
            ('undecided'),
            ('cancel'),
            ('postpone'),
            ('on hold'),
            ('derail'),
            ('abandon'),
            ('未决'),
            ('取消'),
            ('搁置'),
            ('暂停'),
            ('推迟')
    ) as w (word)
)

select
    r.loss_reason,
    max(case when lower(r.loss_reason) like '%' || w.word || '%' then 1 else 0 end) = 1
        as is_undecided
from reasons as r
cross join words as w
group by r.loss_reason
