package io.quarterdeck.ingest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * Reads plain decimal numbers with a declared decimal mark, exactly. Groups of three digits may be marked with the
 * other of point and comma where every group is whole; there is no exponent, unit or sign of a currency.
 */
final class DecimalText {
    /** What DECIMAL(20,6) holds. */
    private static final int DECIMALS = 6;

    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(20 - DECIMALS);

    /** Longer than any number that fits; keeps the pattern away from texts of megabytes. */
    private static final int LONGEST = 60;

    private final Pattern pattern;
    private final String group;
    private final char mark;
    private final String example;

    DecimalText(char mark) {
        this.mark = mark;
        this.group = mark == '.' ? "," : ".";
        this.example = "a number like 12000" + mark + "00";
        String digits = "(\\d{1,3}(" + Pattern.quote(group) + "\\d{3})+|\\d+)";
        String decimals = Pattern.quote(String.valueOf(mark)) + "\\d+";
        this.pattern = Pattern.compile("[+-]?(" + digits + "(" + decimals + ")?|" + decimals + ")");
    }

    /** The number with six decimals. */
    BigDecimal parse(String text) throws BadValue {
        if (text.length() > LONGEST || !pattern.matcher(text).matches()) {
            throw new BadValue(Reason.NUMBER_INVALID, example);
        }
        BigDecimal number = new BigDecimal(text.replace(group, "").replace(mark, '.'));
        if (number.stripTrailingZeros().scale() > DECIMALS) {
            throw new BadValue(Reason.NUMBER_INVALID, "a number with at most " + DECIMALS + " decimals");
        }
        if (number.abs().compareTo(LIMIT) >= 0) {
            throw new BadValue(Reason.NUMBER_RANGE, "a number below " + LIMIT.toPlainString());
        }
        return number.setScale(DECIMALS, RoundingMode.UNNECESSARY);
    }

    /** A share from 0 to 1: a percentage where {@code isPercent}, or where the text says so with a sign. */
    double parseShare(String text, boolean isPercent) throws BadValue {
        boolean hasSign = text.endsWith("%");
        BigDecimal number = parse(hasSign ? text.substring(0, text.length() - 1).stripTrailing() : text);
        BigDecimal share = hasSign || isPercent ? number.movePointLeft(2) : number;
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new BadValue(
                    Reason.SHARE_RANGE,
                    isPercent ? "a percentage from 0 to 100" : "a share from 0 to 1, or a percentage");
        }
        return share.doubleValue();
    }

    long parseWhole(String text) throws BadValue {
        BigDecimal number = parse(text);
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw new BadValue(Reason.NUMBER_INVALID, "a whole number");
        }
    }
}
