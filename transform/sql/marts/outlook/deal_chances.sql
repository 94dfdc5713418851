-- purpose: The chance of every open deal to be won in the end, and by the end of the quarter under review, and why.
-- label:   Chances of open deals
-- published: yes
-- grain:   opportunity_id
-- inputs:  fct_open_deals, outlook_open, win_chances, as_of_dates
-- columns:
--   opportunity_id    text    open opportunity
--   chance_to_win     ratio   to be won in the end
--   chance_in_period  ratio   to be won by the end of the quarter under review
--   expected_amount   money   amount x chance in the quarter x money_share, rounded to the minor unit; empty without an amount
--   reasons           text    why, in words and numbers
--   basis             text    earlier_quarters, or stage where there is none
--   plan              text    this_quarter, overdue, next_quarter, later or unknown: for when it is planned
--   size_band         text    small, below or above the average of all open deals, large (twice the average), or unknown
--   push_count        count   times its plan moved to a later quarter
--   age_days          days    since it was created
--   past_quarters     count   earlier quarters
--   alike_deals       count   deals of its plan and stage at that point of earlier quarters
--   alike_won         count   of them won by the end of the quarter
--   closest_deals     count   of them those of its size, age and with or without a push
--   closest_won       count   of these won by the end of the quarter
--   money_share       number  what deals of its team brought / their planned amount x chance at that point of earlier quarters
--   team              text    of its owner; unknown where none tells
--   team_factor       multiple  what the odds of deals alike are multiplied by for its team; 1 where nothing tells it from others
with told as (
    select
        o.opportunity_id,
        f.amount,
        f.chance as chance_to_win,
        coalesce(
            w.chance_in_period,
            case when o.plan in ('next_quarter', 'later') then 0e0 else f.chance end
        ) as chance_in_period,
        coalesce(w.money_share, 1e0) as money_share,
        o.team,
        coalesce(w.team_factor, 1e0) as team_factor,
        case when w.opportunity_id is null then 'stage' else 'earlier_quarters' end as basis,
        coalesce(o.stage, 'unknown stage') as stage,
        o.plan,
        o.size_band,
        o.push_count,
        o.age_days,
        coalesce(w.past_quarters, cast(0 as bigint)) as past_quarters,
        coalesce(w.alike_deals, cast(0 as bigint)) as alike_deals,
        coalesce(w.alike_won, cast(0 as bigint)) as alike_won,
        coalesce(w.closest_deals, cast(0 as bigint)) as closest_deals,
        coalesce(w.closest_won, cast(0 as bigint)) as closest_won
    from outlook_open as o
    inner join as_of_dates as d
        on d.as_of_date = o.as_of_date
        and d.role = 'review'
    inner join fct_open_deals as f
        on f.as_of_date = o.as_of_date
        and f.opportunity_id = o.opportunity_id
    left join win_chances as w
        on w.as_of_date = o.as_of_date
        and w.opportunity_id = o.opportunity_id
)

select
    opportunity_id,
    chance_to_win,
    chance_in_period,
    cast(
        round(
            cast(amount as decimal(20, 6))
            * cast(as_rate(chance_in_period * money_share) as decimal(10, 9)),
            2
        ) as decimal(38, 6)
    ) as expected_amount,
    stage
    || case plan
        when 'this_quarter' then ', planned for this quarter'
        when 'overdue' then ', its planned day has passed'
        when 'next_quarter' then ', planned for the next quarter'
        when 'later' then ', planned for later'
        else ''
    end
    || case size_band
        when 'small' then ', less than half the average size'
        when 'below' then ', below the average size'
        when 'above' then ', above the average size'
        when 'large' then ', more than twice the average size'
        else ''
    end
    || case
        when push_count = 1 then ', pushed once'
        when push_count > 1 then ', pushed ' || cast(push_count as string) || ' times'
        else ''
    end
    || ', ' || cast(cast(age_days as bigint) as string) || ' days old: '
    || case
        when basis = 'stage' then 'no earlier quarter tells; the share won of deals that reached its stage'
        when alike_deals = 0
            then 'no deal of that stage and plan in ' || cast(past_quarters as string)
                || ' earlier quarters; goes by all deals'
        else 'at this point of ' || cast(past_quarters as string) || ' earlier quarters, '
            || cast(alike_won as string) || ' of ' || cast(alike_deals as string)
            || ' deals of that stage and plan were won by its end; '
            || case
                when closest_deals = 0 then 'none of them was alike in size, age and pushes'
                else cast(closest_won as string) || ' of the ' || cast(closest_deals as string)
                    || ' that were alike in size, age and pushes'
            end
    end
    || case
        when abs(team_factor - 1e0) < 0.05 then ''
        else '; deals of ' || team || ' were won '
            || case when team_factor < 1e0 then 'less' else 'more' end
            || ' often than deals alike: odds x '
            || cast(cast(team_factor as decimal(10, 2)) as string)
    end as reasons,
    basis,
    plan,
    size_band,
    push_count,
    age_days,
    past_quarters,
    alike_deals,
    alike_won,
    closest_deals,
    closest_won,
    money_share,
    team,
    team_factor
from told
