-- purpose: How much of the sales, and of the open forecast, hangs on few customers, deals, products or people.
-- label:   Concentration
-- published: yes
-- grain:   period, part
-- inputs:  concentration_parts, concentration_ranks
-- columns:
--   basis            text   sales, or open_forecast: the weighted amount of open deals
--   period           text   of sales: quarter_to_date, previous_quarter, year_to_date, same_period_last_year or rolling_twelve_months; of open deals, by planned close date: all_open, this_quarter or next_quarter
--   period_order     count  1 for the first
--   part             text   customer, deal, product or person
--   n                count  those that brought more than nothing
--   amount           money  what they brought
--   hhi              ratio  Herfindahl-Hirschman index: the sum of squared shares; 1 where one brings all
--   gini             ratio  Gini coefficient: 0 where all bring the same
--   top_id           text   the largest
--   top_name         text   as it is shown
--   top_share        ratio  its share
--   top3_share       ratio  the share of the three largest
--   left_out_count   count  those whose returns outweigh their sales, which have no share
--   left_out_amount  money  what they come to
--   unnamed_amount   money  amount of lines of which no export says whose they are, which have no share
with left_out as (
    select
        period,
        part,
        count(case when part_id is not null and amount <= 0 then 1 end) as left_out_count,
        coalesce(sum(case when part_id is not null and amount <= 0 then amount end), 0)
            as left_out_amount,
        coalesce(sum(case when part_id is null then amount end), 0) as unnamed_amount
    from concentration_parts
    group by period, part
),

-- Products of decimals, which give one sum in any order, divided once.
measured as (
    select
        basis,
        period,
        period_order,
        part,
        parts,
        total,
        cast(sum(cast(exact_amount as decimal(19, 4))) as decimal(19, 4)) as exact_total,
        sum(cast(exact_amount as decimal(19, 4)) * cast(exact_amount as decimal(19, 4))) as squares,
        sum((parts + 1 - 2 * place) * cast(exact_amount as decimal(19, 4))) as spread,
        max(case when place = 1 then part_id end) as top_id,
        max(case when place = 1 then part_name end) as top_name,
        max(case when place = 1 then share_of_total end) as top_share,
        max(case when place <= 3 then share_so_far end) as top3_share
    from concentration_ranks
    group by basis, period, period_order, part, parts, total
)

select
    m.basis,
    m.period,
    m.period_order,
    m.part,
    m.parts as n,
    m.total as amount,
    as_rate(ratio(m.squares, m.exact_total * m.exact_total)) as hhi,
    as_rate(ratio(m.spread, m.parts * m.exact_total)) as gini,
    m.top_id,
    m.top_name,
    m.top_share,
    m.top3_share,
    l.left_out_count,
    cast(l.left_out_amount as decimal(38, 6)) as left_out_amount,
    cast(l.unnamed_amount as decimal(38, 6)) as unnamed_amount
from measured as m
inner join left_out as l
    on l.period = m.period
    and l.part = m.part
