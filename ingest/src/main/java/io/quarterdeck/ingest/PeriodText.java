package io.quarterdeck.ingest;

import io.quarterdeck.engine.FiscalCalendar;
import io.quarterdeck.engine.Period;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a year, quarter or month of a company's calendar, as 2025, 2025-Q3 or 2025-08. */
final class PeriodText {
    private static final Pattern PERIOD = Pattern.compile("(\\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?");

    private final FiscalCalendar calendar;

    PeriodText(FiscalCalendar calendar) {
        this.calendar = calendar;
    }

    Period parse(String text) throws BadValue {
        Matcher matcher = PERIOD.matcher(text);
        if (!matcher.matches()) {
            throw new BadValue(Reason.PERIOD_INVALID, "a period like 2025, 2025-Q3 or 2025-08");
        }
        int number = Integer.parseInt(matcher.group(1));
        if (number < DateText.FIRST.getYear() || number > DateText.LAST.getYear()) {
            throw new BadValue(
                    Reason.DATE_RANGE, "a period from " + DateText.FIRST.getYear() + " to " + DateText.LAST.getYear());
        }
        if (matcher.group(3) != null) {
            return calendar.month(LocalDate.of(number, Integer.parseInt(matcher.group(3)), 1));
        }
        // A fiscal year is named for the calendar year it ends in, so it holds that year's first day.
        Period year = calendar.year(LocalDate.of(number, 1, 1));
        return matcher.group(2) == null
                ? year
                : calendar.quarter(year.start().plusMonths(3L * (Integer.parseInt(matcher.group(2)) - 1)));
    }
}
