package io.quarterdeck.engine;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The short list of functions that SQL models may use beyond the common subset of SQL. Each engine registers all of
 * them under these names, and the contract test holds each engine to the same answers.
 */
public final class SharedFunctions {
    /** Full-width digits, letters and signs, then the white space that a match ignores. */
    public static final String FOLDED_FROM;

    /** What each character of {@link #FOLDED_FROM} becomes; the white space has no partner and goes. */
    public static final String FOLDED_TO;

    private static final Map<String, String> MEANING = new TreeMap<>(Map.of(
            "days_between", "days_between(first_day, second_day): whole days from the first to the second, as BIGINT",
            "ratio", "ratio(numerator, denominator): DOUBLE; null where the denominator is 0 or unknown",
            "as_rate", "as_rate(x): a published share, rounded half up to 9 decimals, as DOUBLE",
            "as_statistic", "as_statistic(x): any other published statistic, rounded half up to 6 decimals, as DOUBLE",
            "match_key", "match_key(text): the text without case, spaces and character width, for matching keys",
            "converted",
                    "converted(amount, rate): amount x rate, rounded half up to the minor unit, as DECIMAL(38,6); at rate 1"
                            + " the amount as it is; null where either is unknown",
            "wilson_lower",
                    "wilson_lower(successes, trials): lower end of the 95 % interval of a share (Wilson 1927), as DOUBLE;"
                            + " null without trials",
            "wilson_upper", "wilson_upper(successes, trials): its upper end"));

    static {
        StringBuilder from = new StringBuilder();
        StringBuilder to = new StringBuilder();
        for (char c = '！'; c <= '～'; c++) {
            if (c != '＇' && c != '＼') { // a quote and a backslash would need escapes that differ between engines
                from.append(c);
                to.append((char) (c - '！' + '!'));
            }
        }
        from.append(" \u00a0\u3000\t");
        FOLDED_FROM = from.toString();
        FOLDED_TO = to.toString();
    }

    private SharedFunctions() {}

    /**
     * The SQL of an end of Wilson's interval, the same on every engine, so that they give the same last digit:
     * (k + z²/2 ± z √(k (n − k) / n + z²/4)) / (n + z²), z = 1.96.
     *
     * @param sign minus for the lower end, plus for the upper
     */
    public static String wilson(char sign, String successes, String trials) {
        String k = "cast(" + successes + " as double)";
        String n = "cast(" + trials + " as double)";
        return "case when " + trials + " > 0 then (" + k + " + 1.920729410347062e0 " + sign
                + " 1.959963984540054e0 * sqrt("
                + k + " * (" + n + " - " + k + ") / " + n + " + 0.960364705173531e0)) / (" + n
                + " + 3.841458820694124e0) end";
    }

    /** Each function's name with its meaning, by name. */
    public static Map<String, String> meanings() {
        return Collections.unmodifiableMap(MEANING);
    }
}
