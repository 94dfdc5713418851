package io.quarterdeck.ingest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The currency that a number format of a spreadsheet shows beside a number: € for {@code [$€-407] #,##0.00}. */
final class FormatCurrency {
    /** A sign, then the number of a language, as in {@code [$¥-804]}; without a sign it is a language only. */
    private static final Pattern BRACKET = Pattern.compile("\\[\\$([^\\]-]*)[^\\]]*\\]");

    /** Colours and conditions, room as wide as a character, a character that fills, and what makes the number. */
    private static final Pattern NO_LITERAL =
            Pattern.compile("\\[[^\\]]*\\]|[_*].|[#0?,.%()+ -]|(?i)general|E(?=[+-])");

    private FormatCurrency() {}

    /** The sign or code as it is shown; empty where there is none. */
    static String of(String code) {
        if (code == null) {
            return ""; // that of a built-in format is the language's of whoever opens the file
        }
        String positive = code.split(";", 2)[0];
        Matcher bracket = BRACKET.matcher(positive);
        String shown = bracket.find() && !bracket.group(1).isBlank()
                ? bracket.group(1)
                : NO_LITERAL.matcher(positive).replaceAll("").replaceAll("[\"\\\\]", "");
        return CurrencyWords.meanings(shown).isEmpty() ? "" : shown.strip();
    }
}
