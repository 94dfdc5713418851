-- purpose: Every open stage that a deal was in at the end of a day: since when, for how long in all, and when it got beyond.
-- grain:   opportunity_id, stage
-- inputs:  deal_spans, deal_profiles, as_of_dates
-- columns:
--   opportunity_id  text   opportunity
--   stage           text   a stage whose day of entry is known
--   stage_order     count  1 for the first
--   entered_date    date   the first day in it: for the stage that a deal was created in, the day of creation
--   last_entry_date date   the first day of the last stay in it
--   days_in_stage   days   in all; entering it again adds time
--   entries         count  how often it was entered
--   is_current      flag   whether the deal is open and in it on the review's date
--   left_date       date   closed; unknown while open
--   beyond_date     date   the first day in a later stage, or won
--   won_date        date   won
with stays as (
    select
        s.opportunity_id,
        s.stage,
        s.stage_since,
        min(s.stage_order) as stage_order,
        sum(days_between(s.start_date, coalesce(s.end_exclusive, d.as_of_date))) as days,
        max(case when s.end_exclusive is null then 1 else 0 end) as is_current
    from deal_spans as s
    cross join as_of_dates as d
    where d.role = 'review'
        and s.status = 'open'
        and s.stage is not null
        and s.stage_since is not null
    group by s.opportunity_id, s.stage, s.stage_since
),

stages as (
    select
        opportunity_id,
        stage,
        min(stage_order) as stage_order,
        min(stage_since) as entered_date,
        max(stage_since) as last_entry_date,
        cast(sum(days) as double) as days_in_stage,
        count(*) as entries,
        max(is_current) = 1 as is_current
    from stays
    group by opportunity_id, stage
),

later as (
    select
        s.*,
        min(entered_date) over (
            partition by opportunity_id
            order by stage_order desc
            range between unbounded preceding and 1 preceding
        ) as later_date
    from stages as s
)

select
    l.opportunity_id,
    l.stage,
    l.stage_order,
    l.entered_date,
    l.last_entry_date,
    l.days_in_stage,
    l.entries,
    l.is_current,
    case when p.status <> 'open' then p.close_date end as left_date,
    least(l.later_date, case when p.status = 'won' then p.close_date end) as beyond_date,
    case when p.status = 'won' then p.close_date end as won_date
from later as l
inner join deal_profiles as p
    on p.opportunity_id = l.opportunity_id
