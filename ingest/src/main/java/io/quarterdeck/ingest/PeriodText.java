package io.quarterdeck.ingest;

import io.quarterdeck.engine.FiscalCalendar;
import io.quarterdeck.engine.Period;
import io.quarterdeck.engine.PeriodType;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a year, quarter, month or week of a company's calendar, as 2025, 2025-Q3, 2025-08 or 2025-W33. */
public final class PeriodText {
    private static final Pattern PERIOD = Pattern.compile("(\\d{4})(?:-(Q|W|)(\\d{1,2}))?");

    private final FiscalCalendar calendar;

    public PeriodText(FiscalCalendar calendar) {
        this.calendar = calendar;
    }

    /** The period; empty where the text is none. */
    public Optional<Period> find(String text) {
        try {
            return Optional.of(parse(text));
        } catch (BadValue e) {
            return Optional.empty();
        }
    }

    Period parse(String text) throws BadValue {
        Matcher matcher = PERIOD.matcher(text);
        if (!matcher.matches()) {
            throw notAPeriod();
        }
        int year = Integer.parseInt(matcher.group(1));
        if (year < DateText.FIRST.getYear() || year > DateText.LAST.getYear()) {
            throw new BadValue(
                    Reason.DATE_RANGE, "a period from " + DateText.FIRST.getYear() + " to " + DateText.LAST.getYear());
        }
        if (matcher.group(2) == null) {
            return calendar.numbered(PeriodType.YEAR, year, 1).orElseThrow();
        }
        PeriodType type =
                switch (matcher.group(2)) {
                    case "Q" -> PeriodType.QUARTER;
                    case "W" -> PeriodType.WEEK;
                    default -> PeriodType.MONTH;
                };
        return calendar.numbered(type, year, Integer.parseInt(matcher.group(3)))
                // 2025-Q03 and 2025-8 are not how a period is written.
                .filter(period -> period.label().equals(text))
                .orElseThrow(PeriodText::notAPeriod);
    }

    private static BadValue notAPeriod() {
        return new BadValue(Reason.PERIOD_INVALID, "a period like 2025, 2025-Q3 or 2025-08");
    }
}
