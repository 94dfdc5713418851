-- purpose: Why deals are lost: how many for each reason, with its share of all lost deals.
-- label:   Loss reasons
-- published: yes
-- grain:   period, loss_reason
-- inputs:  outcomes, stg_loss_reasons
-- columns:
--   period        text   fiscal year, rolling_twelve_months or all
--   loss_reason   text   as exported; (none) where a lost deal names none
--   is_undecided  flag   whether it says that the customer decided for nobody
--   lost          count  deals lost for it
--   lost_amount   money  their last amount
--   all_lost      count  n: all deals lost in the period
--   share         ratio  lost / all lost
--   lower         ratio  95 of 100 such intervals (Wilson) hold the true share
--   upper         ratio  likewise
with reasons as (
    select o.period, o.scope_id as loss_reason, l.is_undecided, o.lost, o.lost_amount
    from outcomes as o
    inner join stg_loss_reasons as l
        on l.loss_reason = o.scope_id
    where o.scope_type = 'loss_reason'
        and o.period_kind <> 'quarter'
),

named as (
    select
        period,
        cast(sum(lost) as bigint) as lost,
        cast(sum(lost_amount) as decimal(38, 6)) as lost_amount
    from reasons
    group by period
),

company as (
    select o.period, o.lost, o.lost_amount, n.lost as named_lost, n.lost_amount as named_amount
    from outcomes as o
    inner join named as n
        on n.period = o.period
    where o.scope_type = 'company'
),

all_reasons as (
    select period, loss_reason, is_undecided, lost, lost_amount
    from reasons
    union all
    select
        period,
        '(none)' as loss_reason,
        false as is_undecided,
        lost - named_lost as lost,
        cast(coalesce(lost_amount, 0) - coalesce(named_amount, 0) as decimal(38, 6)) as lost_amount
    from company
    where lost > named_lost
)

select
    r.period,
    r.loss_reason,
    r.is_undecided,
    r.lost,
    r.lost_amount,
    c.lost as all_lost,
    as_rate(ratio(r.lost, c.lost)) as share,
    as_rate(wilson_lower(r.lost, c.lost)) as lower,
    as_rate(wilson_upper(r.lost, c.lost)) as upper
from all_reasons as r
inner join company as c
    on c.period = r.period
