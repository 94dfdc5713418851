package io.quarterdeck.ingest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The day that an export speaks of, by its name: {@code opportunities_2025-01-31.csv}, {@code deals_20250131.csv},
 * {@code 2025-01-31/deals.csv}; a month is its last day, as in {@code export-2025-01.csv} or {@code 2025年1月}.
 */
final class StatementDate {
    private static final String DAY = "(?<!\\d)((?:19|20)\\d\\d)([-_.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)";
    /** Without signs between; a time of day may follow. */
    private static final String CLOSED_UP = "(?<!\\d)((?:19|20)\\d\\d)(\\d\\d)(\\d\\d)(?:\\d{4}|\\d{6})?(?!\\d)";

    private static final String CHINESE =
            "(?<!\\d)((?:19|20)\\d\\d)\\s?年\\s?(\\d{1,2})\\s?月(?:\\s?(\\d{1,2})\\s?[日号])?";
    private static final String MONTH = "(?<!\\d)((?:19|20)\\d\\d)[-_.]?(\\d\\d)(?!\\d|[-_.]\\d)";
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String NAMED_MONTH = "(?<![a-z])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
            + "(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?[-_. ]?((?:19|20)\\d\\d)(?!\\d)";

    private StatementDate() {}

    /**
     * The date in the file's own name, else in that of the nearest folder that has one. Of several dates in one name, as
     * in a range, the last holds: what was exported speaks of its end.
     *
     * @param path of the file below the folder of exports, that folder's name first; {@code /} between the names
     */
    static Optional<LocalDate> of(String path) {
        List<String> names = new ArrayList<>(List.of(path.replace('\\', '/').split("/")));
        Collections.reverse(names);
        return names.stream().flatMap(name -> inName(name).stream()).findFirst();
    }

    private static Optional<LocalDate> inName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        List<LocalDate> days = new ArrayList<>();
        // The day of a Chinese date is its third group, if any.
        days.addAll(all(CHINESE, lower, m -> m.group(3) == null ? lastOf(m, 1, 2) : day(m, 1, 2, 3)));
        days.addAll(all(DAY, lower, m -> day(m, 1, 3, 4)));
        days.addAll(all(CLOSED_UP, lower, m -> day(m, 1, 2, 3)));
        if (days.isEmpty()) {
            days.addAll(all(MONTH, lower, m -> lastOf(m, 1, 2)));
            days.addAll(all(
                    NAMED_MONTH, lower, m -> YearMonth.of(Integer.parseInt(m.group(2)), MONTHS.indexOf(m.group(1)) + 1)
                            .atEndOfMonth()));
        }
        return days.stream().max(LocalDate::compareTo);
    }

    private interface Reading {
        /** @throws DateTimeException if there is no such day */
        LocalDate of(MatchResult match);
    }

    private static List<LocalDate> all(String pattern, String name, Reading reading) {
        List<LocalDate> days = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(name);
        while (matcher.find()) {
            try {
                days.add(reading.of(matcher));
            } catch (DateTimeException e) {
                continue; // a number that is no date, as 2025-99
            }
        }
        return days;
    }

    private static LocalDate day(MatchResult match, int year, int month, int day) {
        return LocalDate.of(number(match, year), number(match, month), number(match, day));
    }

    private static LocalDate lastOf(MatchResult match, int year, int month) {
        return YearMonth.of(number(match, year), number(match, month)).atEndOfMonth();
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }
}
