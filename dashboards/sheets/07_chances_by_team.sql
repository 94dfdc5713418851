-- purpose: Whose deals were won more or less often than deals alike at this point of past quarters, and whose amounts held: every team, and people who stand apart from theirs.
-- tab:     record
-- title:   Who is too hopeful, who too careful
-- message: {count scope_name where told_apart = too_hopeful} too hopeful and {count scope_name where told_apart = too_careful} too careful, in wins and in amounts beyond chance; today's chances take account of it | Odds to be won, against deals alike
-- empty:   Fewer than four earlier quarters, or no teams: nobody is told apart.
-- note:    A team may win less because it hopes too much or because it closes less well: only who also brings less than was written is called too hopeful. A person is held against the team.
-- order_by: scope_order, factor, scope_name, scope_id
-- grain:   scope_type, scope_id
-- inputs:  chance_by_team, scopes
-- columns:
--   scope_name     text      whose
--   scope_type     text      team or person
--   deals          count     n: deals that were open then
--   won            count     of them won by the end of the quarter
--   told           number    how many deals alike would have had won
--   factor         ratio     odds to be won, against deals alike; drawn to one where deals are few
--   factor_lower   ratio     95 of 100 such ranges hold the true factor
--   factor_upper   ratio     likewise
--   amount_factor  ratio     what won deals brought, against their amounts then and what all brought; empty with fewer than ten
--   told_apart     text      whether chance alone could do it
--   scope_id       text      which one
--   scope_order    count     1 for teams
select
    coalesce(s.scope_name, c.scope_id) as scope_name,
    c.scope_type,
    c.deals,
    c.won,
    c.told,
    c.factor,
    c.factor_lower,
    c.factor_upper,
    c.amount_factor,
    c.verdict as told_apart,
    c.scope_id,
    cast(case when c.scope_type = 'team' then 1 else 2 end as bigint) as scope_order
from chance_by_team as c
left join scopes as s
    on s.scope_type = c.scope_type
    and s.scope_id = c.scope_id
where c.scope_type = 'team'
    or c.verdict <> 'not_distinguishable'
