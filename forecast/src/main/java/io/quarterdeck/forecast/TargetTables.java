package io.quarterdeck.forecast;

import io.quarterdeck.engine.JavaModel;
import io.quarterdeck.engine.Model;
import io.quarterdeck.engine.ResourceFolder;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Scope;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.forecast.TargetCalendar.Span;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The step that reads given targets and weights and writes {@code targets}. Years, quarters and months are those of all
 * targets; weeks those of the fiscal year under review, days those of its quarter, pairs of person and product those of
 * the fiscal years under review and of given pairs: more would be rows that nobody reads.
 */
public final class TargetTables {
    private static final TableHeader HEADER = TableHeader.parse(
            "targets",
            ResourceFolder.read(TargetTables.class, "tables", ".table").get("targets"));

    private static final Set<String> IN_TREE = Set.of("company", "region", "team", "person");

    /** Where two kinds of scope have the same id, the one that stands earlier here keeps it. */
    private static final List<String> KEEPERS =
            List.of("company", "person", "person_product", "product", "region", "team");

    private static final int RATE_DECIMALS = 9;

    private final Map<String, Rows> in;
    private final TargetCalendar calendar;
    private final List<List<Object>> rows = new ArrayList<>();

    private TargetTables(Map<String, Rows> in) {
        this.in = in;
        this.calendar = new TargetCalendar(
                in.get("calendar"), in.get("periods"), in.get("season_weights"), review(in.get("as_of_dates")));
    }

    /** The models of everything about targets, in no order. */
    public static List<Model> models() {
        return List.of(
                SeasonTables.model(),
                TargetWeights.model(),
                new JavaModel(HEADER, TargetTables::targets),
                AssignmentTables.model(),
                CapacityTables.model(),
                FeasibilityTables.model());
    }

    static Rows targets(Map<String, Rows> in) {
        TargetTables tables = new TargetTables(in);
        SortedSet<String> measures = new TreeSet<>();
        Rows given = in.get("stg_targets");
        for (int i = 0; i < given.size(); i++) {
            if (given.value(i, "amount") != null) {
                measures.add(given.text(i, "measure"));
            }
        }
        for (String measure : measures) {
            if (TargetMeasures.isAdditive(measure)) {
                tables.decompose(measure);
            }
            tables.keepOthers(measure, !TargetMeasures.isAdditive(measure));
        }
        return new Rows(HEADER.columns(), tables.rows);
    }

    private void decompose(String measure) {
        Map<Scope, Map<Set<Integer>, BigDecimal>> given = given(measure);
        int decimals = TargetMeasures.decimals(measure);
        List<TargetTree.Given> inTree = new ArrayList<>();
        List<TargetRollup.Line> lines = new ArrayList<>();
        given.forEach((scope, amounts) -> {
            List<TargetTree.Given> own = amounts.entrySet().stream()
                    .map(e -> new TargetTree.Given(scope, e.getKey(), e.getValue()))
                    .toList();
            if (IN_TREE.contains(scope.type()) || scope.type().equals("person_product")) {
                inTree.addAll(own);
            } else {
                lines.addAll(alone(scope, own, decimals));
            }
        });
        if (!inTree.isEmpty()) {
            Map<String, Map<String, BigDecimal>> mixes = mixes();
            TargetTree tree = TargetTree.of(seats(inTree, mixes), inTree, calendar.weights(), decimals);
            Set<String> pairedYears = pairedYears(inTree);
            lines.addAll(new TargetRollup(calendar, decimals)
                    .lines(
                            tree.parts(),
                            person -> mixes.getOrDefault(person, mixes.getOrDefault("(company)", Map.of())),
                            month -> calendar.isInReviewYear(month)
                                    || pairedYears.contains(calendar.year(month).label())));
        }
        write(measure, lines, given);
    }

    /** A scope beside the tree, as a product: split over time only. */
    private List<TargetRollup.Line> alone(Scope scope, List<TargetTree.Given> own, int decimals) {
        TargetTree.Place place = new TargetTree.Place("", "", scope.id(), null);
        List<TargetTree.Seat> seats = new ArrayList<>();
        List<TargetTree.Given> asPerson = new ArrayList<>();
        Set<Integer> months = new TreeSet<>();
        for (TargetTree.Given target : own) {
            months.addAll(target.months());
            asPerson.add(new TargetTree.Given(new Scope("person", scope.id()), target.months(), target.amount()));
        }
        months.forEach(month ->
                seats.add(new TargetTree.Seat(place, month, calendar.weights().get(month))));
        TargetTree tree = TargetTree.of(seats, asPerson, calendar.weights(), decimals);
        List<TargetRollup.Line> lines = new ArrayList<>();
        for (TargetRollup.Line line :
                new TargetRollup(calendar, decimals).lines(tree.parts(), person -> Map.of(), month -> false)) {
            if (line.scope().type().equals("person")) {
                lines.add(new TargetRollup.Line(scope, line.span(), line.amount(), null, false, false));
            }
        }
        return lines;
    }

