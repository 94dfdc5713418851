-- purpose: The last call of everyone for the quarter under review, and what such calls have come to.
-- tab:     record
-- title:   Calls
-- message: {rows} calls for the quarter, {sum amount} in all; by their own record they come to {sum calibrated_amount}
-- empty:   Nobody's call is in the exports. A file of submissions (who, for whom, period, amount, day) and one of a manager's adjustments fill this table, and the two last voices above.
-- order_by: call_kind, called_by, call_id
-- totals:  amount, calibrated_amount
-- grain:   call_kind, call_id
-- inputs:  calls, outlook_points
-- columns:
--   call_kind          text      rep, or manager for a correction
--   called_by          text      who
--   owner_id           text      for whom
--   called_date        date      the day it was handed in
--   amount             money     what was called
--   usual_ratio        multiple  what came / what was called, of such calls in past quarters
--   calibrated_amount  money     amount x that ratio
--   reason             text      why
--   call_id            text      the source's own key
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
)

select
    call_kind,
    called_by,
    owner_id,
    called_date,
    amount,
    usual_ratio,
    calibrated_amount,
    reason,
    call_id
from ranked
where place = 1
