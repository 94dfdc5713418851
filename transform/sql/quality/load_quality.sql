-- purpose: The row and money account of every file, as shares, with its age and what is to be said of it.
-- label:   Quality of loads
-- published: yes
-- grain:   load_id
-- inputs:  loads, load_notes, freshness, as_of_dates
-- columns:
--   load_id             text   the load
--   file                text   the file's name
--   table_name          text   the canonical table it fills
--   system              text   the system whose keys the records have
--   statement_date      date   the day that it speaks of
--   days_since            count  days from then to the review's date; 0 where it is later
--   is_latest           flag   whether it is of the last statement of its table and system
--   is_stale            flag   whether that last statement is too old
--   records_in          count  records that the scanner found
--   loaded              count  records that are in the table
--   quarantined         count  records in quarantine
--   set_aside           count  title, blank, repeated-header and totals lines: not records
--   quarantined_share   ratio  quarantined / records_in
--   amount_in           money  sum of the main amount over records whose amount could be read
--   amount_loaded       money  of which loaded
--   amount_quarantined  money  of which in quarantine
--   amounts_unreadable  count  quarantined records whose amount could not be read
--   amount_quarantined_share  ratio  amount_quarantined / amount_in, without signs; empty where nothing came in
--   adds_up             flag   whether loaded and quarantined make what came in, in rows and in money
--   notes               count  kinds of notes on its records
--   noted_records       count  most records that one note is about
with noted as (
    select
        load_id,
        count(*) as notes,
        max(records) as noted_records
    from load_notes
    group by load_id
)

select
    l.load_id,
    l.file,
    l.table_name,
    coalesce(l.system, '') as system,
    l.statement_date,
    greatest(days_between(l.statement_date, d.as_of_date), cast(0 as bigint)) as days_since,
    l.statement_date = f.last_statement_date as is_latest,
    f.is_stale,
    l.records_in,
    l.loaded,
    l.quarantined,
    l.set_aside,
    as_rate(ratio(l.quarantined, l.records_in)) as quarantined_share,
    l.amount_in,
    l.amount_loaded,
    l.amount_quarantined,
    l.amounts_unreadable,
    as_rate(ratio(abs(l.amount_quarantined), abs(l.amount_in))) as amount_quarantined_share,
    l.records_in = l.loaded + l.quarantined
        and coalesce(l.amount_in = l.amount_loaded + l.amount_quarantined, true) as adds_up,
    coalesce(n.notes, cast(0 as bigint)) as notes,
    coalesce(n.noted_records, cast(0 as bigint)) as noted_records
from loads as l
cross join as_of_dates as d
inner join freshness as f
    on f.table_name = l.table_name
    and f.system = coalesce(l.system, '')
left join noted as n
    on n.load_id = l.load_id
where d.role = 'review'
