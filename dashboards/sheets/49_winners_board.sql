-- purpose: Who is to be honoured for the last quarter that is over.
-- tab:     winners
-- title:   Honour board
-- message: Honour board: {rows} places
-- empty:   Nobody reached what a board asks for in the last quarter.
-- note:    Most valuable: attainment of those at 100 % or above with three deals won. Win rate: of ten decided. Progress: against the same quarter a year earlier. Ties share a place.
-- order_by: board_order, place, owner_name
-- grain:   board, owner_name
-- inputs:  honour_board
-- columns:
--   board        text    by which rule
--   place        count   1 to 3
--   owner_name   text    person
--   team         text    team
--   value        number  attainment, money, share or multiple
--   n            count   deals decided
--   period       text    quarter
--   board_order  count   most valuable first
select
    board,
    place,
    owner_name,
    team,
    value,
    n,
    period,
    cast(
        case board when 'mvp' then 1 when 'bookings' then 2 when 'win_rate' then 3 else 4 end as bigint
    ) as board_order
from honour_board
