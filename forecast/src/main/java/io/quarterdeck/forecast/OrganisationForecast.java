package io.quarterdeck.forecast;

import io.quarterdeck.engine.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The forecasts of company, regions, teams and people, made to add up month by month, to the cent.
 *
 * <p>Company, regions and teams are reconciled, each trusted as far as its past errors of one month allow (MinT with shrinkage,
 * none below zero). A team's forecast is split among the people who are in it now, in proportion to their own forecasts: what
 * people who left used to book is in the team's history and in nobody's, and goes to those who stay.
 *
 * <p>A team whose people are of several regions belongs to the company directly, as does a person without a team; a region
 * without teams of its own is left out, as its bookings are in teams already.
 *
 * @param forecasts of all scopes, those left out as they were
 * @param reconciled the scopes that add up
 */
record OrganisationForecast(Map<Scope, SeriesForecast> forecasts, Set<Scope> reconciled) {

    /** Errors of so many months at the same time say something about how scopes err together. */
    private static final int LEAST_TIMES = 12;

    /** A scope that never erred is still no certainty: its variance is at least this share of the largest. */
    private static final double LEAST_VARIANCE = 1e-8;

    private static final double CENTS = 100;

    /** Where a person belongs; either may be null. */
    record Place(String team, String region) {}

    /**
     * @param forecasts that end in the same month
     * @param places by person
     */
    static OrganisationForecast of(Map<Scope, SeriesForecast> forecasts, Map<String, Place> places) {
        Map<Scope, Scope> parents = parents(forecasts.keySet(), places);
        if (parents.size() < 2) {
            return new OrganisationForecast(forecasts, Set.of());
        }
        List<Scope> upper = parents.keySet().stream()
                .filter(scope -> !parents.get(scope).type().equals("team"))
                .toList();
        List<Integer> parentPlaces = new ArrayList<>();
        upper.forEach(scope -> parentPlaces.add(scope.equals(Scope.COMPANY) ? -1 : upper.indexOf(parents.get(scope))));
        double[][] cents = reconciledCents(
                new Hierarchy(parentPlaces), upper.stream().map(forecasts::get).toList());
        Map<Scope, double[]> all = new LinkedHashMap<>();
        for (int node = 0; node < upper.size(); node++) {
            all.put(upper.get(node), cents[node]);
        }
        for (Scope team : upper) {
            List<Scope> people = parents.keySet().stream()
                    .filter(scope ->
                            team.type().equals("team") && parents.get(scope).equals(team))
                    .toList();
            List<SeriesForecast> own = people.stream().map(forecasts::get).toList();
            double[][] shares = split(all.get(team), own);
            for (int i = 0; i < people.size(); i++) {
                all.put(people.get(i), shares[i]);
            }
        }
        Map<Scope, SeriesForecast> reconciled = new TreeMap<>(forecasts);
        all.forEach((scope, amounts) -> {
            SeriesForecast own = forecasts.get(scope);
            List<Double> means =
                    Arrays.stream(amounts).mapToObj(amount -> amount / CENTS).toList();
            reconciled.put(scope, new SeriesForecast(own.series(), own.choice(), means));
        });
        return new OrganisationForecast(reconciled, Set.copyOf(all.keySet()));
    }

    /** Each scope's parent, the company's own being itself; parents before children. */
    private static Map<Scope, Scope> parents(Set<Scope> scopes, Map<String, Place> places) {
        Map<Scope, Scope> parents = new LinkedHashMap<>();
        if (!scopes.contains(Scope.COMPANY)) {
            return parents;
        }
        parents.put(Scope.COMPANY, Scope.COMPANY);
        Map<String, Set<String>> regions = new HashMap<>();
        places.values().stream()
                .filter(place -> place.team != null && place.region != null)
                .forEach(place -> regions.computeIfAbsent(place.team, team -> new TreeSet<>())
                        .add(place.region));
        Map<Scope, Scope> teams = new LinkedHashMap<>();
        for (Scope scope : new TreeSet<>(scopes)) {
            if (scope.type().equals("team")) {
                Set<String> of = regions.getOrDefault(scope.id(), Set.of());
                Scope region =
                        of.size() == 1 ? new Scope("region", of.iterator().next()) : Scope.COMPANY;
                teams.put(scope, scopes.contains(region) ? region : Scope.COMPANY);
            }
        }
        new TreeSet<>(teams.values())
                .stream()
                        .filter(scope -> !scope.equals(Scope.COMPANY))
                        .forEach(region -> parents.put(region, Scope.COMPANY));
        parents.putAll(teams);
        for (Scope scope : new TreeSet<>(scopes)) {
            if (scope.type().equals("person")) {
                Place place = places.get(scope.id());
                Scope team = place == null || place.team == null ? Scope.COMPANY : new Scope("team", place.team);
                parents.put(scope, teams.containsKey(team) ? team : Scope.COMPANY);
            }
        }
        return parents;
    }

