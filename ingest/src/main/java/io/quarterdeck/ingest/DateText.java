package io.quarterdeck.ingest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads dates in declared patterns and no others: an impossible day is refused, an order of day and month not guessed. */
final class DateText {
    /** No deal was made before, and no plan reaches beyond: what lies outside is a placeholder or a slip. */
    static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    private final List<DateTimeFormatter> formats = new ArrayList<>();
    private final String wanted;

    /** @throws IllegalArgumentException if one is no date pattern */
    DateText(List<String> patterns) {
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
                ? "a date in a format that the preset declares: it declares none"
                : formats.stream()
                        .map(f -> f.format(example.atStartOfDay()))
                        .collect(Collectors.joining(" or ", "a date like ", ""));
    }

    LocalDate parse(String text) throws BadValue {
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
        if (found.isBefore(FIRST) || found.isAfter(LAST)) {
            throw new BadValue(Reason.DATE_RANGE, "a date from " + FIRST + " to " + LAST);
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
