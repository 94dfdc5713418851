-- purpose: Who is credited with what was sold: the owner, or those who share it; overlays besides.
-- grain:   as_of_date, record_id, product_id, owner_id, split_kind
-- inputs:  fct_bookings, fct_booking_lines, split_parts, stg_assignments
-- columns:
--   as_of_date      date   the date asked about
--   record_id       text   opportunity, order or invoice
--   booking_date    date   the day that counts
--   owner_id        text   who is credited
--   split_kind      text   revenue: the parts of a booking, which sum to it exactly; overlay: credited besides
--   share           ratio  share of the booking
--   team            text   the credited person's team on that day
--   region          text   likewise
--   account_id      text   customer
--   product_id      text   product
--   product_family  text   series or family
--   channel         text   how it was sold
--   amount          money  part of the product's line
with credits as (
    select
        l.as_of_date,
        l.record_id,
        l.product_id,
        l.product_family,
        p.owner_id,
        p.split_kind,
        p.share,
        p.amount
    from fct_booking_lines as l
    inner join split_parts as p
        on p.as_of_date = l.as_of_date
        and p.record_id = l.record_id
        and p.product_id is not distinct from l.product_id
)

select
    c.as_of_date,
    c.record_id,
    b.booking_date,
    c.owner_id,
    c.split_kind,
    c.share,
    coalesce(g.team, '(unassigned)') as team,
    coalesce(g.region, '(unassigned)') as region,
    b.account_id,
    c.product_id,
    c.product_family,
    b.channel,
    c.amount
from credits as c
inner join fct_bookings as b
    on b.as_of_date = c.as_of_date
    and b.record_id = c.record_id
left join stg_assignments as g
    on g.owner_id = c.owner_id
    and g.start_date <= b.booking_date
    and (g.end_exclusive is null or g.end_exclusive > b.booking_date)
where b.record_kind = 'opportunity'
union all
select
    l.as_of_date,
    l.record_id,
    l.booking_date,
    b.owner_id,
    'revenue' as split_kind,
    cast(1 as double) as share,
    b.team,
    b.region,
    b.account_id,
    l.product_id,
    l.product_family,
    b.channel,
    l.amount
from fct_booking_lines as l
inner join fct_bookings as b
    on b.as_of_date = l.as_of_date
    and b.record_id = l.record_id
left join (
    select distinct as_of_date, record_id
    from split_parts
    where split_kind = 'revenue'
) as s
    on s.as_of_date = b.as_of_date
    and s.record_id = b.record_id
    and b.record_kind = 'opportunity'
where s.record_id is null
