package io.quarterdeck.dashboards;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers, dates and periods as they stand in a sentence of one language, whatever the machine's locale. */
final class NumberText {
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q(\\d)");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d{2})");

    private final Labels labels;
    private final boolean hasCalendarMonths;

    /** For a review whose months are the calendar's. */
    NumberText(Labels labels) {
        this(labels, true);
    }

    /** @param hasCalendarMonths whether 2025-08 is an August, and not the eighth month of a year of weeks */
    NumberText(Labels labels, boolean hasCalendarMonths) {
        this.labels = labels;
        this.hasCalendarMonths = hasCalendarMonths;
    }

    /** As Excel rounds for display: from 15 digits, half up. A sentence and the cell beside it must show the same. */
    private static BigDecimal rounded(double value, int decimals) {
        return new BigDecimal(value)
                .round(new MathContext(15, RoundingMode.HALF_UP))
                .setScale(decimals, RoundingMode.HALF_UP);
    }

    /** Rounded half up, with thousands separators and a true minus sign. */
    static String decimal(double value, int decimals) {
        BigDecimal rounded = rounded(value, decimals);
        StringBuilder pattern = new StringBuilder("#,##0");
        if (decimals > 0) {
            pattern.append('.').append("0".repeat(decimals));
        }
        String digits = new DecimalFormat(pattern.toString(), DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(rounded.abs());
        return rounded.signum() < 0 ? "−" + digits : digits;
    }

    static String signed(double value, int decimals) {
        String text = decimal(value, decimals);
        boolean isPositive =
                new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP).signum() > 0;
        return isPositive ? "+" + text : text;
    }

    /** A share as a percentage without decimals. */
    static String percent(double share) {
        return decimal(share * 100, 0) + "%";
    }

    /** The difference of two shares, in percentage points. */
    String points(double difference) {
        return labels.text("text.points", signed(difference * 100, 1));
    }

    String date(LocalDate day) {
        return labels.text(
                "text.date", day.getYear(), labels.text("month." + day.getMonthValue()), day.getDayOfMonth());
    }

    /** A period's label in words; the label itself where it is no quarter and no calendar month. */
    String period(String label) {
        Matcher quarter = QUARTER.matcher(label);
        if (quarter.matches()) {
            return labels.text("text.quarter", quarter.group(1), quarter.group(2));
        }
        Matcher month = MONTH.matcher(label);
        if (month.matches() && hasCalendarMonths) {
            return labels.text("text.month", month.group(1), labels.text("month." + Integer.parseInt(month.group(2))));
        }
        return label;
    }

    /** The sign that goes before a change, so that colour is never alone. */
    static String arrow(double change) {
        return change > 0 ? "▲" : change < 0 ? "▼" : "";
    }
}
