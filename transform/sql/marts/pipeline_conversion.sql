-- purpose: How much of the pipeline of the same point of earlier quarters was won by their end, and how much came from elsewhere.
-- grain:   scope_type, scope_id, is_next
-- inputs:  conversion_deals, conversion_points
-- columns:
--   scope_type      text   company, region, team or person
--   scope_id        text   which one
--   is_next         flag   whether for the quarter after the one under review
--   quarters        count  earlier quarters, up to eight
--   deals           count  n: deals that were open and planned for them
--   open_amount     money  their amount at that point
--   won_amount      money  won of them by the end of the quarter
--   elsewhere       money  won in a quarter from deals created later or planned for another: the mean
with scoped as (
    select 'company' as scope_type, 'company' as scope_id, * from conversion_deals
    union all
    select 'region' as scope_type, region as scope_id, * from conversion_deals
    union all
    select 'team' as scope_type, team as scope_id, * from conversion_deals
    union all
    select 'person' as scope_type, owner_id as scope_id, * from conversion_deals
),

points as (
    select is_next, count(*) as quarters
    from conversion_points
    group by is_next
)

select
    s.scope_type,
    s.scope_id,
    s.is_next,
    min(p.quarters) as quarters,
    count(case when s.was_open then 1 end) as deals,
    cast(sum(case when s.was_open then s.open_amount end) as decimal(38, 6)) as open_amount,
    cast(sum(case when s.was_open then coalesce(s.won_amount, 0) end) as decimal(38, 6)) as won_amount,
    cast(
        round(
            cast(
                ratio(sum(case when s.was_open then 0 else coalesce(s.won_amount, 0) end), min(p.quarters))
                as decimal(38, 9)
            ),
            2
        ) as decimal(38, 6)
    ) as elsewhere
from scoped as s
inner join points as p
    on p.is_next = s.is_next
group by s.scope_type, s.scope_id, s.is_next
