-- purpose: Whether each risk flag is worth having: raised as of the same day of every earlier quarter, on deals open then, it is held against what became of them.
-- tab:     risk_scorecard
-- book:    analysis
-- title:   Risk scorecard
-- message: {count verdict where verdict = separates} of {rows} flags tell deals that are lost or slip from others; {count verdict where verdict = not_shown} are not shown to
-- empty:   No export holds opportunities. A file of opportunities fills this sheet.
-- note:    Lost or slipped: not won by the end of the quarter it was planned for. Lift 1: no better than chance; the interval holds the true lift in 95 of 100 cases, and counts the dates of one deal as one where they come out alike. Only what was known on each date is used, and only outcomes known today.
-- order_by: verdict_order, lift desc, flag
-- chart:   ratios flag: lift, lift_below, lift_above
-- grain:   flag
-- inputs:  risk_scorecard
-- columns:
--   flag             text    the flag
--   verdict          text    whether it separates
--   lift             number  precision / base rate
--   lift_lower       number  lower end of the interval
--   lift_upper       number  upper end
--   precision        ratio   of those flagged, lost or slipped
--   base_rate        ratio   of all tested, lost or slipped
--   recall           ratio   of those lost or slipped, flagged
--   n                count   open deals tested, once for every date
--   positives        count   of which lost or slipped
--   flagged          count   of those tested, flagged
--   caught           count   of those flagged, lost or slipped
--   value_caught     money   their amount
--   value_recall     ratio   of the amount lost or slipped
--   raised           count   open deals that carry it now
--   lift_below       number  lift less its lower end
--   lift_above       number  upper end less lift
--   flag_needs       text    what it needs that no export fills
--   verdict_order    count   1 for those that separate
select
    flag,
    verdict,
    lift,
    lift_lower,
    lift_upper,
    precision,
    base_rate,
    recall,
    n,
    positives,
    flagged,
    caught,
    value_caught,
    value_recall,
    raised,
    lift - lift_lower as lift_below,
    lift_upper - lift as lift_above,
    case when verdict = 'absent' then needs end as flag_needs,
    cast(
        case verdict
            when 'separates' then 1
            when 'not_shown' then 2
            when 'reversed' then 3
            when 'untested' then 4
            else 5
        end as bigint
    ) as verdict_order
from risk_scorecard