    /**
     * A team's cents by step, among its people: in proportion to what each is forecast, evenly where that is nothing; the cents
     * that rounding leaves go to the first of the largest.
     */
    private static double[][] split(double[] team, List<SeriesForecast> people) {
        double[][] shares = new double[people.size()][team.length];
        for (int step = 0; step < team.length && !people.isEmpty(); step++) {
            int at = step;
            double[] own = people.stream()
                    .mapToDouble(person -> Math.max(0, person.means().get(at)))
                    .toArray();
            double sum = Arrays.stream(own).sum();
            double left = team[step];
            int largest = 0;
            for (int i = 0; i < own.length; i++) {
                shares[i][step] = Math.rint(sum > 0 ? team[step] * (own[i] / sum) : team[step] / own.length);
                left -= shares[i][step];
                largest = own[i] > own[largest] ? i : largest;
            }
            shares[largest][step] += left;
        }
        return shares;
    }

    /** By node and step, whole cents that add up. */
    private static double[][] reconciledCents(Hierarchy hierarchy, List<SeriesForecast> bases) {
        Reconciliation reconciliation = new Reconciliation(hierarchy);
        Reconciliation.MinimumTrace minimumTrace = reconciliation.minimumTrace(covariance(bases));
        boolean isNonNegative = bases.stream().allMatch(base -> base.series().isNonNegative());
        int horizon = bases.get(0).horizon();
        double[][] means = new double[bases.size()][horizon];
        for (int step = 0; step < horizon; step++) {
            int at = step;
            double[] base = bases.stream().mapToDouble(b -> b.means().get(at)).toArray();
            double[] leaves = isNonNegative ? minimumTrace.nonNegative(base) : minimumTrace.of(base);
            double[] cents =
                    Arrays.stream(leaves).map(leaf -> Math.rint(leaf * CENTS)).toArray();
            double[] nodes = reconciliation.nodes(cents);
            for (int node = 0; node < nodes.length; node++) {
                means[node][step] = nodes[node];
            }
        }
        return means;
    }

    /**
     * Of one-month errors: those of scopes with enough of them together, shrunk; others err on their own, by their few errors,
     * or without any by as much as they are forecast.
     */
    private static double[][] covariance(List<SeriesForecast> bases) {
        int nodes = bases.size();
        double[][] errors = new double[nodes][];
        List<Integer> together = new ArrayList<>();
        int times = Integer.MAX_VALUE;
        for (int node = 0; node < nodes; node++) {
            errors[node] = bases.get(node).choice().backtest().errors(1);
            if (errors[node].length >= LEAST_TIMES) {
                together.add(node);
                times = Math.min(times, errors[node].length);
            }
        }
        double[][] covariance = new double[nodes][nodes];
        for (int node = 0; node < nodes; node++) {
            double few = errors[node].length == 0
                    ? bases.get(node).means().get(0)
                    : Math.sqrt(LeastSquares.sumOfSquares(errors[node]) / errors[node].length);
            covariance[node][node] = few * few;
        }
        if (!together.isEmpty()) {
            double[][] residuals = new double[times][together.size()];
            for (int i = 0; i < together.size(); i++) {
                double[] own = errors[together.get(i)];
                for (int time = 0; time < times; time++) {
                    residuals[time][i] = own[own.length - times + time];
                }
            }
            double[][] shrunk = Reconciliation.shrunkCovariance(residuals);
            for (int i = 0; i < shrunk.length; i++) {
                for (int j = 0; j < shrunk.length; j++) {
                    covariance[together.get(i)][together.get(j)] = shrunk[i][j];
                }
            }
        }
        double largest = 1;
        for (int node = 0; node < nodes; node++) {
            largest = Math.max(largest, covariance[node][node]);
        }
        for (int node = 0; node < nodes; node++) {
            covariance[node][node] += LEAST_VARIANCE * largest;
        }
        return covariance;
    }
}
