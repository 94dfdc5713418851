-- purpose: Every field that each open deal, and each deal closed in the quarter under review, needs at its stage.
-- grain:   opportunity_id, field
-- inputs:  deal_contents, required_fields, stage_parts
-- columns:
--   opportunity_id  text   opportunity
--   field           text   field
--   field_order     count  1 for the first
--   weight          count  what it adds to the score
--   is_essential    flag   whether every open deal needs it
--   is_filled       flag   whether it holds anything
with deals as (
    select
        d.*,
        -- Without a stage a deal needs what every deal needs.
        coalesce(s.part, cast(1 as bigint)) as part
    from deal_contents as d
    left join stage_parts as s
        on s.stage = d.stage
    where d.status = 'open'
        or d.is_in_quarter
),

contents as (
    select
        d.opportunity_id,
        d.status,
        f.field,
        f.field_order,
        f.weight,
        f.is_essential,
        case d.status
            when 'won' then f.when_won
            when 'lost' then f.when_lost
            else f.from_part <= d.part
        end as is_needed,
        case f.field
            when 'owner_id' then true
            when 'account_id' then true
            when 'stage' then d.history_kind <> 'rebuilt'
            when 'amount' then d.history_kind <> 'rebuilt'
            when 'close_date' then d.history_kind <> 'rebuilt'
            else d.is_observed
        end as is_known,
        case f.field
            when 'owner_id' then d.owner_id is not null
            when 'account_id' then d.account_id is not null
            when 'stage' then d.stage is not null
            when 'amount' then d.exported_amount is not null
            when 'close_date' then d.close_date is not null
            when 'product_id' then d.product_id is not null
            when 'next_step' then d.next_step is not null
            when 'next_step_date' then d.next_step_date is not null
            when 'contact_id' then d.contact_id is not null
            when 'loss_reason' then d.loss_reason is not null
            else false
        end as is_filled
    from deals as d
    cross join required_fields as f
),

-- What no deal of a kind has, the exports do not have.
exported as (
    select status, field
    from contents
    where is_filled
        and is_known
    group by status, field
)

select
    c.opportunity_id,
    c.field,
    c.field_order,
    c.weight,
    c.is_essential,
    c.is_filled
from contents as c
inner join exported as e
    on e.status = c.status
    and e.field = c.field
where c.is_needed
    and c.is_known
