package io.quarterdeck.forecast.whatif;

import java.util.List;

/**
 * A question of the form "what if", as changes of the base.
 *
 * @param name unique in one run; that of the base is {@value #BASE}
 * @param question in the asker's words; may be empty
 * @param changes in the order of the file, which matters where two change one driver of one scope: the later builds on the earlier
 */
public record Scenario(String name, String question, List<Change> changes) {
    public static final String BASE = "base";

    public Scenario {
        changes = List.copyOf(changes);
    }

    public static Scenario base() {
        return new Scenario(BASE, "", List.of());
    }
}
