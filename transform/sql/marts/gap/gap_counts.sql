-- purpose: The factors of what was won within a span of a gap: deals at work, decided, won, and their money.
-- grain:   gap_window, side, scope_type, scope_id, segment
-- inputs:  gap_deals
-- columns:
--   gap_window   text    quarter, previous_quarter or year
--   side         text    actual or year_before
--   scope_type   text    company, region, team, person or product
--   scope_id     text    which one
--   segment      text    product family
--   active       count   deals that were open on the first day, or came within the span
--   decided      count   of these won or lost within it
--   won          count   of these won
--   won_amount   money   what they were won at
--   won_squares  number  sum of the squares of those amounts, in cents exact: how much sizes differ
with parts as (
    select 'company' as scope_type, 'company' as scope_id, * from gap_deals
    union all
    select 'region' as scope_type, region as scope_id, * from gap_deals
    union all
    select 'team' as scope_type, team as scope_id, * from gap_deals
    union all
    select 'person' as scope_type, owner_id as scope_id, * from gap_deals
    union all
    select 'product' as scope_type, product_id as scope_id, * from gap_deals
),

squared as (
    select
        p.*,
        cast(p.won_amount as decimal(19, 2)) * cast(p.won_amount as decimal(18, 2)) as won_square
    from parts as p
    where p.scope_id is not null
)

select
    gap_window,
    side,
    scope_type,
    scope_id,
    segment,
    count(*) as active,
    cast(sum(case when is_decided then 1 else 0 end) as bigint) as decided,
    cast(sum(case when is_won then 1 else 0 end) as bigint) as won,
    cast(coalesce(sum(won_amount), 0) as decimal(38, 6)) as won_amount,
    cast(cast(coalesce(sum(won_square), 0) as decimal(38, 4)) as double) as won_squares
from squared
group by gap_window, side, scope_type, scope_id, segment
