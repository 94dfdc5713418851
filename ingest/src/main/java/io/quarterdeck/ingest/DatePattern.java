package io.quarterdeck.ingest;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/**
 * One declared way to write a date, as {@code dd/MM/yyyy}, {@code d-MMM-yy} or {@code M/d/yyyy h:mm a}: Java's letters,
 * months and AM in English whatever their case.
 */
final class DatePattern {
    private static final LocalDate EXAMPLE = LocalDate.of(2025, 12, 31);

    /** A year of two digits is one from here on: 70 is 1970 and 69 is 2069. */
    private static final int FIRST_OF_TWO_DIGITS = 1970;

    private final DateTimeFormatter format;
    private final Order order;
    private final char separator;
    private final String example;

    /** Whether the day or the month comes first, where both are numbers and the year follows. */
    enum Order {
        DAY_FIRST,
        MONTH_FIRST,
        PLAIN
    }

    /** @throws IllegalArgumentException if it is no pattern of a whole date */
    DatePattern(String pattern) {
        this.format = format(pattern);
        try {
            this.example = format.format(EXAMPLE.atStartOfDay().atZone(ZoneOffset.UTC));
            if (!format.parse(example, LocalDate::from).equals(EXAMPLE)) {
                throw new IllegalArgumentException(pattern + " does not hold a whole date");
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(pattern + " does not hold a whole date", e);
        }
        int day = pattern.indexOf('d');
        int month = pattern.indexOf('M');
        boolean isInNumbers = !pattern.contains("MMM") && pattern.indexOf('y') > Math.max(day, month);
        this.order = !isInNumbers ? Order.PLAIN : day < month ? Order.DAY_FIRST : Order.MONTH_FIRST;
        String afterFirst = pattern.substring(Math.max(0, Math.min(day, month))).replaceFirst("^[dM]+", "");
        this.separator = afterFirst.isEmpty() ? ' ' : afterFirst.charAt(0);
    }

    /** In Java's patterns y is a year of an era, which strict reading refuses without the era. */
    private static DateTimeFormatter format(String pattern) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        String years = pattern.replace('y', 'u');
        int at = years.indexOf("uu");
        if (at >= 0 && years.lastIndexOf('u') == at + 1) {
            if (at > 0) {
                builder.appendPattern(years.substring(0, at));
            }
            builder.appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_OF_TWO_DIGITS);
            if (at + 2 < years.length()) {
                builder.appendPattern(years.substring(at + 2));
            }
        } else {
            builder.appendPattern(years);
        }
        return builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    Order order() {
        return order;
    }

    /** Between day and month; two patterns that contradict each other have the same. */
    char separator() {
        return separator;
    }

    /** The last day of 2025 in this pattern. */
    String example() {
        return example;
    }

    /** Whether the other pattern would read the same text with day and month changed. */
    boolean contradicts(DatePattern other) {
        return order != Order.PLAIN
                && other.order != Order.PLAIN
                && order != other.order
                && separator == other.separator;
    }

    /** Null where the text is not in this pattern, or the day does not exist. */
    Moment read(String text) {
        ParsePosition end = new ParsePosition(0);
        // Failing costs nothing here; parse() makes an exception for every text of another pattern.
        if (format.parseUnresolved(text, end) == null || end.getIndex() < text.length()) {
            return null;
        }
        try {
            TemporalAccessor found = format.parseBest(
                    text, ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (found instanceof ZonedDateTime zoned) {
                return moment(zoned.toOffsetDateTime());
            }
            if (found instanceof OffsetDateTime moment) {
                return moment(moment);
            }
            return found instanceof LocalDateTime local
                    ? new Moment(local.toLocalDate(), local.toLocalTime())
                    : new Moment(LocalDate.from(found));
        } catch (DateTimeParseException e) {
            return null; // a day or time that does not exist: no date in this pattern
        }
    }

    private static Moment moment(OffsetDateTime moment) {
        LocalTime time = moment.toLocalTime();
        return new Moment(moment.toLocalDate(), Optional.of(time), Optional.of(moment.getOffset()));
    }
}
