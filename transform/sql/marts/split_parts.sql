-- purpose: The parts of won deals whose credit is shared, line by line.
-- grain:   as_of_date, record_id, product_id, owner_id, split_kind
-- inputs:  fct_booking_lines, stg_splits
-- columns:
--   as_of_date  date   the date asked about
--   record_id   text   opportunity
--   product_id  text   product
--   owner_id    text   who is credited
--   split_kind  text   revenue or overlay
--   share       ratio  share of the line
--   amount      money  revenue by largest remainder, so that the parts sum to the line; an overlay rounded to the minor unit
with shared as (
    select
        l.as_of_date,
        l.record_id,
        l.product_id,
        s.owner_id,
        s.split_kind,
        s.share,
        l.amount,
        floor(cast(l.amount as decimal(20, 6)) * cast(s.share as decimal(12, 6)) * 100) as units,
        cast(l.amount as decimal(20, 6)) * cast(s.share as decimal(12, 6)) * 100
            - floor(cast(l.amount as decimal(20, 6)) * cast(s.share as decimal(12, 6)) * 100)
            as remainder
    from fct_booking_lines as l
    inner join stg_splits as s
        on s.as_of_date = l.as_of_date
        and s.opportunity_id = l.record_id
        and s.is_used
),

ranked as (
    select
        s.*,
        s.amount * 100 - sum(s.units) over (
            partition by s.as_of_date, s.record_id, s.product_id, s.split_kind
        ) as units_left,
        row_number() over (
            partition by s.as_of_date, s.record_id, s.product_id, s.split_kind
            order by s.remainder desc, s.owner_id
        ) as place
    from shared as s
)

-- The minor units that whole shares leave go to the largest remainders, one each; so does a part of a unit.
select
    as_of_date,
    record_id,
    product_id,
    owner_id,
    split_kind,
    share,
    case
        when split_kind = 'revenue'
            then cast(
                cast(
                    units + least(
                        cast(1 as decimal(38, 6)),
                        greatest(
                            cast(0 as decimal(38, 6)),
                            cast(units_left - (place - 1) as decimal(38, 6))
                        )
                    ) as decimal(28, 6)
                ) * 0.01 as decimal(38, 6)
            )
        else cast(
            round(cast(amount as decimal(20, 6)) * cast(share as decimal(12, 6)), 2)
            as decimal(38, 6)
        )
    end as amount
from ranked
