package io.quarterdeck.ingest;

import java.util.List;
import java.util.Set;

/** The line of totals that reports put below their records: it is no record, and would count everything twice. */
final class Totals {
    private static final Set<String> WORDS = Set.of(
            "total", "totals", "subtotal", "sub-total", "grand total", "sum", "合计", "总计", "总和", "小计", "合計", "總計", "小計");

    private static final String NUMBER = "[-+(]?[\\p{Sc}]?[\\d.,'\\s]*\\d[\\d.,'\\s]*[%)]?";

    private static final int LONGEST_NUMBER = 40;

    private Totals() {}

    /**
     * Whether the first text is a word for totals and all else is empty or a number. A customer may be called Total, and
     * then more is said of it.
     */
    static boolean isTotals(List<String> fields) {
        boolean hasWord = false;
        for (String field : fields) {
            if (field.isBlank()) {
                continue;
            }
            if (!hasWord) {
                if (!isWord(field)) {
                    return false;
                }
                hasWord = true;
            } else if (field.length() > LONGEST_NUMBER || !field.strip().matches(NUMBER)) {
                return false;
            }
        }
        return hasWord;
    }

    /** Whether a text names the total of something, as {@code 合计} or {@code East total}. */
    static boolean isTotalOf(String text) {
        String folded = Words.folded(text);
        return isWord(text)
                || WORDS.stream().anyMatch(w -> folded.endsWith(w) && (w.charAt(0) > 127 || folded.endsWith(" " + w)));
    }

    private static boolean isWord(String field) {
        String folded = Words.folded(field);
        return WORDS.contains(
                folded.endsWith(":") ? folded.substring(0, folded.length() - 1).strip() : folded);
    }
}