    /** Every given target by scope and whole months; one that begins or ends within a month by its parts, spread by days. */
    private SortedMap<Scope, Map<Set<Integer>, BigDecimal>> given(String measure) {
        SortedMap<Scope, Map<Set<Integer>, BigDecimal>> given = new TreeMap<>();
        Rows targets = in.get("stg_targets");
        for (int i = 0; i < targets.size(); i++) {
            BigDecimal amount = targets.money(i, "amount");
            Set<Integer> months =
                    calendar.wholeMonths(targets.date(i, "period_start"), targets.date(i, "period_end_exclusive"));
            if (targets.text(i, "measure").equals(measure) && amount != null && !months.isEmpty()) {
                given.computeIfAbsent(scope(targets, i), scope -> new LinkedHashMap<>())
                        .putIfAbsent(months, amount);
            }
        }
        Map<Scope, Map<Set<Integer>, BigDecimal>> cut = new TreeMap<>();
        Rows parts = in.get("target_months");
        for (int i = 0; i < parts.size(); i++) {
            if (parts.text(i, "measure").equals(measure)
                    && Boolean.TRUE.equals(parts.value(i, "is_counted"))
                    && calendar.wholeMonths(parts.date(i, "period_start"), parts.date(i, "period_end_exclusive"))
                            .isEmpty()) {
                cut.computeIfAbsent(scope(parts, i), scope -> new LinkedHashMap<>())
                        .merge(
                                Set.of(calendar.number(parts.text(i, "month"))),
                                parts.money(i, "target"),
                                BigDecimal::add);
            }
        }
        cut.forEach((scope, amounts) -> amounts.forEach((months, amount) ->
                given.computeIfAbsent(scope, s -> new LinkedHashMap<>()).putIfAbsent(months, amount)));
        return given;
    }

    /** A target of a scope for one product is that of the pair; the company's for a product is the product's. */
    private static Scope scope(Rows targets, int row) {
        String type = targets.text(row, "scope_type");
        String id = targets.text(row, "scope_id");
        String product = targets.text(row, "product_id");
        if (product == null || type.equals("product")) {
            return new Scope(type, id);
        }
        return type.equals("company")
                ? new Scope("product", product)
                : new Scope(type + "_product", id + "|" + product);
    }

    private Map<String, Map<String, BigDecimal>> mixes() {
        Map<String, Map<String, BigDecimal>> mixes = new HashMap<>();
        Rows mix = in.get("product_mix");
        for (int i = 0; i < mix.size(); i++) {
            mixes.computeIfAbsent(mix.text(i, "owner_id"), owner -> new TreeMap<>())
                    .put(mix.text(i, "product_id"), mix.money(i, "amount"));
        }
        return mixes;
    }

    private Set<String> pairedYears(List<TargetTree.Given> inTree) {
        Set<String> years = new HashSet<>();
        for (TargetTree.Given target : inTree) {
            if (target.scope().type().equals("person_product")) {
                target.months().forEach(month -> years.add(calendar.year(month).label()));
            }
        }
        return years;
    }

    private List<TargetTree.Seat> seats(List<TargetTree.Given> inTree, Map<String, Map<String, BigDecimal>> mixes) {
        Map<String, Set<String>> paired = new HashMap<>();
        Rows targets = in.get("stg_targets");
        for (int i = 0; i < targets.size(); i++) {
            if (targets.text(i, "scope_type").equals("person") && targets.text(i, "product_id") != null) {
                paired.computeIfAbsent(targets.text(i, "scope_id"), p -> new TreeSet<>())
                        .add(targets.text(i, "product_id"));
            }
        }
        Set<String> pairs = new HashSet<>();
        inTree.stream()
                .filter(g -> g.scope().type().equals("person_product"))
                .forEach(g -> pairs.add(g.scope().id()));
        List<TargetTree.Seat> seats = new ArrayList<>();
        Rows weights = in.get("target_weights");
        for (int i = 0; i < weights.size(); i++) {
            Integer month = calendar.number(weights.text(i, "month"));
            String person = weights.text(i, "owner_id");
            BigDecimal weight = BigDecimal.valueOf(weights.number(i, "weight"))
                    .multiply(calendar.weights().get(month));
            TargetTree.Place place =
                    new TargetTree.Place(weights.text(i, "region"), weights.text(i, "team"), person, null);
            Set<String> products = new TreeSet<>(paired.getOrDefault(person, Set.of()));
            products.removeIf(product -> !pairs.contains(person + "|" + product));
            if (products.isEmpty()) {
                seats.add(new TargetTree.Seat(place, month, weight));
                continue;
            }
            Map<String, BigDecimal> mix = mixes.getOrDefault(person, mixes.getOrDefault("(company)", Map.of()));
            BigDecimal all = mix.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            products.addAll(mix.keySet());
            for (String product : products) {
                BigDecimal share = all.signum() == 0
                        ? BigDecimal.ZERO
                        : mix.getOrDefault(product, BigDecimal.ZERO).divide(all, 6, RoundingMode.HALF_UP);
                seats.add(new TargetTree.Seat(
                        new TargetTree.Place(place.region(), place.team(), person, product),
                        month,
                        weight.multiply(share)));
            }
        }
        return seats;
    }

