-- purpose: The fields that a deal needs, from which part of the sales process on, and how much each weighs.
-- label:   Fields that a deal needs
-- published: yes
-- grain:   field
-- columns:
--   field          text   field
--   field_order    count  1 for the first
--   weight         count  what it adds to the score of a deal
--   from_part      count  needed by open deals from this part on: 1 early, 2 middle, 3 late; 9 never
--   when_won       flag   whether a won deal needs it
--   when_lost      flag   whether a lost deal needs it
--   is_essential   flag   whether an open deal without it is in nobody's forecast, or in the wrong one

-- This is the one place for these rules. A field that no deal of a kind (open, won, lost) has is not needed: the
-- exports do not have it.
select
    field,
    cast(field_order as bigint) as field_order,
    cast(weight as bigint) as weight,
    cast(from_part as bigint) as from_part,
    when_won,
    when_lost,
    is_essential
from (
    values
        ('owner_id', 1, 2, 1, true, true, true),
        ('account_id', 2, 2, 1, true, true, true),
        ('stage', 3, 2, 1, true, true, true),
        ('amount', 4, 2, 1, true, true, true),
        ('close_date', 5, 2, 1, true, true, true),
        ('product_id', 6, 1, 2, true, true, false),
        ('next_step', 7, 1, 2, false, false, false),
        ('next_step_date', 8, 1, 2, false, false, false),
        ('contact_id', 9, 1, 3, true, true, false),
        ('loss_reason', 10, 1, 9, false, true, false)
) as f (field, field_order, weight, from_part, when_won, when_lost, is_essential)
