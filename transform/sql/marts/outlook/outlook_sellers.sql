-- purpose: What became of the deals of each seller that were open in the week of the review in past quarters: what is told of teams and people.
-- grain:   quarter_number, team, owner_id, plan, stage_order, size_band, is_pushed, age_band
-- inputs:  outlook_deals, outlook_points
-- columns:
--   quarter_number   count   the past quarter
--   team             text    of the owner then
--   owner_id         text    who was credited then
--   plan             text    for when they were planned then
--   stage_order      count   1 for the first stage, 0 where unknown
--   size_band        text    small, below, above, large or unknown
--   is_pushed        flag    whether their plan had moved to a later quarter before
--   age_band         count   days since they were created, at least
--   deals            count   n
--   won              count   won by the end of the quarter
--   valued_won       count   of them those with an amount then, and when won
--   planned          money   their planned amount
--   brought          money   what they were won at
--   planned_squares  number  the sum of the squares of planned amounts
--   products         number  the sum of planned x won
--   brought_squares  number  the sum of the squares of what they were won at
with review as (
    select week, quarter_number
    from outlook_points
    where role = 'review'
),

ends as (
    select
        p.quarter_number,
        d.team,
        d.owner_id,
        d.plan,
        d.stage_order,
        d.size_band,
        d.is_pushed,
        d.age_band,
        coalesce(d.outcome = 'won' and d.steps = 0, false) as is_won,
        case
            when d.outcome = 'won' and d.steps = 0 and d.won_amount is not null
                then cast(round(d.amount, 2) as decimal(19, 2))
        end as planned,
        case
            when d.outcome = 'won' and d.steps = 0 and d.amount is not null
                then cast(round(d.won_amount, 2) as decimal(19, 2))
        end as brought
    from outlook_deals as d
    inner join outlook_points as p
        on p.point = d.point
        and p.is_weekly
    inner join review as r
        on r.week = p.week
        and r.quarter_number > p.quarter_number
    where d.team is not null
)

select
    quarter_number,
    team,
    owner_id,
    plan,
    stage_order,
    size_band,
    is_pushed,
    age_band,
    count(*) as deals,
    count(case when is_won then 1 end) as won,
    count(planned) as valued_won,
    cast(coalesce(sum(planned), 0) as decimal(38, 6)) as planned,
    cast(coalesce(sum(brought), 0) as decimal(38, 6)) as brought,
    cast(coalesce(sum(planned * planned), 0) as double) as planned_squares,
    cast(coalesce(sum(planned * brought), 0) as double) as products,
    cast(coalesce(sum(brought * brought), 0) as double) as brought_squares
from ends
group by quarter_number, team, owner_id, plan, stage_order, size_band, is_pushed, age_band
