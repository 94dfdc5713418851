-- purpose: How often each flag was raised on past dates and how often rightly, and the sums from which its lift and interval follow.
-- grain:   flag
-- inputs:  tested_flags, tested_deals
-- columns:
--   flag              text   the flag's file
--   first_date        date   the first date on which it was raised
--   deals             count  deals tested from then on, each once
--   tested            count  the same, each once per date
--   bad               count  of which lost or slipped
--   flagged_deals     count  deals flagged, each once
--   flagged           count  the same, each once per date
--   caught            count  of which lost or slipped
--   flagged_squares   count  sum over deals of flagged x flagged
--   caught_squares    count  sum over deals of caught x caught
--   flagged_products  count  sum over deals of flagged x caught
--   others_squares    count  as flagged_squares, of what was tested and not flagged
--   missed_squares    count  as caught_squares, likewise
--   others_products   count  as flagged_products, likewise
--   bad_amount        money  amount of what was lost or slipped
--   caught_amount     money  of which flagged
with totals as (
    select
        first_date,
        count(*) as deals,
        sum(tested) as tested,
        sum(bad) as bad,
        sum(tested * tested) as tested_squares,
        sum(bad * bad) as bad_squares,
        sum(tested * bad) as products,
        sum(bad_amount) as bad_amount
    from tested_deals
    group by first_date
),

-- A deal that was never flagged keeps its part of the totals; one that was is corrected.
flagged_totals as (
    select
        f.flag,
        f.first_date,
        count(*) as deals,
        sum(f.flagged) as flagged,
        sum(f.caught) as caught,
        sum(f.flagged * f.flagged) as flagged_squares,
        sum(f.caught * f.caught) as caught_squares,
        sum(f.flagged * f.caught) as products,
        sum((d.tested - f.flagged) * (d.tested - f.flagged) - d.tested * d.tested)
            as tested_correction,
        sum((d.bad - f.caught) * (d.bad - f.caught) - d.bad * d.bad) as bad_correction,
        sum((d.tested - f.flagged) * (d.bad - f.caught) - d.tested * d.bad) as product_correction,
        sum(f.caught_amount) as caught_amount
    from tested_flags as f
    inner join tested_deals as d
        on d.first_date = f.first_date
        and d.opportunity_id = f.opportunity_id
    group by f.flag, f.first_date
)

select
    f.flag,
    f.first_date,
    t.deals,
    cast(t.tested as bigint) as tested,
    cast(t.bad as bigint) as bad,
    f.deals as flagged_deals,
    cast(f.flagged as bigint) as flagged,
    cast(f.caught as bigint) as caught,
    cast(f.flagged_squares as bigint) as flagged_squares,
    cast(f.caught_squares as bigint) as caught_squares,
    cast(f.products as bigint) as flagged_products,
    cast(t.tested_squares + f.tested_correction as bigint) as others_squares,
    cast(t.bad_squares + f.bad_correction as bigint) as missed_squares,
    cast(t.products + f.product_correction as bigint) as others_products,
    cast(t.bad_amount as decimal(38, 6)) as bad_amount,
    cast(f.caught_amount as decimal(38, 6)) as caught_amount
from flagged_totals as f
inner join totals as t
    on t.first_date = f.first_date