    private void write(String measure, List<TargetRollup.Line> lines, Map<Scope, Map<Set<Integer>, BigDecimal>> given) {
        Map<Scope, String> ids = ids(lines);
        Map<List<String>, BigDecimal> amounts = new HashMap<>();
        for (TargetRollup.Line line : lines) {
            amounts.put(
                    List.of(
                            ids.get(line.scope()),
                            line.span().type(),
                            line.span().label()),
                    line.amount());
        }
        for (TargetRollup.Line line : lines) {
            Span span = line.span();
            String id = ids.get(line.scope());
            String parent = line.parent() == null ? null : ids.get(line.parent());
            BigDecimal lock = line.isPart()
                    ? null
                    : given.getOrDefault(line.scope(), Map.of())
                            .get(calendar.wholeMonths(span.start(), span.endExclusive()));
            Double periodWeight = span.parent() == null || line.isPart()
                    ? null
                    : share(line.amount(), amounts.get(List.of(id, above(span.type()), span.parent())));
            Double weight = parent == null
                    ? periodWeight
                    : share(line.amount(), amounts.get(List.of(parent, span.type(), span.label())));
            rows.add(Arrays.asList(
                    measure,
                    line.scope().type(),
                    id,
                    span.type(),
                    span.label(),
                    span.start(),
                    span.endExclusive(),
                    line.amount(),
                    line.parent() == null ? null : line.parent().type(),
                    parent,
                    line.isPart() ? null : span.parent(),
                    weight,
                    periodWeight,
                    lock != null,
                    line.isBalance(),
                    line.isPart(),
                    lock));
        }
    }

    private static String above(String type) {
        return switch (type) {
            case "day" -> "week";
            case "week" -> "month";
            case "month" -> "quarter";
            default -> "year";
        };
    }

    /** One id for each scope: where another kind has the same, the kind stands before it. */
    private static Map<Scope, String> ids(List<TargetRollup.Line> lines) {
        SortedSet<Scope> scopes = new TreeSet<>();
        lines.forEach(line -> {
            scopes.add(line.scope());
            if (line.parent() != null) {
                scopes.add(line.parent());
            }
        });
        Map<Scope, String> ids = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (String keeper : KEEPERS) {
            scopes.stream()
                    .filter(scope -> scope.type().equals(keeper))
                    .forEach(scope -> ids.put(scope, unique(scope, taken)));
        }
        scopes.forEach(scope -> ids.computeIfAbsent(scope, s -> unique(s, taken)));
        return ids;
    }

    private static String unique(Scope scope, Set<String> taken) {
        String id = scope.id();
        while (!taken.add(id)) {
            id = scope.type() + " " + id;
        }
        return id;
    }

    private static Double share(BigDecimal part, BigDecimal whole) {
        return whole == null || whole.signum() == 0
                ? null
                : part.divide(whole, MathContext.DECIMAL64)
                        .setScale(RATE_DECIMALS, RoundingMode.HALF_UP)
                        .doubleValue();
    }

    /** Targets over periods that are no year, quarter or month; and all of a measure that does not add up. */
    private void keepOthers(String measure, boolean isAll) {
        Rows targets = in.get("stg_targets");
        for (int i = 0; i < targets.size(); i++) {
            LocalDate start = targets.date(i, "period_start");
            LocalDate end = targets.date(i, "period_end_exclusive");
            Span span = calendar.named(start, end);
            boolean isShown = span != null && !span.type().equals("week") && !isAll;
            if (targets.text(i, "measure").equals(measure) && targets.value(i, "amount") != null && !isShown) {
                Scope scope = scope(targets, i);
                rows.add(Arrays.asList(
                        measure,
                        scope.type(),
                        scope.id(),
                        isAll && span != null ? span.type() : "given",
                        span != null ? span.label() : start + "/" + end,
                        start,
                        end,
                        targets.money(i, "amount"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        true,
                        false,
                        false,
                        targets.money(i, "amount")));
            }
        }
    }

    private static LocalDate review(Rows asOfDates) {
        for (int i = 0; i < asOfDates.size(); i++) {
            if (asOfDates.text(i, "role").equals("review")) {
                return asOfDates.date(i, "as_of_date");
            }
        }
        throw new IllegalStateException("as_of_dates has no row for the review");
    }
}
