package io.quarterdeck.ingest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The lines of totals that reports put below their records. They are no records, and would count everything twice; but
 * what they state must be what the records add up to.
 */
final class Totals {
    static final Set<String> WORDS = Set.of(
            "total",
            "totals",
            "subtotal",
            "sub-total",
            "grand total",
            "grand totals",
            "report total",
            "sum",
            "gesamt",
            "summe",
            "合计",
            "总计",
            "总和",
            "小计",
            "合計",
            "總計",
            "小計");

    /** A number with whatever currency or unit may stand beside it. */
    private static final Pattern NUMBER = Pattern.compile("[-+\u2212(]?\\s*(?:\\p{Lu}{0,3}\\p{Sc}|\\p{Lu}{3})?\\s*[-(]?"
            + "[\\d.,'\u2019\\s\u00A0\u202F]*\\d[\\d.,'\u2019\\s\u00A0\u202F]*"
            + "(?:\\p{Sc}|\\p{Lu}{3}|[kKmM]|bn|[千万亿]?元|[千万亿])?\\s*[-%)]?");

    private static final int LONGEST_NUMBER = 40;

    private static final int LONGEST_GROUP = 200;

    /** As in "Grand Totals (41 records)". */
    private static final Pattern COUNTED = Pattern.compile("\\s*\\(\\s*[\\d,.]+ [^)]*\\)$");

    private static final BigDecimal NOTHING = new BigDecimal("0.000000");

    /** Above the records of a group, as in "Qualified (12)". */
    private static final Pattern GROUP = Pattern.compile("\\S.*\\(\\d+\\)\\s*");

    private static final int FEWEST_OF_GROUP = 4;

    private final List<Stated> stated = new ArrayList<>();
    private BigDecimal sum = NOTHING;
    private BigDecimal group = NOTHING;
    private Optional<String> currency = Optional.empty();
    private boolean isMixed;

    /** A total that is neither the sum of all records before it nor of those since the total before it. */
    private record Stated(long line, BigDecimal total) {}

    /** A total that its records do not add up to. */
    record Mismatch(long line, BigDecimal stated, BigDecimal found) {}

    /** A record's amount, and the currency that it names; null where it names none. */
    void add(BigDecimal amount, String amountCurrency) {
        isMixed |= currency.isPresent() && !currency.get().equals(String.valueOf(amountCurrency));
        currency = Optional.of(String.valueOf(amountCurrency));
        sum = sum.add(amount);
        group = group.add(amount);
    }

    /** What a line of totals states; empty where it states no amount. */
    void state(long line, Optional<BigDecimal> total) {
        if (total.isPresent() && total.get().compareTo(sum) != 0 && total.get().compareTo(group) != 0) {
            stated.add(new Stated(line, total.get()));
        }
        group = NOTHING;
    }

    /**
     * The first total that does not hold; a total above its records is that of the whole file. Amounts of several
     * currencies have no sum that an export could state.
     */
    Optional<Mismatch> mismatch() {
        return isMixed
                ? Optional.empty()
                : stated.stream()
                        .filter(s -> s.total().compareTo(sum) != 0)
                        .findFirst()
                        .map(s -> new Mismatch(s.line(), s.total(), sum));
    }

    /**
     * Whether the first text is a word for totals and all else is empty or a number. A customer may be called Total, and
     * then more is said of it.
     */
    static boolean isTotals(List<String> fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (!fields.get(i).isBlank()) {
                return isWord(fields.get(i)) && hasNumbersOnly(fields.subList(i + 1, fields.size()));
            }
        }
        return false;
    }

    /**
     * Whether the line may head a group of records, as grouped exports of Odoo have them: its name and the number of
     * records in the first field, and else nothing but numbers, which are their sums. A record may look like this too, so
     * it has to lack what every record has.
     */
    static boolean isGroup(List<String> fields) {
        return fields.size() >= FEWEST_OF_GROUP
                && fields.get(0).length() <= LONGEST_GROUP
                && GROUP.matcher(fields.get(0).strip()).matches()
                && hasNumbersOnly(fields.subList(1, fields.size()));
    }

    private static boolean hasNumbersOnly(List<String> fields) {
        for (String field : fields) {
            boolean isNumber = field.length() <= LONGEST_NUMBER
                    && NUMBER.matcher(FullWidth.narrowed(field).strip()).matches();
            if (!field.isBlank() && !isNumber) {
                return false;
            }
        }
        return true;
    }

    /** Whether a text names the total of something, as {@code 合计} or {@code East total}. */
    static boolean isTotalOf(String text) {
        String folded = Words.folded(text);
        return isWord(text)
                || WORDS.stream().anyMatch(w -> folded.endsWith(w) && (w.charAt(0) > 127 || folded.endsWith(" " + w)));
    }

    /** Whether a text is a word for totals. */
    static boolean isWord(String field) {
        if (field.length() > LONGEST_NUMBER) {
            return false;
        }
        String folded = Words.folded(field);
        if (folded.endsWith(")")) {
            folded = COUNTED.matcher(folded).replaceFirst("");
        }
        return WORDS.contains(
                folded.endsWith(":") ? folded.substring(0, folded.length() - 1).strip() : folded);
    }
}
