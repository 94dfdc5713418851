-- purpose: What was booked in each quarter by kind of deal, gross and net, with contract values beside it.
-- label:   Bookings by kind of deal
-- published: yes
-- grain:   period, deal_kind
-- inputs:  fct_bookings, as_of_dates, calendar
-- columns:
--   period         text   quarter
--   deal_kind      text   new, renewal, expansion, churn or unknown
--   booking_count  count  bookings
--   amount         money  booked: gross and returned together
--   gross_amount   money  those above zero
--   return_amount  money  those below zero: returns and credit notes
--   tcv            money  total contract value, where the export has it; never part of the amount
--   acv            money  annual contract value; likewise
select
    c.quarter as period,
    b.deal_kind,
    count(*) as booking_count,
    cast(coalesce(sum(b.amount), 0) as decimal(38, 6)) as amount,
    cast(sum(case when b.amount > 0 then b.amount else 0 end) as decimal(38, 6)) as gross_amount,
    cast(sum(case when b.amount < 0 then b.amount else 0 end) as decimal(38, 6)) as return_amount,
    cast(sum(b.tcv) as decimal(38, 6)) as tcv,
    cast(sum(b.acv) as decimal(38, 6)) as acv
from fct_bookings as b
inner join as_of_dates as d
    on d.as_of_date = b.as_of_date
    and d.role = 'review'
inner join calendar as c
    on c.day = b.booking_date
group by c.quarter, b.deal_kind
