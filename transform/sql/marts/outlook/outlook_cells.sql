-- purpose: How many deals alike were open on each day from which quarters are foreseen, and what they brought in its quarter and the next.
-- grain:   point, plan, stage_order, size_band, is_pushed, age_band, team
-- inputs:  outlook_deals
-- columns:
--   point              date    the day
--   plan               text    for when they were planned
--   stage_order        count   1 for the first stage, 0 where unknown
--   size_band          text    small, below, above, large or unknown
--   is_pushed          flag    whether their plan had moved to a later quarter before
--   age_band           count   days since they were created, at least
--   team               text   of their owners then; unknown where none tells
--   deals              count   n
--   valued_deals       count   those with an amount
--   amount             money   their planned amount
--   amount_squares     number  the sum of their squares
--   won                count   won by the end of the quarter
--   won_amount         money   what those with an amount were won at
--   won_squares        number  the sum of its squares
--   next_won           count   won in the next quarter
--   next_won_amount    money   what those with an amount were won at
--   next_won_squares   number  the sum of its squares
--   lost               count   lost by the end of the quarter
with ends as (
    select
        *,
        outcome = 'won' and steps = 0 as is_won,
        outcome = 'won' and steps = 1 as is_next_won,
        case when amount is not null then coalesce(won_amount, 0) end as brought
    from outlook_deals
)

select
    point,
    plan,
    stage_order,
    size_band,
    is_pushed,
    age_band,
    team,
    count(*) as deals,
    count(amount) as valued_deals,
    cast(coalesce(sum(amount), 0) as decimal(38, 6)) as amount,
    cast(
        coalesce(
            sum(cast(round(amount, 2) as decimal(19, 2)) * cast(round(amount, 2) as decimal(19, 2))),
            0
        ) as double
    ) as amount_squares,
    count(case when is_won then 1 end) as won,
    cast(coalesce(sum(case when is_won then brought end), 0) as decimal(38, 6)) as won_amount,
    cast(
        coalesce(
            sum(
                case
                    when is_won
                        then cast(round(brought, 2) as decimal(19, 2))
                            * cast(round(brought, 2) as decimal(19, 2))
                end
            ),
            0
        ) as double
    ) as won_squares,
    count(case when is_next_won then 1 end) as next_won,
    cast(coalesce(sum(case when is_next_won then brought end), 0) as decimal(38, 6))
        as next_won_amount,
    cast(
        coalesce(
            sum(
                case
                    when is_next_won
                        then cast(round(brought, 2) as decimal(19, 2))
                            * cast(round(brought, 2) as decimal(19, 2))
                end
            ),
            0
        ) as double
    ) as next_won_squares,
    count(case when outcome = 'lost' and steps = 0 then 1 end) as lost
from ends
group by point, plan, stage_order, size_band, is_pushed, age_band, team
