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
 * The forecasts of company, regions, teams, people and products, made to add up month by month, to the cent.
 *
 * <p>Company, regions and teams, products, and the cells in which they cross are reconciled, each trusted as far as its past
 * errors of one month allow (MinT with shrinkage, none below zero). Cells are rounded to the cent, and all else is their sum. A
 * team's forecast is split among the people who are in it now, in proportion to their own forecasts: what people who left used to
 * book is in the team's history and in nobody's, and goes to those who stay.
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

    /** Without products. */
    static OrganisationForecast of(Map<Scope, SeriesForecast> forecasts, Map<String, Place> places) {
        return of(forecasts, places, ProductCrossing.NONE);
    }

    /**
     * @param forecasts that end in the same month; all products of the crossing are among them
     * @param places by person
     */
    static OrganisationForecast of(
            Map<Scope, SeriesForecast> forecasts, Map<String, Place> places, ProductCrossing crossing) {
        Map<Scope, Scope> parents = parents(forecasts.keySet(), places);
        if (parents.size() < 2) {
            return new OrganisationForecast(forecasts, Set.of());
        }
        Map<Scope, Scope> upper = new LinkedHashMap<>(parents);
        upper.values().removeIf(parent -> parent.type().equals("team"));
        CrossedNodes nodes = CrossedNodes.of(upper, forecasts, crossing);
        Map<Scope, SeriesForecast> bases = new HashMap<>(forecasts);
        for (int node = 0; node < nodes.scopes().size(); node++) {
            bases.put(nodes.scopes().get(node), nodes.bases().get(node));
        }
        Map<Scope, double[]> all = reconciledCents(nodes);
        if (!all.keySet().containsAll(upper.keySet())) {
            Map<Scope, double[]> uncrossed = reconciledCents(CrossedNodes.of(upper, forecasts));
            children(upper).forEach((parent, children) -> {
                if (!all.containsKey(children.get(0))) {
                    share(all, parent, children, uncrossed);
                }
            });
        }
        if (!crossing.products().isEmpty() && nodes.scopes().size() == nodes.organised()) {
            List<Scope> products =
                    crossing.products().stream().map(ProductCrossing::product).toList();
            share(all, Scope.COMPANY, products, means(products, forecasts));
        }
        children(parents).forEach((parent, children) -> {
            if (parent.type().equals("team")) {
                share(all, parent, children, means(children, forecasts));
            }
        });
        Map<Scope, SeriesForecast> reconciled = new TreeMap<>(forecasts);
        all.forEach((scope, amounts) -> {
            SeriesForecast own = bases.get(scope);
            List<Double> means =
                    Arrays.stream(amounts).mapToObj(amount -> amount / CENTS).toList();
            reconciled.put(scope, new SeriesForecast(own.series(), own.choice(), means));
        });
        return new OrganisationForecast(reconciled, Set.copyOf(all.keySet()));
    }

    private static Map<Scope, List<Scope>> children(Map<Scope, Scope> parents) {
        Map<Scope, List<Scope>> children = new LinkedHashMap<>();
        parents.forEach((scope, parent) -> {
            if (!scope.equals(parent)) {
                children.computeIfAbsent(parent, p -> new ArrayList<>()).add(scope);
            }
        });
        return children;
    }

    private static Map<Scope, double[]> means(List<Scope> scopes, Map<Scope, SeriesForecast> forecasts) {
        Map<Scope, double[]> means = new HashMap<>();
        scopes.forEach(
                scope -> means.put(scope, Series.toArray(forecasts.get(scope).means())));
        return means;
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
     * A scope's cents by step, among its parts: in proportion to what each is forecast, evenly where that is nothing; the cents
     * that rounding leaves go to the first of the largest.
     */
    private static void share(Map<Scope, double[]> all, Scope whole, List<Scope> parts, Map<Scope, double[]> forecast) {
        double[] cents = all.get(whole);
        double[][] shares = new double[parts.size()][cents.length];
        for (int step = 0; step < cents.length; step++) {
            int at = step;
            double[] own = parts.stream()
                    .mapToDouble(part -> Math.max(0, forecast.get(part)[at]))
                    .toArray();
            double sum = Arrays.stream(own).sum();
            double left = cents[step];
            int largest = 0;
            for (int i = 0; i < own.length; i++) {
                shares[i][step] = Math.rint(sum > 0 ? cents[step] * (own[i] / sum) : cents[step] / own.length);
                left -= shares[i][step];
                largest = own[i] > own[largest] ? i : largest;
            }
            shares[largest][step] += left;
        }
        for (int i = 0; i < parts.size(); i++) {
            all.put(parts.get(i), shares[i]);
        }
    }

    /** By scope and step, whole cents that add up. */
    private static Map<Scope, double[]> reconciledCents(CrossedNodes nodes) {
        List<SeriesForecast> bases = nodes.bases();
        Reconciliation reconciliation = new Reconciliation(nodes.hierarchy());
        Reconciliation.MinimumTrace minimumTrace = reconciliation.minimumTrace(covariance(bases, nodes.organised()));
        // Money comes back in a cell now and then, which is no reason to expect it of the company.
        boolean isNonNegative = bases.stream().limit(nodes.organised()).allMatch(base -> base.series()
                .isNonNegative());
        int horizon = bases.get(0).horizon();
        Map<Scope, double[]> cents = new LinkedHashMap<>();
        nodes.scopes().forEach(scope -> cents.put(scope, new double[horizon]));
        for (int step = 0; step < horizon; step++) {
            int at = step;
            double[] base = bases.stream().mapToDouble(b -> b.means().get(at)).toArray();
            double[] leaves = isNonNegative ? minimumTrace.nonNegative(base) : minimumTrace.of(base);
            double[] sums = reconciliation.nodes(
                    Arrays.stream(leaves).map(leaf -> Math.rint(leaf * CENTS)).toArray());
            for (int node = 0; node < sums.length; node++) {
                cents.get(nodes.scopes().get(node))[step] = sums[node];
            }
        }
        return cents;
    }

    /**
     * Of one-month errors: those of scopes with enough of them together, shrunk; others err on their own, by their few errors,
     * or without any by as much as they are forecast. A product or cell of a shorter record than the organisation's errs on its own
     * too, and cuts no other's short.
     *
     * @param organised how many of the first are of the organisation
     */
    private static double[][] covariance(List<SeriesForecast> bases, int organised) {
        int nodes = bases.size();
        double[][] errors = new double[nodes][];
        List<Integer> together = new ArrayList<>();
        int times = Integer.MAX_VALUE;
        for (int node = 0; node < nodes; node++) {
            errors[node] = bases.get(node).choice().backtest().errors(1);
            if (errors[node].length >= LEAST_TIMES && (node < organised || errors[node].length >= times)) {
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
