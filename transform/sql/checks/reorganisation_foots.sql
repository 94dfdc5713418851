-- purpose:  Each team's and region's past quarters as organised then, and what people brought and took, give them as organised today; nothing is lost between.
-- label:    Reorganisation foots
-- severity: fail
-- grain:    subject
-- inputs:   reorganisation, scope_quarters
-- columns:
--   subject  text  the sums that differ
--   detail   text  both sums
with compared as (
    select
        measure || ' of ' || scope_type || ' ' || scope_id || ', ' || period as subject,
        cast(amount_then + moved_in + moved_out as decimal(38, 6)) as one,
        amount_now as other
    from reorganisation
    union all
    select
        measure || ' of every ' || scope_type || ', ' || period as subject,
        cast(sum(amount_then) as decimal(38, 6)) as one,
        cast(sum(amount_now) as decimal(38, 6)) as other
    from reorganisation
    group by measure, scope_type, period
    union all
    select
        'bookings of ' || r.scope_type || ' ' || r.scope_id || ' then, ' || r.period as subject,
        r.amount_then as one,
        coalesce(q.booked, 0) as other
    from reorganisation as r
    left join scope_quarters as q
        on q.scope_type = r.scope_type
        and q.scope_id = r.scope_id
        and q.period = r.period
    where r.measure = 'bookings'
)

select
    subject,
    cast(one as string) || ' beside ' || cast(other as string) as detail
from compared
where one <> other
