package io.quarterdeck.forecast;

import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What was booked by month of each product, by all and in the cells where teams and regions cross products. The largest products stand
 * by themselves; all others, and what names no product, are the rest.
 *
 * @param products the largest in the order of their ids, then the rest where it has anything; none where no product is named
 * @param totals by product
 * @param cells by team or region, then product; only those that ever booked something. They begin when both did
 * @param cut booked in the month that the as-of date cuts, by scope; nothing where it cuts none
 */
record ProductCrossing(
        List<String> products,
        Map<String, Series> totals,
        Map<Scope, Map<String, Series>> cells,
        Map<Scope, BigDecimal> cut) {
    /** The exports name no product. */
    static final ProductCrossing NONE = new ProductCrossing(List.of(), Map.of(), Map.of(), Map.of());

    /** The id of all products that do not stand by themselves, as {@code crossed_bookings} writes it. */
    static final String REST = "(rest)";

    /** Each costs as much time as a team; beyond these a product is a small part of a company. */
    static final int MOST_PRODUCTS = 20;

    private static final int TRAILING_MONTHS = 12;

    ProductCrossing {
        products = List.copyOf(products);
    }

    static Scope product(String product) {
        return new Scope("product", product);
    }

    /** The cell of a team, region or person, and a product. */
    static Scope cell(Scope unit, String product) {
        return new Scope(unit.type() + "_product", unit.id() + "|" + product);
    }

    /**
     * @param bookings rows of {@code crossed_bookings}
     * @param histories of the organisation; all end in the same month
     * @param month the number of the month that starts on a day
     */
    static ProductCrossing of(Rows bookings, Map<Scope, Series> histories, Function<LocalDate, YearMonth> month) {
        Series company = histories.get(Scope.COMPANY);
        if (company == null) {
            return NONE;
        }
        YearMonth end = company.end();
        Set<String> largest = largest(bookings, end, month);
        if (largest.isEmpty()) {
            return NONE;
        }
        Map<String, TreeMap<YearMonth, BigDecimal>> totals = new TreeMap<>();
        Map<Scope, TreeMap<String, TreeMap<YearMonth, BigDecimal>>> cells = new TreeMap<>();
        Map<Scope, BigDecimal> cut = new HashMap<>();
        for (int i = 0; i < bookings.size(); i++) {
            String id = bookings.text(i, "product_id");
            String product = largest.contains(id) ? id : REST;
            YearMonth at = month.apply(bookings.date(i, "month_start"));
            BigDecimal amount = bookings.money(i, "amount");
            List<Scope> units = List.of(
                    new Scope("team", bookings.text(i, "team")), new Scope("region", bookings.text(i, "region")));
            if (at.equals(end.plusMonths(1))) {
                cut.merge(product(product), amount, BigDecimal::add);
                units.forEach(unit -> cut.merge(cell(unit, product), amount, BigDecimal::add));
            } else if (!at.isAfter(end)) {
                totals.computeIfAbsent(product, p -> new TreeMap<>()).merge(at, amount, BigDecimal::add);
                units.forEach(unit -> cells.computeIfAbsent(unit, u -> new TreeMap<>())
                        .computeIfAbsent(product, p -> new TreeMap<>())
                        .merge(at, amount, BigDecimal::add));
            }
        }
        Map<String, Series> byProduct = new TreeMap<>();
        totals.forEach((product, amounts) ->
                series(product(product), amounts.firstKey(), end, amounts).ifPresent(s -> byProduct.put(product, s)));
        Map<Scope, Map<String, Series>> byUnit = new TreeMap<>();
        cells.forEach((unit, products) -> products.forEach((product, amounts) -> {
            if (histories.containsKey(unit) && byProduct.containsKey(product)) {
                YearMonth ofUnit = histories.get(unit).start();
                YearMonth ofProduct = byProduct.get(product).start();
                series(cell(unit, product), ofUnit.isAfter(ofProduct) ? ofUnit : ofProduct, end, amounts)
                        .ifPresent(s -> byUnit.computeIfAbsent(unit, u -> new LinkedHashMap<>())
                                .put(product, s));
            }
        }));
        List<String> products = new ArrayList<>(byProduct.keySet());
        if (products.remove(REST)) {
            products.add(REST);
        }
        return new ProductCrossing(products, byProduct, byUnit, cut);
    }

    /** The products that booked most in the last twelve months. */
    private static Set<String> largest(Rows bookings, YearMonth end, Function<LocalDate, YearMonth> month) {
        Map<String, BigDecimal> trailing = new TreeMap<>();
        for (int i = 0; i < bookings.size(); i++) {
            YearMonth at = month.apply(bookings.date(i, "month_start"));
            if (!at.isAfter(end) && at.isAfter(end.minusMonths(TRAILING_MONTHS))) {
                trailing.merge(bookings.text(i, "product_id"), bookings.money(i, "amount"), BigDecimal::add);
            }
        }
        trailing.remove(REST);
        return new HashSet<>(trailing.entrySet().stream()
                .filter(entry -> entry.getValue().signum() > 0)
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_PRODUCTS)
                .map(Map.Entry::getKey)
                .toList());
    }

    /** Nothing where every month comes to zero. */
    private static Optional<Series> series(
            Scope scope, YearMonth start, YearMonth end, Map<YearMonth, BigDecimal> amounts) {
        List<Double> values = new ArrayList<>();
        for (YearMonth at = start; !at.isAfter(end); at = at.plusMonths(1)) {
            values.add(amounts.getOrDefault(at, BigDecimal.ZERO).doubleValue());
        }
        return values.stream().allMatch(value -> value == 0)
                ? Optional.empty()
                : Optional.of(new Series(scope.toString(), start, values));
    }
}
