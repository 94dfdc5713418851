package io.quarterdeck.forecast.whatif;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whom and what a scenario may name: the company's regions, teams, people, products, segments, accounts, territories and open deals.
 *
 * @param byType from the kind (region, team, person, product, segment, account, territory, deal) and the id to the name that is shown
 */
public record Names(SortedMap<String, SortedMap<String, String>> byType) {
    public Names {
        SortedMap<String, SortedMap<String, String>> copy = new TreeMap<>();
        byType.forEach((type, names) -> copy.put(type, Collections.unmodifiableSortedMap(new TreeMap<>(names))));
        byType = Collections.unmodifiableSortedMap(copy);
    }

    /** The names of one kind, by id; empty where there are none. */
    public Map<String, String> of(String type) {
        return byType.getOrDefault(type, Collections.emptySortedMap());
    }
}
