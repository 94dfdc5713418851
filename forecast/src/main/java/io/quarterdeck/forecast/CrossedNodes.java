package io.quarterdeck.forecast;

import io.quarterdeck.engine.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The nodes of an organisation, and where products are known, of its crossing with them: below its lowest units the cells, and
 * across these the products and the cells of regions.
 *
 * @param scopes in the order of the hierarchy's nodes
 * @param bases each as it was forecast alone
 * @param organised how many of the first are of the organisation
 */
record CrossedNodes(List<Scope> scopes, Hierarchy hierarchy, List<SeriesForecast> bases, int organised) {

    /** The cost grows with the third power of the cells: these take half a second. */
    static final int MOST_CELLS = 400;

    CrossedNodes {
        scopes = List.copyOf(scopes);
        bases = List.copyOf(bases);
    }

    /** The organisation by itself: each scope's parent, the company's own being itself; parents before children. */
    static CrossedNodes of(Map<Scope, Scope> parents, Map<Scope, SeriesForecast> forecasts) {
        List<Scope> scopes = List.copyOf(parents.keySet());
        return new CrossedNodes(
                scopes,
                new Hierarchy(places(scopes, parents)),
                scopes.stream().map(forecasts::get).toList(),
                scopes.size());
    }

    /**
     * Crossed with products at its leaves, or where these cells would be too many at the children of the company, whose own children
     * are not among the nodes then; uncrossed where those are too many too.
     */
    static CrossedNodes of(Map<Scope, Scope> parents, Map<Scope, SeriesForecast> forecasts, ProductCrossing crossing) {
        Map<Scope, Scope> branches = new LinkedHashMap<>(parents);
        branches.values().retainAll(Set.of(Scope.COMPANY));
        for (Map<Scope, Scope> organisation : List.of(parents, branches)) {
            Set<Scope> units = new LinkedHashSet<>(organisation.keySet());
            units.removeAll(organisation.values());
            int cells = units.size() * crossing.products().size();
            if (cells > 0 && cells <= MOST_CELLS) {
                return of(organisation, units, forecasts, crossing);
            }
        }
        return of(parents, forecasts);
    }

    private static CrossedNodes of(
            Map<Scope, Scope> organisation,
            Set<Scope> units,
            Map<Scope, SeriesForecast> forecasts,
            ProductCrossing crossing) {
        List<Scope> scopes = new ArrayList<>(organisation.keySet());
        Map<Scope, SeriesForecast> bases = new HashMap<>(forecasts);
        List<Integer> parents = new ArrayList<>(places(scopes, organisation));
        Map<Scope, Set<Integer>> groups = new LinkedHashMap<>();
        crossing.products().forEach(product -> groups.put(ProductCrossing.product(product), new TreeSet<>()));
        for (Scope unit : units) {
            cells(unit, forecasts, crossing).forEach((product, forecast) -> {
                int place = scopes.size();
                Scope cell = ProductCrossing.cell(unit, product);
                scopes.add(cell);
                bases.put(cell, forecast);
                parents.add(scopes.indexOf(unit));
                groups.get(ProductCrossing.product(product)).add(place);
                Scope region = organisation.get(unit);
                Series regional =
                        crossing.cells().getOrDefault(region, Map.of()).get(product);
                if (regional != null) {
                    Scope across = ProductCrossing.cell(region, product);
                    groups.computeIfAbsent(across, scope -> new TreeSet<>()).add(place);
                    bases.computeIfAbsent(across, scope -> mean(regional, forecast.horizon()));
                }
            });
        }
        scopes.addAll(groups.keySet());
        return new CrossedNodes(
                scopes,
                new Hierarchy(parents, List.copyOf(groups.values())),
                scopes.stream().map(bases::get).toList(),
                organisation.size());
    }

    private static List<Integer> places(List<Scope> scopes, Map<Scope, Scope> parents) {
        Map<Scope, Integer> places = new HashMap<>();
        scopes.forEach(scope -> places.put(scope, places.size()));
        return scopes.stream()
                .map(scope -> scope.equals(Scope.COMPANY) ? -1 : places.get(parents.get(scope)))
                .toList();
    }

    /**
     * By product, as its own record has it. What a unit never booked is no cell of it. One without any record, as a team that began
     * this month, has the company's products in the company's shares.
     */
    private static Map<String, SeriesForecast> cells(
            Scope unit, Map<Scope, SeriesForecast> forecasts, ProductCrossing crossing) {
        SeriesForecast whole = forecasts.get(unit);
        Map<String, SeriesForecast> cells = new LinkedHashMap<>();
        crossing.cells()
                .getOrDefault(unit, Map.of())
                .forEach((product, series) -> cells.put(product, mean(series, whole.horizon())));
        if (cells.isEmpty()) {
            double[] sums = new double[whole.horizon()];
            crossing.products().forEach(product -> add(sums, products(product, forecasts)));
            for (String product : crossing.products()) {
                List<Double> means = new ArrayList<>();
                for (int step = 0; step < sums.length; step++) {
                    double share = sums[step] == 0
                            ? 1.0 / crossing.products().size()
                            : products(product, forecasts).means().get(step) / sums[step];
                    means.add(share * whole.means().get(step));
                }
                Series nothing = new Series(
                        ProductCrossing.cell(unit, product).toString(),
                        whole.series().end(),
                        List.of(0.0));
                cells.put(
                        product,
                        new SeriesForecast(
                                nothing, mean(nothing, whole.horizon()).choice(), means));
            }
        }
        return cells;
    }

    private static SeriesForecast products(String product, Map<Scope, SeriesForecast> forecasts) {
        return forecasts.get(ProductCrossing.product(product));
    }

    private static void add(double[] sums, SeriesForecast forecast) {
        for (int step = 0; step < sums.length; step++) {
            sums[step] += forecast.means().get(step);
        }
    }

    /**
     * A cell sells now and then, and a large deal of last year says nothing of this one. Where the simple methods choose among
     * themselves, the sample's teams err by 3 % more than uncrossed; with the mean by 9 % less.
     */
    private static SeriesForecast mean(Series series, int horizon) {
        return SeriesForecast.of(series, horizon, List.of(new Mean()));
    }
}
