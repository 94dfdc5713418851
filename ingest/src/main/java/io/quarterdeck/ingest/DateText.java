package io.quarterdeck.ingest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads ISO dates, and dates in declared patterns: an impossible day is refused, an order of day and month not guessed.
 */
final class DateText {
    /** No deal was made before, and no plan reaches beyond: what lies outside is a placeholder or a slip. */
    static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    private final List<DateTimeFormatter> formats = new ArrayList<>();
    private final String wanted;
    private final ZoneId zone;

    /**
     * @param zone in which a moment has its day
     * @throws IllegalArgumentException if one is no date pattern
     */
    DateText(List<String> patterns, ZoneId zone) {
        this.zone = zone;
        LocalDate example = LocalDate.of(2025, 12, 31);
        for (String pattern : patterns) {
            // In Java's patterns y is a year of an era, which strict reading refuses without the era.
            DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
            try {
                if (!format.parse(format.format(example.atStartOfDay()), LocalDate::from)
                        .equals(example)) {
                    throw new IllegalArgumentException(pattern + " does not hold a whole date");
                }
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(pattern + " does not hold a whole date", e);
            }
            formats.add(format);
        }
        this.wanted = formats.isEmpty()
                ? "a date like " + example
                : formats.stream()
                        .map(f -> f.format(example.atStartOfDay()))
                        .distinct()
                        .collect(Collectors.joining(" or ", "a date like ", ""));
    }

    /** The day, in the business zone where the text is a moment of a zone of its own. */
    LocalDate parse(String text) throws BadValue {
        Optional<Moment> moment = moment(text);
        return within(moment.isPresent() ? moment.get().dayIn(zone) : parsePattern(text));
    }

    /** The moment in UTC. */
    LocalDateTime parseMoment(String text) throws BadValue {
        Optional<Moment> moment = moment(text);
        if (moment.isEmpty()) {
            return within(parsePattern(text))
                    .atStartOfDay(zone)
                    .withZoneSameInstant(ZoneOffset.UTC)
                    .toLocalDateTime();
        }
        within(moment.get().day());
        return moment.get().utc(zone);
    }

    private Optional<Moment> moment(String text) throws BadValue {
        try {
            return Moment.of(text);
        } catch (DateTimeException e) {
            throw new BadValue(Reason.DATE_INVALID, wanted);
        }
    }

    private static LocalDate within(LocalDate day) throws BadValue {
        if (day.isBefore(FIRST) || day.isAfter(LAST)) {
            throw new BadValue(Reason.DATE_RANGE, "a date from " + FIRST + " to " + LAST);
        }
        return day;
    }

    private LocalDate parsePattern(String text) throws BadValue {
        LocalDate found = null;
        for (DateTimeFormatter format : formats) {
            LocalDate date = parse(text, format);
            if (date != null && found != null && !date.equals(found)) {
                throw new BadValue(Reason.DATE_AMBIGUOUS, "a date that only one of the preset's formats can read");
            }
            found = date == null ? found : date;
        }
        if (found == null) {
            throw new BadValue(Reason.DATE_INVALID, wanted);
        }
        return found;
    }

    private static LocalDate parse(String text, DateTimeFormatter format) {
        try {
            return format.parse(text, LocalDate::from);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
