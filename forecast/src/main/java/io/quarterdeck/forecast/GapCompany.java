package io.quarterdeck.forecast;

import io.quarterdeck.engine.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who worked on how many deals in each span of a gap, and whom each is compared with. */
final class GapCompany {
    private static final double UNKNOWN_VARIATION = 1;

    private static final String ACTUAL = "actual";

    private static final String YEAR_BEFORE = "year_before";

    /**
     * Where a count belongs.
     *
     * @param window quarter, previous_quarter or year
     * @param side actual or year_before
     */
    private record Place(String window, String side, String scopeType, String scopeId) {}

    /** By place and product family, in the order of the families. */
    private final Map<Place, Map<String, SalesFactors>> counts = new LinkedHashMap<>();

    private final Map<String, String> teams = new LinkedHashMap<>();

    private final Map<String, Double> variations = new LinkedHashMap<>();

    private final Map<String, Averages> averages = new HashMap<>();

    /**
     * What scopes are held against within a window, worked out once for all of them.
     *
     * @param ofTeam of a team's people, by team
     * @param ofType of all scopes of a type, by type
     */
    private record Averages(Map<String, Optional<GapReference>> ofTeam, Map<String, Optional<GapReference>> ofType) {}

    /**
     * @param gapCounts rows of {@code gap_counts}
     * @param people rows of {@code people}
     */
    GapCompany(Rows gapCounts, Rows people) {
        Map<String, double[]> moments = new LinkedHashMap<>();
        for (int i = 0; i < gapCounts.size(); i++) {
            Place place = new Place(
                    gapCounts.text(i, "gap_window"),
                    gapCounts.text(i, "side"),
                    gapCounts.text(i, "scope_type"),
                    gapCounts.text(i, "scope_id"));
            SalesFactors factors = new SalesFactors(
                    gapCounts.number(i, "active"),
                    gapCounts.number(i, "decided"),
                    gapCounts.number(i, "won"),
                    gapCounts.number(i, "won_amount"));
            counts.computeIfAbsent(place, p -> new TreeMap<>()).put(gapCounts.text(i, "segment"), factors);
            if (place.scopeType().equals("company")) {
                double[] moment = moments.computeIfAbsent(place.window(), w -> new double[3]);
                moment[0] += factors.won();
                moment[1] += factors.amount();
                moment[2] += gapCounts.number(i, "won_squares");
            }
        }
        moments.forEach((window, moment) -> variations.put(window, variation(moment[0], moment[1], moment[2])));
        for (int i = 0; i < people.size(); i++) {
            teams.put(people.text(i, "owner_id"), people.text(i, "team"));
        }
    }

    private static double variation(double count, double sum, double squares) {
        if (count < 2 || sum <= 0) {
            return UNKNOWN_VARIATION;
        }
        double mean = sum / count;
        return Math.sqrt(Math.max(0, squares / count - mean * mean) * count / (count - 1)) / mean;
    }

    /** Standard deviation / mean of the amounts won within a span and the same a year earlier, of the whole company. */
    double variation(String window) {
        return variations.getOrDefault(window, UNKNOWN_VARIATION);
    }

    /** Everyone and everything with deals within a span, as (scope_type, scope_id), in their order. */
    List<List<String>> scopes(String window) {
        return counts.keySet().stream()
                .filter(place -> place.window().equals(window) && place.side().equals(ACTUAL))
                .map(place -> List.of(place.scopeType(), place.scopeId()))
                .toList();
    }

    /** What a scope did within a span, by product family; empty where it had no deals. */
    Map<String, SalesFactors> segments(String window, String scopeType, String scopeId) {
        return counts.getOrDefault(new Place(window, ACTUAL, scopeType, scopeId), Map.of());
    }

    /** The families of those that a reference's rates were counted over. */
    Map<String, SalesFactors> segments(String window, String scopeType, String scopeId, String basis) {
        return switch (basis) {
            case "team" -> segments(window, "team", teams.get(scopeId));
            case "company" -> segments(window, "company", "company");
            default -> counts.getOrDefault(new Place(window, YEAR_BEFORE, scopeType, scopeId), Map.of());
        };
    }

    static SalesFactors sum(Map<String, SalesFactors> segments) {
        return segments.values().stream().reduce(SalesFactors.NONE, SalesFactors::plus);
    }

    /** The references of a scope other than its target. */
    List<GapReference> references(String window, String scopeType, String scopeId) {
        List<GapReference> references = new ArrayList<>();
        if (scopeType.equals("person") && teams.get(scopeId) != null) {
            averages(window)
                    .ofTeam()
                    .getOrDefault(teams.get(scopeId), Optional.empty())
                    .ifPresent(references::add);
        }
        if (!scopeType.equals("company") && !scopeType.equals("product")) {
            averages(window).ofType().getOrDefault(scopeType, Optional.empty()).ifPresent(references::add);
        }
        SalesFactors before = sum(segments(window, scopeType, scopeId, "own_last_year"));
        if (before.active() > 0) {
            references.add(new GapReference("own_last_year", "own_last_year", before, before, 1, false));
        }
        return references;
    }

    private Averages averages(String window) {
        return averages.computeIfAbsent(window, w -> {
            Map<String, List<SalesFactors>> ofTeam = new LinkedHashMap<>();
            Map<String, List<SalesFactors>> ofType = new LinkedHashMap<>();
            for (List<String> scope : scopes(w)) {
                SalesFactors all = sum(segments(w, scope.get(0), scope.get(1)));
                ofType.computeIfAbsent(scope.get(0), type -> new ArrayList<>()).add(all);
                if (scope.get(0).equals("person") && teams.get(scope.get(1)) != null) {
                    ofTeam.computeIfAbsent(teams.get(scope.get(1)), team -> new ArrayList<>())
                            .add(all);
                }
            }
            return new Averages(averages("team", ofTeam), averages("company", ofType));
        });
    }

    private static Map<String, Optional<GapReference>> averages(String name, Map<String, List<SalesFactors>> groups) {
        Map<String, Optional<GapReference>> averages = new HashMap<>();
        groups.forEach((group, all) -> averages.put(group, average(name, all)));
        return averages;
    }

    private static Optional<GapReference> average(String name, List<SalesFactors> all) {
        if (all.size() < 2) {
            return Optional.empty();
        }
        SalesFactors sum = all.stream().reduce(SalesFactors.NONE, SalesFactors::plus);
        return Optional.of(new GapReference(name, name, sum.over(all.size()), sum, all.size(), false));
    }

    /**
     * What a target takes at the rates of those nearest: a person's team, the company, one's own last year.
     *
     * @param due what should be booked by now
     * @return empty where none of them won anything
     */
    Optional<GapReference> targetImplied(String window, String scopeType, String scopeId, double due) {
        List<String> bases = new ArrayList<>();
        if (scopeType.equals("person") && teams.containsKey(scopeId)) {
            bases.add("team");
        }
        if (scopeType.equals("company")) {
            bases.add("own_last_year");
        }
        bases.add("company");
        for (String basis : bases) {
            SalesFactors rates = sum(segments(window, scopeType, scopeId, basis));
            if (rates.amount() > 0) {
                return Optional.of(new GapReference("target", basis, rates.reaching(due), rates, 1, true));
            }
        }
        return Optional.empty();
    }
}
