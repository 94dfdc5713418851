-- purpose: Every risk that someone declared, and the open deals with a flag that is severe and has told the past, by what they may cost.
-- tab:     risk_register
-- book:    deals
-- title:   Risk register
-- message: {sum expected_loss} expected to be lost or to slip of {sum exposure} at stake in {rows} open risks; {count source where source = declared} were declared
-- empty:   No risk is declared and no flag is raised. A file of risks, or of opportunities, fills this sheet.
-- note:    Flags of less weight stand on Risk list, and all of them in the table risk_register. Probability: as declared; of flagged deals the share lost or slipped of deals so flagged in the past, the highest of its flags. Empty where none was raised on a past date.
-- order_by: source_order, expected_loss desc, exposure desc, risk_id
-- totals:  exposure, expected_loss
-- grain:   source, risk_id
-- inputs:  risk_register
-- columns:
--   source         text   declared or computed
--   title          text   what may happen, or which deal
--   scope_type     text   where
--   flag           text   the flag that weighs most
--   probability    ratio  how likely
--   exposure       money  what is at stake
--   expected_loss  money  probability x exposure
--   owner_name     text   who watches it
--   response       text   what is done about it
--   status         text   as the register names it
--   raised_date    date   raised
--   due_date       date   due
--   outcome        text   what became of it
--   risk_id        text   the register's own key, or the opportunity
--   source_order   count  1 for what was declared
select
    source,
    title,
    scope_type,
    flag,
    probability,
    exposure,
    expected_loss,
    owner_name,
    coalesce(case when source = 'computed' then flag end, response) as response,
    status,
    raised_date,
    due_date,
    outcome,
    risk_id,
    cast(case source when 'declared' then 1 else 2 end as bigint) as source_order
from risk_register
where source = 'declared'
    or (status = 'raised' and weight = 3)
