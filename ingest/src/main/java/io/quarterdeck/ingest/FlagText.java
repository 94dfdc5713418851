package io.quarterdeck.ingest;

import java.util.Optional;
import java.util.Set;

/** Reads true and false as people and systems write them. */
final class FlagText {
    private static final Set<String> TRUE = Set.of(
            "true",
            "t",
            "yes",
            "y",
            "1",
            "x",
            "✓",
            "✔",
            "√",
            "是",
            "真",
            "有",
            "ja",
            "oui",
            "sí",
            "si",
            "sim",
            "wahr",
            "vrai",
            "verdadero",
            "checked",
            "on");

    private static final Set<String> FALSE = Set.of(
            "false",
            "f",
            "no",
            "n",
            "0",
            "✗",
            "✘",
            "×",
            "否",
            "假",
            "无",
            "nein",
            "non",
            "não",
            "falsch",
            "faux",
            "falso",
            "unchecked",
            "off");

    private FlagText() {}

    /** Empty where the text is neither. */
    static Optional<Boolean> of(String text) {
        String folded = Words.folded(text);
        return TRUE.contains(folded)
                ? Optional.of(true)
                : FALSE.contains(folded) ? Optional.of(false) : Optional.empty();
    }

    static boolean parse(String text) throws BadValue {
        return of(text).orElseThrow(() -> new BadValue(Reason.FLAG_INVALID, "yes or no"));
    }
}
