package io.quarterdeck.ingest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day or a moment in ISO 8601's notation, which can be read in one way only: {@code 2025-08-05},
 * {@code 2025-08-05 14:30:00}, {@code 2025-08-05T14:30:00.123Z}, {@code …+08:00} or {@code …+0800}.
 *
 * @param time of the day; empty for a day
 * @param offset from UTC; empty where the text has none
 */
record Moment(LocalDate day, Optional<LocalTime> time, Optional<ZoneOffset> offset) {
    private static final Pattern ISO = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})"
            + "(?:[T ](\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)( ?(?:Z|UTC|[+-]\\d{2}(?::?\\d{2})?))?)?");

    private static final int LONGEST = 40;

    /** Empty where {@code text} is none. @throws DateTimeException for a day or time that does not exist */
    static Optional<Moment> of(String text) {
        Matcher matcher = ISO.matcher(text.length() > LONGEST ? "" : text);
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

    private Instant instant(ZoneId zone) {
        LocalDateTime local = day.atTime(time.orElse(LocalTime.MIDNIGHT));
        return offset.isPresent()
                ? local.toInstant(offset.get())
                : local.atZone(zone).toInstant();
    }
}
