-- purpose: What each remedy would be worth on each open deal, in expected money of the quarter under review.
-- label:   Deals of the remedies
-- published: yes
-- grain:   lever, opportunity_id
-- inputs:  open_deals, gap_people, pull_in_rate, deal_aging, deal_tracks, risk_flags, risk_scorecard, calendar, as_of_dates
-- columns:
--   lever             text   win_share, pull_in, average_size, decided_share or clear_flags
--   opportunity_id    text   open deal
--   opportunity_name  text   what the sellers call it
--   owner_id          text   who is credited
--   team              text   the owner's team
--   region            text   the owner's region
--   amount            money  planned amount
--   chance            ratio  chance to win by the end of the quarter as it stands; in the end, where no earlier quarter tells the first
--   expected_amount   money  what the remedy would add, if it worked
--   place             count  1 for the deal of its owner and remedy that adds most
with review as (
    select d.as_of_date, c.quarter_end_exclusive as this_end, n.quarter_end_exclusive as next_end
    from as_of_dates as d
    inner join calendar as c
        on c.day = d.as_of_date
    inner join calendar as n
        on n.day = c.quarter_end_exclusive
    where d.role = 'review'
),

-- A deal without a planned date may close in the quarter; one planned for a past day still must.
placed as (
    select
        o.opportunity_id,
        o.opportunity_name,
        o.owner_id,
        o.team,
        o.region,
        o.amount,
        o.rate,
        coalesce(o.chance_in_quarter, o.chance) as chance,
        o.chance as chance_in_end,
        coalesce(o.chance_in_quarter, cast(0 as double)) as chance_already,
        coalesce(o.planned_close_date < r.this_end, true) as is_in_quarter,
        o.planned_close_date >= r.this_end and o.planned_close_date < r.next_end as is_in_next
    from open_deals as o
    cross join review as r
    where o.amount > 0
),

strongest as (
    select f.opportunity_id, max(c.precision - c.base_rate) as excess
    from risk_flags as f
    inner join risk_scorecard as c
        on c.flag = f.flag
    where f.verdict = 'separates'
    group by f.opportunity_id
),

stalled as (
    select
        d.opportunity_id,
        d.owner_id,
        d.amount * cast(d.chance as decimal(10, 9)) as weighted,
        sum(d.amount * cast(d.chance as decimal(10, 9))) over (partition by d.owner_id)
            as weighted_of_owner
    from placed as d
    inner join deal_aging as a
        on a.opportunity_id = d.opportunity_id
    where a.is_stalled
),

gains as (
    select
        'win_share' as lever,
        d.opportunity_id,
        converted(
            d.amount,
            least(cast(1 as double), d.chance * ratio(p.team_win_share, p.win_share)) - d.chance
        ) as expected_amount
    from placed as d
    inner join gap_people as p
        on p.owner_id = d.owner_id
    where d.is_in_quarter
        and p.win_share < p.team_win_share
    union all
    -- Beyond those that come early by themselves.
    select
        'pull_in' as lever,
        d.opportunity_id,
        converted(d.amount, (d.chance_in_end - d.chance_already) * r.rate) as expected_amount
    from placed as d
    cross join pull_in_rate as r
    where d.is_in_next
    union all
    select
        'average_size' as lever,
        d.opportunity_id,
        converted(
            converted(t.peak_amount_local, d.rate) - d.amount,
            d.chance
        ) as expected_amount
    from placed as d
    cross join review as r
    inner join deal_tracks as t
        on t.as_of_date = r.as_of_date
        and t.opportunity_id = d.opportunity_id
    where d.is_in_quarter
        and converted(t.peak_amount_local, d.rate) > d.amount
    union all
    -- As many more decided deals as the team's share would make, won as the team wins, as far as stalled deals go.
    select
        'decided_share' as lever,
        s.opportunity_id,
        converted(
            least(
                p.team_average_size * cast(
                    (p.team_decided_share * p.active - p.decided) * p.team_win_share
                    as decimal(18, 9)
                ),
                s.weighted_of_owner
            ),
            ratio(s.weighted, s.weighted_of_owner)
        ) as expected_amount
    from stalled as s
    inner join gap_people as p
        on p.owner_id = s.owner_id
    where p.team_decided_share * p.active > p.decided
    union all
    select
        'clear_flags' as lever,
        d.opportunity_id,
        converted(d.amount, least(f.excess, 1 - d.chance)) as expected_amount
    from placed as d
    inner join strongest as f
        on f.opportunity_id = d.opportunity_id
    where d.is_in_quarter
)

select
    g.lever,
    g.opportunity_id,
    d.opportunity_name,
    d.owner_id,
    d.team,
    d.region,
    d.amount,
    d.chance,
    g.expected_amount,
    cast(row_number() over (
        partition by g.lever, d.owner_id
        order by g.expected_amount desc, g.opportunity_id
    ) as bigint) as place
from gains as g
inner join placed as d
    on d.opportunity_id = g.opportunity_id
where g.expected_amount > 0
