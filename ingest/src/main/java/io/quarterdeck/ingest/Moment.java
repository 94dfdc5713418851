package io.quarterdeck.ingest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day or a moment; {@link #of} reads ISO 8601's notation, which can be read in one way only: {@code 2025-08-05},
 * {@code 2025-08-05 14:30:00}, {@code 2025-08-05T14:30:00.123Z}, {@code …+08:00} or {@code …+0800}.
 *
 * @param time of the day; empty for a day
 * @param offset from UTC; empty where the text has none
 */
record Moment(LocalDate day, Optional<LocalTime> time, Optional<ZoneOffset> offset) {
    private static final Pattern ISO = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})"
            + "(?:[T ](\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)( ?(?:Z|UTC|[+-]\\d{2}(?::?\\d{2})?))?)?");

    private static final int LONGEST = 40;

    Moment(LocalDate day) {
        this(day, Optional.empty(), Optional.empty());
    }

    Moment(LocalDate day, LocalTime time) {
        this(day, Optional.of(time), Optional.empty());
    }

    /** Empty where {@code text} is none. @throws DateTimeException for a day or time that does not exist */
    static Optional<Moment> of(String text) {
        // Most texts that are no moment show it in one character; the pattern would take its time over them.
        if (text.length() < 10 || text.length() > LONGEST || text.charAt(4) != '-') {
            return Optional.empty();
        }
        if (text.length() == 10) {
            return Optional.ofNullable(isoDay(text)).map(Moment::new);
        }
        Matcher matcher = ISO.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Moment(
                LocalDate.parse(matcher.group(1)),
                Optional.ofNullable(matcher.group(2))
                        .map(t -> t.indexOf(':') == 1 ? "0" + t : t)
                        .map(LocalTime::parse),
                Optional.ofNullable(matcher.group(3)).map(String::strip).map(Moment::offset)));
    }

    /** The day in ISO's notation, null if it is not in it. @throws DateTimeException for a day that does not exist */
    static LocalDate isoDay(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        return year < 0 || month < 0 || day < 0 ? null : LocalDate.of(year, month, day);
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private static ZoneOffset offset(String text) {
        return text.equals("UTC") ? ZoneOffset.UTC : ZoneOffset.of(text);
    }

    /** The day in a zone: a text without an offset is one of that zone already. */
    LocalDate dayIn(ZoneId zone) {
        return offset.isEmpty() ? day : instant(zone).atZone(zone).toLocalDate();
    }

    /** In UTC; a text without a time is the day's first moment in the zone. */
    LocalDateTime utc(ZoneId zone) {
        return LocalDateTime.ofInstant(instant(zone), ZoneOffset.UTC);
    }

    /** Whether the clocks of the zone never show this time, or show it twice. */
    boolean isAtClockChange(ZoneId zone) {
        return time.isPresent() && offset.isEmpty() && zone.getRules().getTransition(day.atTime(time.get())) != null;
    }

    private Instant instant(ZoneId zone) {
        if (time.isEmpty()) {
            return day.atStartOfDay(zone).toInstant();
        }
        LocalDateTime local = day.atTime(time.get());
        if (offset.isPresent()) {
            return local.toInstant(offset.get());
        }
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change == null ? local.atZone(zone).toInstant() : local.toInstant(change.getOffsetAfter());
    }
}
