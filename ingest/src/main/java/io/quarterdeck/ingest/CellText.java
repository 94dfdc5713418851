package io.quarterdeck.ingest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** The number in a spreadsheet's cell as text: exact, and with its date or percent sign where its format shows one. */
final class CellText {
    /** What a cell's number format makes of its number. */
    enum Kind {
        PLAIN,
        DATE,
        PERCENT
    }

    private static final Pattern INTEGER = Pattern.compile("-?\\d+");

    /** Excel shows and computes this many digits; what follows is the remainder of a binary fraction. */
    private static final int DIGITS = 15;

    /** Whole numbers above it are rounded in a double. */
    private static final BigDecimal EXACT = BigDecimal.valueOf(1L << 53);

    private static final BigDecimal SECONDS_OF_DAY = BigDecimal.valueOf(86_400);

    private static final double LAST_SERIAL = 2_958_466;

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private CellText() {}

    /** By the number of a built-in format (ECMA-376 part 1, 18.8.30), or by the code of a format of one's own. */
    static Kind kind(int format, String code) {
        if (code == null) {
            boolean isDate = format >= 14 && format <= 22
                    || format >= 27 && format <= 36
                    || format >= 45 && format <= 47
                    || format >= 50 && format <= 58;
            return format == 46
                    ? Kind.PLAIN
                    : isDate ? Kind.DATE : format == 9 || format == 10 ? Kind.PERCENT : Kind.PLAIN;
        }
        // Texts, escaped characters, colours and locales say nothing of the kind; [h] counts hours and is no date.
        String positive = code.split(";", 2)[0];
        if (positive.matches("(?i).*\\[(h+|m+|s+)].*")) {
            return Kind.PLAIN;
        }
        String bare = positive.replaceAll("\"[^\"]*\"?|\\\\.|[_*].|\\[[^\\]]*\\]", "")
                .replaceAll("(?i)general", "")
                .toLowerCase(Locale.ROOT);
        if (bare.indexOf('%') >= 0) {
            return Kind.PERCENT;
        }
        return bare.matches(".*[ymdhs年月日时分秒].*") ? Kind.DATE : Kind.PLAIN;
    }

    /**
     * @param text the number as the file has it
     * @param is1904 whether day 0 is 1904-01-01
     * @throws BadValue if it is no number, or a day that no calendar has
     */
    static String of(String text, Kind kind, boolean is1904) throws BadValue {
        if (kind == Kind.PLAIN && INTEGER.matcher(text).matches()) {
            return text;
        }
        BigDecimal number = number(text);
        return switch (kind) {
            case PLAIN -> plain(text, number);
            case PERCENT ->
                rounded(number).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
            case DATE -> date(number, is1904);
        };
    }

    private static BigDecimal number(String text) throws BadValue {
        try {
            if (text.length() > 60) {
                throw new NumberFormatException(text);
            }
            BigDecimal number = new BigDecimal(text);
            if (Math.abs((long) number.precision() - number.scale()) > 400) {
                throw new NumberFormatException(text);
            }
            return number;
        } catch (NumberFormatException e) {
            throw new BadValue(Reason.NUMBER_INVALID, "a number");
        }
    }

    /** A whole number that a double cannot hold stays as it is, so that a key shows that it was rounded. */
    private static String plain(String text, BigDecimal number) {
        if (number.abs().compareTo(EXACT) >= 0) {
            return text;
        }
        BigDecimal rounded = rounded(number);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static BigDecimal rounded(BigDecimal number) {
        boolean isWhole = number.stripTrailingZeros().scale() <= 0;
        return isWhole ? number : number.round(new MathContext(DIGITS, RoundingMode.HALF_UP));
    }

    private static String date(BigDecimal serial, boolean is1904) throws BadValue {
        if (serial.signum() < 0 || serial.doubleValue() >= LAST_SERIAL) {
            throw new BadValue(Reason.DATE_RANGE, "the number of a day");
        }
        long days = serial.longValue();
        long seconds = serial.subtract(BigDecimal.valueOf(days))
                .multiply(SECONDS_OF_DAY)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        if (days == 0 && seconds > 0 && seconds < SECONDS_OF_DAY.longValue()) {
            return LocalTime.ofSecondOfDay(seconds).format(DateTimeFormatter.ISO_LOCAL_TIME);
        }
        // Excel's calendar of 1900 has a 29 February, day 60, because Lotus 1-2-3 had one.
        if (!is1904 && days == 60) {
            throw new BadValue(Reason.DATE_1900, "a day that the calendar has");
        }
        LocalDate start = is1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, days < 60 ? 31 : 30);
        LocalDateTime moment = start.plusDays(days).atStartOfDay().plusSeconds(seconds);
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? moment.toLocalDate().toString()
                : moment.format(MOMENT);
    }
}
