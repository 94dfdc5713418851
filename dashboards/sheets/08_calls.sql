-- purpose: The last call of everyone for the quarter under review, what such calls have come to, and what the manager makes of it.
-- tab:     record
-- title:   Calls
-- message: {count sellers_call >= 1} sellers called {sum sellers_call} for the quarter; by their own record that comes to {sum calibrated_amount} | Calls for the quarter
-- empty:   Nobody's call is in the exports. A file of submissions (who, for whom, period, amount, day) and one of a manager's adjustments fill this table, and the two last voices above.
-- order_by: team, scope_name, owner_id
-- totals:  sellers_call, calibrated_amount
-- grain:   owner_id
-- inputs:  calls, people, outlook_points
-- columns:
--   scope_name         text      for whom
--   team               text      their team
--   called_date        date      the day it was handed in
--   sellers_call       money     what was called
--   usual_ratio        multiple  what came / what was called, of such calls in past quarters
--   calibrated_amount  money     what was called x that ratio
--   managers_call      money     the manager's last correction, where there is one: it takes the place of the call
--   manager            text      who corrected it
--   reason             text      why
--   owner_id           text      the source's own key
with ranked as (
    select
        c.*,
        row_number() over (
            partition by c.call_kind, c.owner_id
            order by c.called_date desc, c.known_date desc, c.call_id desc
        ) as place
    from calls as c
    inner join outlook_points as p
        on p.role = 'review'
        and p.quarter = c.period
    where c.is_call
        and c.owner_id is not null
),

beside as (
    select
        owner_id,
        max(case when call_kind = 'rep' then called_date end) as called_date,
        max(case when call_kind = 'rep' then amount end) as sellers_call,
        max(case when call_kind = 'rep' then usual_ratio end) as usual_ratio,
        max(case when call_kind = 'rep' then calibrated_amount end) as calibrated_amount,
        max(case when call_kind = 'manager' then amount end) as managers_call,
        max(case when call_kind = 'manager' then called_by end) as called_by,
        max(case when call_kind = 'manager' then reason end) as corrected_because,
        max(case when call_kind = 'rep' then reason end) as called_because
    from ranked
    where place = 1
    group by owner_id
)

select
    coalesce(o.shown_as, b.owner_id) as scope_name,
    coalesce(o.team, '(unassigned)') as team,
    b.called_date,
    b.sellers_call,
    b.usual_ratio,
    b.calibrated_amount,
    b.managers_call,
    coalesce(m.shown_as, b.called_by) as manager,
    coalesce(b.corrected_because, b.called_because) as reason,
    b.owner_id
from beside as b
left join people as o
    on o.owner_id = b.owner_id
left join people as m
    on m.owner_id = b.called_by
