package io.quarterdeck.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What each source's own export of stages says they stand for: a deal whose export has no flag takes its status from it. */
final class StageDefinitions {
    /** The canonical table that holds them. */
    static final String TABLE = "pipeline_stages";

    static final StageDefinitions NONE = new StageDefinitions();

    private final Map<String, Map<String, String>> byKey = new HashMap<>();
    private final Map<String, Map<String, Set<String>>> byName = new HashMap<>();

    /**
     * A later word on a key overrules an earlier one.
     *
     * @param name how the stage is shown; null where that is its key
     * @param isClosed null where unknown
     * @param isWon null where unknown
     */
    void add(String system, String key, String name, Boolean isClosed, Boolean isWon) {
        String shown = name == null ? key : name;
        String status;
        if (Boolean.TRUE.equals(isWon)) {
            status = "won";
        } else if (isClosed == null) {
            status = StageWords.status(shown);
        } else if (isClosed) {
            status = isWon == null && "won".equals(StageWords.status(shown)) ? "won" : "lost";
        } else {
            status = "open";
        }
        byKey.computeIfAbsent(system, s -> new HashMap<>()).put(Words.folded(key), status);
        byName.computeIfAbsent(system, s -> new HashMap<>())
                .computeIfAbsent(Words.folded(shown), n -> new HashSet<>())
                .add(status);
    }

    /**
     * From a stage's key, or its name, to its status. A name that means one thing in one pipeline and another in the next
     * says nothing.
     */
    Map<String, String> of(String system) {
        Map<String, String> statuses = new TreeMap<>();
        byName.getOrDefault(system, Map.of()).forEach((name, all) -> {
            if (all.size() == 1) {
                statuses.put(name, all.iterator().next());
            }
        });
        statuses.putAll(byKey.getOrDefault(system, Map.of()));
        return statuses;
    }
}
