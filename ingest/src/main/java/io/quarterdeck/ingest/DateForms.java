package io.quarterdeck.ingest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates in forms besides ISO's that can be read in one way only, so that nobody need declare them: the year comes first
 * in four digits, or the month is a word and the year has four digits.
 */
final class DateForms {
    private static final String TIME =
            "(?:,?[ T]+(?<hour>\\d{1,2})[:时点](?<minute>\\d{2})(?:[:分](?<second>\\d{2})(?:\\.\\d+)?)?[分秒]?"
                    + " ?(?<half>[AaPp]\\.?[Mm]\\.?)?)?";

    private static final Pattern[] FORMS = {
        Pattern.compile(
                "(?<year>\\d{4}) ?(?<mark>[-/.年]) ?(?<month>\\d{1,2}) ?(?:\\k<mark>|月) ?(?<day>\\d{1,2})日?" + TIME),
        Pattern.compile("(?<year>(?:19|20)\\d\\d)(?<month>\\d\\d)(?<day>\\d\\d)" + TIME),
        Pattern.compile("(?<day>\\d{1,2})(?:st|nd|rd|th)?[- /.]{1,2}(?<word>\\p{Alpha}{3,9})[- /.,]{1,2}(?<year>\\d{4})"
                + TIME),
        Pattern.compile(
                "(?<word>\\p{Alpha}{3,9})[- .]{1,2}(?<day>\\d{1,2})(?:st|nd|rd|th)?[-, ]{1,2}(?<year>\\d{4})" + TIME)
    };

    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("january", 1),
            Map.entry("february", 2),
            Map.entry("march", 3),
            Map.entry("april", 4),
            Map.entry("may", 5),
            Map.entry("june", 6),
            Map.entry("july", 7),
            Map.entry("august", 8),
            Map.entry("september", 9),
            Map.entry("sept", 9),
            Map.entry("october", 10),
            Map.entry("november", 11),
            Map.entry("december", 12));

    private static final int LONGEST = 40;

    private DateForms() {}

    /** Null where the text is in none of the forms. @throws DateTimeException for a day or time that does not exist */
    static Moment read(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        for (Pattern form : FORMS) {
            Matcher matcher = form.matcher(text);
            if (matcher.matches()) {
                boolean isWord = form.pattern().contains("<word>");
                int month = isWord ? month(matcher.group("word")) : Integer.parseInt(matcher.group("month"));
                if (month < 0) {
                    return null;
                }
                LocalDate day = LocalDate.of(
                        Integer.parseInt(matcher.group("year")), month, Integer.parseInt(matcher.group("day")));
                return matcher.group("hour") == null ? new Moment(day) : new Moment(day, time(matcher));
            }
        }
        return null;
    }

    private static LocalTime time(Matcher matcher) {
        int hour = Integer.parseInt(matcher.group("hour"));
        String half = matcher.group("half");
        if (half != null) {
            if (hour < 1 || hour > 12) {
                throw new DateTimeException("hour " + hour + " of half a day");
            }
            hour = hour % 12 + (half.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
        }
        return LocalTime.of(
                hour,
                Integer.parseInt(matcher.group("minute")),
                matcher.group("second") == null ? 0 : Integer.parseInt(matcher.group("second")));
    }

    private static int month(String word) {
        String folded = word.toLowerCase(Locale.ROOT);
        Integer whole = MONTHS.get(folded);
        if (whole != null) {
            return whole;
        }
        return folded.length() != 3
                ? -1
                : MONTHS.entrySet().stream()
                        .filter(m -> m.getKey().startsWith(folded))
                        .mapToInt(Map.Entry::getValue)
                        .findFirst()
                        .orElse(-1);
    }
}
