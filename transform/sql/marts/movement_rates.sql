-- purpose: How much of what was planned for a quarter slipped out of it since the last review, and how much was pulled in.
-- label:   Slip and pull-in rates
-- published: yes
-- grain:   from_date, to_date, period, scope_type, scope_id
-- inputs:  stg_deal_movements
-- columns:
--   from_date             date   the last review
--   to_date               date   this review
--   period                text   the quarter for which the deals are planned
--   scope_type            text   company, region, team, person, product or product_family
--   scope_id              text   which one
--   opening_amount        money  open and planned for the quarter at the last review
--   opening_deals         count  deals
--   slipped_amount        money  of them, now planned or lost after the quarter, at their amount then
--   slipped_deals         count  deals
--   slip_rate             ratio  slipped_amount / opening_amount
--   slip_rate_by_count    ratio  slipped_deals / opening_deals
--   won_amount            money  won since, of the quarter's deals
--   won_deals             count  deals
--   pulled_in_amount      money  planned for later at the last review, and now or won in the quarter, at their amount then
--   pulled_in_deals       count  deals
--   pull_in_rate          ratio  pulled_in_amount / won_amount
--   pull_in_rate_by_count ratio  pulled_in_deals / won_deals
with sums as (
    select
        from_date,
        to_date,
        period,
        scope_type,
        scope_id,
        cast(coalesce(sum(opening), 0) as decimal(38, 6)) as opening_amount,
        count(opening) as opening_deals,
        cast(sum(case when is_slipped then opening else 0 end) as decimal(38, 6)) as slipped_amount,
        count(case when is_slipped then 1 end) as slipped_deals,
        cast(sum(case when left_by = 'won' then leaving else 0 end) as decimal(38, 6)) as won_amount,
        count(case when left_by = 'won' then 1 end) as won_deals,
        cast(sum(case when entered_by = 'pulled_in' then entered else 0 end) as decimal(38, 6)) as pulled_in_amount,
        count(case when entered_by = 'pulled_in' then 1 end) as pulled_in_deals
    from stg_deal_movements
    where period <> 'all'
    group by from_date, to_date, period, scope_type, scope_id
)

select
    from_date,
    to_date,
    period,
    scope_type,
    scope_id,
    opening_amount,
    opening_deals,
    slipped_amount,
    slipped_deals,
    as_rate(ratio(slipped_amount, opening_amount)) as slip_rate,
    as_rate(ratio(slipped_deals, opening_deals)) as slip_rate_by_count,
    won_amount,
    won_deals,
    pulled_in_amount,
    pulled_in_deals,
    as_rate(ratio(pulled_in_amount, won_amount)) as pull_in_rate,
    as_rate(ratio(pulled_in_deals, won_deals)) as pull_in_rate_by_count
from sums
