-- purpose: Everyone with deals in the quarter under review beside the average of their team: what a remedy would bring them up to.
-- grain:   owner_id
-- inputs:  gap_counts, people
-- columns:
--   owner_id             text    person
--   team                 text    today's team
--   region               text    today's region
--   active               count   deals at work in the quarter under review
--   team_active          number  the same of the team's average person
--   decided              count   of these decided
--   team_decided_share   ratio   decided / at work, of the team
--   win_share            ratio   won / decided of this quarter and the last, drawn to the team's by 20 deals
--   team_win_share       ratio   won / decided of this quarter and the last, of the team
--   team_average_size    money   average size of what the team won in this quarter and the last
with counted as (
    select
        c.scope_id as owner_id,
        p.team,
        p.region,
        sum(case when c.gap_window = 'quarter' then c.active else 0 end) as active,
        sum(case when c.gap_window = 'quarter' then c.decided else 0 end) as decided,
        sum(c.decided) as decided_of_two,
        sum(c.won) as won_of_two,
        sum(c.won_amount) as amount_of_two
    from gap_counts as c
    inner join people as p
        on p.owner_id = c.scope_id
    where c.scope_type = 'person'
        and c.side = 'actual'
        and c.gap_window in ('quarter', 'previous_quarter')
    group by c.scope_id, p.team, p.region
),

present as (
    select *
    from counted
    where active > 0
),

teams as (
    select
        team,
        ratio(sum(active), count(*)) as active,
        ratio(sum(decided), sum(active)) as decided_share,
        cast(sum(won_of_two) as bigint) as won,
        cast(sum(decided_of_two) as bigint) as decided,
        cast(sum(amount_of_two) as decimal(38, 6)) as amount
    from present
    group by team
)

select
    p.owner_id,
    p.team,
    p.region,
    cast(p.active as bigint) as active,
    as_statistic(t.active) as team_active,
    cast(p.decided as bigint) as decided,
    as_rate(t.decided_share) as team_decided_share,
    as_rate(ratio(
        p.won_of_two * t.decided + 20 * t.won,
        t.decided * (p.decided_of_two + 20)
    )) as win_share,
    as_rate(ratio(t.won, t.decided)) as team_win_share,
    converted(t.amount, ratio(1, t.won)) as team_average_size
from present as p
inner join teams as t
    on t.team = p.team
