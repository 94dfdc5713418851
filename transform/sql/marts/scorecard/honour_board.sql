-- purpose: Who is to be honoured for the last quarter that is over, each board by one rule; ties share a place.
-- label:   Honour board
-- published: yes
-- grain:   board, owner_id
-- inputs:  gap_targets, gap_booked, gap_counts, people, gap_windows
-- columns:
--   period      text    the quarter before the one under review
--   board       text    mvp, bookings, win_rate or progress
--   place       count   1 to 3; those with one value share it
--   owner_id    text    person
--   owner_name  text    as it is shown
--   team        text    today's team
--   value       number  mvp: attainment; bookings: money; win_rate: won of decided; progress: bookings / the same quarter a year earlier
--   n           count   deals decided in the quarter
with persons as (
    select
        p.owner_id,
        p.shown_as as owner_name,
        p.team,
        b.booked,
        t.target,
        y.booked as booked_before,
        coalesce(c.won, 0) as won,
        coalesce(c.decided, 0) as decided
    from people as p
    left join gap_booked as b
        on b.gap_window = 'previous_quarter'
        and b.side = 'actual'
        and b.scope_type = 'person'
        and b.scope_id = p.owner_id
    left join gap_booked as y
        on y.gap_window = 'previous_quarter'
        and y.side = 'year_before'
        and y.scope_type = 'person'
        and y.scope_id = p.owner_id
    left join gap_targets as t
        on t.gap_window = 'previous_quarter'
        and t.scope_type = 'person'
        and t.scope_id = p.owner_id
    left join (
        select
            scope_id,
            cast(sum(won) as bigint) as won,
            cast(sum(decided) as bigint) as decided
        from gap_counts
        where gap_window = 'previous_quarter'
            and side = 'actual'
            and scope_type = 'person'
        group by scope_id
    ) as c
        on c.scope_id = p.owner_id
    where p.is_active
),

-- The most valuable one reached the target with at least three deals won: one lucky deal makes none.
boards as (
    select p.*, 'mvp' as board, ratio(p.booked, p.target) as value
    from persons as p
    where p.booked >= p.target
        and p.target > 0
        and p.won >= 3
    union all
    select p.*, 'bookings' as board, cast(p.booked as double) as value
    from persons as p
    where p.booked > 0
    union all
    select p.*, 'win_rate' as board, ratio(p.won, p.decided) as value
    from persons as p
    where p.decided >= 10
        and p.won > 0
    union all
    select p.*, 'progress' as board, ratio(p.booked, p.booked_before) as value
    from persons as p
    where p.booked_before > 0
        and p.booked > p.booked_before
        and p.won >= 3
),

placed as (
    select
        b.*,
        rank() over (partition by b.board order by b.value desc) as place
    from boards as b
)

select
    w.period,
    p.board,
    cast(p.place as bigint) as place,
    p.owner_id,
    p.owner_name,
    p.team,
    as_statistic(p.value) as value,
    cast(p.decided as bigint) as n
from placed as p
inner join gap_windows as w
    on w.gap_window = 'previous_quarter'
    and w.side = 'actual'
where p.place <= 3
