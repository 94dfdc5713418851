package io.quarterdeck.ingest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads decimal numbers exactly. The decimal mark is declared; groups of three digits may be marked with the other of
 * point and comma, a space or an apostrophe where every group is whole. A minus may stand before or behind, or be
 * written as parentheses; units such as 万 and k are multiplied out. There is no exponent.
 *
 * <p>Where both marks are declared, the whole file decides: it is read once to gather evidence, and once more with what
 * {@link #settled} gives. Where nothing proves one, a number that says two things is refused.
 */
final class DecimalText {
    /** A preset's mark is the point, unless a file's numbers prove that theirs is the comma. */
    static final String POINT_ELSE_COMMA = ". else ,";

    /** So many numbers must prove the mark that a preset does not expect: one may be a slip. */
    private static final int PROOFS = 3;

    /** What DECIMAL(20,6) holds. */
    private static final int DECIMALS = 6;

    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(20 - DECIMALS);

    /** Longer than any number that fits; keeps the reading away from texts of megabytes. */
    private static final int LONGEST = 60;

    /** Of no number that is plain. */
    static final long NOT_PLAIN = Long.MIN_VALUE;

    private static final int PLAIN_DIGITS = 12;
    private static final long[] TENS = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

    private final String marks;
    private final boolean isProven;
    private final boolean hasPreferred;
    private final String example;
    private long pointProofs;
    private long commaProofs;

    /** @param marks one decimal mark; both where the file must prove which it is, or {@link #POINT_ELSE_COMMA} */
    DecimalText(String marks) {
        this(marks.equals(POINT_ELSE_COMMA) ? ".," : marks, false, marks.equals(POINT_ELSE_COMMA));
    }

    private DecimalText(String marks, boolean isProven, boolean hasPreferred) {
        this.marks = marks;
        this.isProven = isProven;
        this.hasPreferred = hasPreferred;
        this.example = "a number like 12000" + marks.charAt(0) + "00";
    }

    /**
     * A number as it is written, with what stands around it.
     *
     * @param number with six decimals
     * @param currencies that its currency sign may mean; empty where there is none
     */
    record Amount(BigDecimal number, List<String> currencies) {}

    boolean isContested() {
        return marks.length() > 1;
    }

    /**
     * The same with the mark that the numbers read so far prove. Where they prove none, or both, it is the preferred one;
     * without one it stays open.
     */
    DecimalText settled() {
        if (hasPreferred) {
            boolean isComma = pointProofs == 0 && commaProofs >= PROOFS;
            return new DecimalText(isComma ? "," : ".", isComma, false);
        }
        if (pointProofs > 0 == commaProofs > 0) {
            return this;
        }
        return new DecimalText(pointProofs > 0 ? "." : ",", true, false);
    }

    /** The number in plain notation with six decimals: digits, one decimal mark and a sign; null if there is more. */
    BigDecimal plain(String text) {
        int length = text.length();
        int at = length > 1 && text.charAt(0) == '-' ? 1 : 0;
        if (length - at > PLAIN_DIGITS + DECIMALS + 1) {
            return null;
        }
        long digits = 0;
        int decimals = -1;
        int whole = 0;
        for (int i = at; i < length; i++) {
            int digit = text.charAt(i) - '0';
            if (digit >= 0 && digit <= 9) {
                digits = 10 * digits + digit;
                if (decimals >= 0) {
                    decimals++;
                } else {
                    whole++;
                }
            } else if (decimals < 0 && marks.length() == 1 && text.charAt(i) == marks.charAt(0)) {
                decimals = 0;
            } else {
                return null;
            }
        }
        if (decimals == 0 || decimals > DECIMALS || whole == 0 || whole > PLAIN_DIGITS || isProven && decimals == 3) {
            return null;
        }
        return BigDecimal.valueOf((at == 0 ? digits : -digits) * TENS[Math.max(decimals, 0)], DECIMALS);
    }

    /**
     * What {@link #plain} would read, in millionths.
     *
     * @param isWhole whether it may have no decimals
     * @return {@link #NOT_PLAIN} where there is more to it
     */
    long plain(byte[] text, int from, int to, boolean isWhole) {
        int at = to - from > 1 && text[from] == '-' ? from + 1 : from;
        if (to - at > PLAIN_DIGITS + DECIMALS + 1 || marks.length() != 1) {
            return NOT_PLAIN;
        }
        char mark = marks.charAt(0);
        long digits = 0;
        int decimals = -1;
        int whole = 0;
        for (int i = at; i < to; i++) {
            int digit = text[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = 10 * digits + digit;
                if (decimals >= 0) {
                    decimals++;
                } else {
                    whole++;
                }
            } else if (decimals < 0 && !isWhole && text[i] == mark) {
                decimals = 0;
            } else {
                return NOT_PLAIN;
            }
        }
        boolean isNegative = at > from;
        if (decimals == 0
                || decimals > DECIMALS
                || whole == 0
                || whole > PLAIN_DIGITS
                || isProven && decimals == 3
                || isNegative && digits == 0) {
            return NOT_PLAIN;
        }
        return (isNegative ? -digits : digits) * TENS[Math.max(decimals, 0)];
    }

    /** The number with six decimals, without anything around it but a sign and a unit. */
    BigDecimal parse(String text, Consumer<Note> note) throws BadValue {
        BigDecimal plain = plain(text);
        return plain != null
                ? plain
                : amount(text, NumberUnit.NONE, false, note).number();
    }

    /**
     * An amount as people write it, as {@code (1,200.00)}, {@code 1.2万元} or {@code USD 1,200}.
     *
     * @param heading the unit and currency that its heading says
     * @param isMoney whether a currency may stand there, and the units that only money has
     */
    Amount amount(String text, NumberUnit heading, boolean isMoney, Consumer<Note> note) throws BadValue {
        if (text.length() > LONGEST) {
            throw invalid();
        }
        List<Note> notes = new ArrayList<>();
        String plain = FullWidth.narrowed(text).strip();
        if (!plain.equals(text)) {
            notes.add(Note.FULL_WIDTH);
        }
        boolean isNegative = false;
        boolean hasSign = false;
        if (plain.startsWith("(") && plain.endsWith(")")) {
            plain = plain.substring(1, plain.length() - 1).strip();
            isNegative = true;
            hasSign = true;
            notes.add(Note.NEGATIVE_FORM);
        }
        int from = firstDigit(plain);
        int to = lastDigit(plain) + 1;
        if (from < 0) {
            throw invalid();
        }
        String before = plain.substring(0, from).strip();
        String behind = plain.substring(to).strip();
        if (before.endsWith("(") && behind.startsWith(")") && !hasSign) {
            before = before.substring(0, before.length() - 1).strip();
            behind = behind.substring(1).strip();
            isNegative = true;
            hasSign = true;
            notes.add(Note.NEGATIVE_FORM);
        }
        for (boolean isBefore : new boolean[] {true, false}) {
            String around = isBefore ? before : behind;
            int sign = signAt(around, isBefore);
            if (sign >= 0) {
                if (hasSign) {
                    throw invalid();
                }
                hasSign = true;
                char c = around.charAt(sign);
                isNegative = c != '+';
                if (!isBefore || c == '\u2212') {
                    notes.add(Note.NEGATIVE_FORM);
                }
                around = (around.substring(0, sign) + around.substring(sign + 1)).strip();
            }
            before = isBefore ? around : before;
            behind = isBefore ? behind : around;
        }
        NumberUnit unit = unit(before, behind, isMoney).orElseThrow(this::invalid);
        if (unit.power().isPresent() && heading.power().isPresent()) {
            throw new BadValue(Reason.UNIT_CONFLICT, "a number without a unit, as the heading has one already");
        }
        if (!unit.currencies().isEmpty()
                && !heading.currencies().isEmpty()
                && unit.currencies().stream().noneMatch(heading.currencies()::contains)) {
            throw new BadValue(Reason.CCY_CONFLICT, "an amount in the heading's currency");
        }
        int power = unit.power().or(heading::power).orElse(0);
        if (power > 0) {
            notes.add(Note.UNIT);
        }
        BigDecimal number = number(plain.substring(from, to), notes).scaleByPowerOfTen(power);
        BigDecimal stored = stored(isNegative ? number.negate() : number);
        notes.forEach(note);
        return new Amount(stored, both(unit.currencies(), heading.currencies()));
    }

    /** What cell and heading both may mean: a $ below Amount (USD) is one dollar and no other. */
    private static List<String> both(List<String> cell, List<String> heading) {
        return cell.isEmpty()
                ? heading
                : heading.isEmpty()
                        ? cell
                        : cell.stream().filter(heading::contains).toList();
    }

    /** What stands before and behind: a currency on one side only, a power of ten behind. */
    private static Optional<NumberUnit> unit(String before, String behind, boolean isMoney) {
        if (before.isEmpty()) {
            return NumberUnit.beside(behind, isMoney);
        }
        List<String> currencies = isMoney ? CurrencyWords.meanings(before) : List.of();
        Optional<NumberUnit> power = NumberUnit.beside(behind, isMoney);
        if (currencies.isEmpty() || power.isEmpty()) {
            return Optional.empty();
        }
        // The sign and the code of one currency may both stand there, as in $5 USD.
        List<String> both = power.get().currencies().isEmpty()
                ? currencies
                : currencies.stream().filter(power.get().currencies()::contains).toList();
        return both.isEmpty()
                ? Optional.empty()
                : Optional.of(new NumberUnit(power.get().power(), both, false));
    }

    private static int signAt(String around, boolean isBefore) {
        for (int i = 0; i < around.length(); i++) {
            char c = around.charAt(i);
            if (c == '-' || c == '\u2212' || isBefore && c == '+') {
                return i;
            }
        }
        return -1;
    }

    private static int firstDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            boolean isMark = (text.charAt(i) == '.' || text.charAt(i) == ',') && i + 1 < text.length();
            if (isDigit(text.charAt(i)) || isMark && isDigit(text.charAt(i + 1))) {
                return i;
            }
        }
        return -1;
    }

    private static int lastDigit(String text) {
        int at = text.length() - 1;
        while (at >= 0 && !isDigit(text.charAt(at))) {
            at--;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** By the mark, or by the one of both that can read it. */
    private BigDecimal number(String digits, List<Note> notes) throws BadValue {
        if (marks.length() == 1) {
            BigDecimal number = number(digits, marks.charAt(0));
            if (number == null) {
                throw invalid();
            }
            BigDecimal other = isProven ? number(digits, marks.charAt(0) == '.' ? ',' : '.') : null;
            if (other != null && other.compareTo(number) != 0) {
                notes.add(Note.DECIMAL_PROVEN);
            }
            return number;
        }
        BigDecimal point = number(digits, '.');
        BigDecimal comma = number(digits, ',');
        if (point == null && comma == null) {
            throw invalid();
        }
        if (point != null && comma != null && point.compareTo(comma) != 0) {
            throw new BadValue(
                    Reason.LOCALE_AMBIG, "a number that can be read in one way, as . or , may be its decimal mark");
        }
        pointProofs += comma == null ? 1 : 0;
        commaProofs += point == null ? 1 : 0;
        return point == null ? comma : point;
    }

    /** Null where the digits are no number with this decimal mark. */
    private static BigDecimal number(String digits, char mark) {
        int at = digits.lastIndexOf(mark);
        if (at != digits.indexOf(mark) || at == digits.length() - 1) {
            return null;
        }
        String whole = at < 0 ? digits : digits.substring(0, at);
        String decimals = at < 0 ? "" : digits.substring(at);
        for (int i = 1; i < decimals.length(); i++) {
            if (!isDigit(decimals.charAt(i))) {
                return null;
            }
        }
        String joined = joined(whole, mark);
        return joined == null ? null : new BigDecimal(joined + decimals.replace(mark, '.'));
    }

    /** The digits without the marks of their groups; null where a group is not whole or has another mark. */
    private static String joined(String whole, char mark) {
        StringBuilder digits = new StringBuilder(whole.length());
        int inGroup = 0;
        char group = 0;
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            if (isDigit(c)) {
                digits.append(c);
                inGroup++;
                continue;
            }
            boolean isGroup = (c == '.' || c == ',') && c != mark || " \u00A0\u202F\u2009'\u2019".indexOf(c) >= 0;
            boolean isWhole = group == 0 ? inGroup >= 1 && inGroup <= 3 && whole.charAt(0) != '0' : inGroup == 3;
            if (!isGroup || !isWhole || group != 0 && group != c) {
                return null;
            }
            group = c;
            inGroup = 0;
        }
        return group != 0 && inGroup != 3 ? null : digits.toString();
    }

    private static BigDecimal stored(BigDecimal number) throws BadValue {
        if (number.stripTrailingZeros().scale() > DECIMALS) {
            throw new BadValue(Reason.NUMBER_INVALID, "a number with at most " + DECIMALS + " decimals");
        }
        if (number.abs().compareTo(LIMIT) >= 0) {
            throw new BadValue(Reason.NUMBER_RANGE, "a number below " + LIMIT.toPlainString());
        }
        return number.setScale(DECIMALS, RoundingMode.UNNECESSARY);
    }

    private BadValue invalid() {
        return new BadValue(Reason.NUMBER_INVALID, example);
    }

    /** A share from 0 to 1: a percentage where {@code isPercent}, or where the text says so with a sign. */
    double parseShare(String text, boolean isPercent, Consumer<Note> note) throws BadValue {
        char last = text.charAt(text.length() - 1);
        boolean hasSign = last == '%' || last == '％';
        BigDecimal number = parse(hasSign ? text.substring(0, text.length() - 1).stripTrailing() : text, note);
        BigDecimal share = hasSign || isPercent ? number.movePointLeft(2) : number;
        if (share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0) {
            return share.doubleValue();
        }
        if (!hasSign && !isPercent && share.signum() > 0 && share.compareTo(BigDecimal.valueOf(100)) <= 0) {
            throw new BadValue(Reason.PCT_SCALE, "a share from 0 to 1, or a percentage with its sign");
        }
        throw new BadValue(
                Reason.SHARE_RANGE, isPercent ? "a percentage from 0 to 100" : "a share from 0 to 1, or a percentage");
    }

    /** A growth: a percentage where {@code isPercent}, or where the text says so with a sign; else a share from -1 to 1. */
    double parseGrowth(String text, boolean isPercent, Consumer<Note> note) throws BadValue {
        String plain =
                text.startsWith("+") || text.startsWith("＋") ? text.substring(1).stripLeading() : text;
        boolean hasSign = plain.endsWith("%") || plain.endsWith("％");
        BigDecimal number =
                parse(hasSign ? plain.substring(0, plain.length() - 1).stripTrailing() : plain, note);
        if (hasSign || isPercent) {
            return number.movePointLeft(2).doubleValue();
        }
        if (number.abs().compareTo(BigDecimal.ONE) > 0) {
            throw new BadValue(Reason.PCT_SCALE, "a growth with its sign, like 20%, or a share like 0.2");
        }
        return number.doubleValue();
    }

    long parseWhole(String text, Consumer<Note> note) throws BadValue {
        BigDecimal number = parse(text, note);
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw new BadValue(Reason.NUMBER_INVALID, "a whole number");
        }
    }
}
