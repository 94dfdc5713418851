package io.quarterdeck.forecast;

import io.quarterdeck.engine.LargestRemainder;
import io.quarterdeck.engine.Scope;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Targets decomposed: company, region, team, person, month by month. Every sum of cells is a sum over both people and
 * months, so whatever is added up from them foots in every direction, to the minor unit.
 *
 * <p>Given targets are locks. They are settled from the person up and, for one scope, from the shorter period to the
 * longer: a given target takes what its people and its shorter periods already have, and the rest goes to those below it
 * who have none, by weight, level by level, by largest remainder. Where nobody is left to take the rest, or less than nothing is
 * left, no lock is bent: a balance of its own stands beside the children, {@code (over-assigned) X} below zero and
 * {@code (not assigned) X} above. Of one scope's own targets the shorter period holds, whatever a longer one says.
 */
final class TargetTree {
    static final String OVER_ASSIGNED = "(over-assigned) ";
    static final String NOT_ASSIGNED = "(not assigned) ";

    private static final List<String> LEVELS = List.of("person_product", "person", "team", "region", "company");

    private static final int PERSON = 1;

    private final int decimals;
    private final List<BigDecimal> timeWeights;
    private final List<Cell> cells = new ArrayList<>();
    private final Map<Scope, List<Cell>> byScope = new HashMap<>();
    private final Map<Scope, Set<Integer>> settled = new TreeMap<>();

    /**
     * Where an amount belongs. What lies below a balance is null; a product is named only where its person has a target for
     * a product.
     */
    record Place(String region, String team, String person, String product) {
        /** The id at a level; null below the place's end. */
        String at(String level) {
            return switch (level) {
                case "person_product" -> product == null ? null : person + "|" + product;
                case "person" -> person;
                case "team" -> team;
                case "region" -> region;
                default -> "company";
            };
        }
    }

    /** A person's month that may take a part. @param weight zero where the person takes none unless it was given */
    record Seat(Place place, int month, BigDecimal weight) {}

    /** A target as someone gave it. @param months numbers of whole months */
    record Given(Scope scope, Set<Integer> months, BigDecimal amount) {
        Given {
            months = Set.copyOf(months);
        }
    }

    /** The part of one place in one month. */
    record Part(Place place, int month, BigDecimal amount, boolean isBalance) {}

    private static final class Cell {
        private final Seat seat;
        private final boolean isBalance;
        private BigDecimal amount;

        Cell(Seat seat, boolean isBalance, BigDecimal amount) {
            this.seat = seat;
            this.isBalance = isBalance;
            this.amount = amount;
        }
    }

    private TargetTree(int decimals, List<BigDecimal> timeWeights) {
        this.decimals = decimals;
        this.timeWeights = List.copyOf(timeWeights);
    }

    /**
     * Spreads given targets over seats.
     *
     * @param seats one per person and month, or per person, product and month
     * @param given targets of pairs of person and product, of people, teams, regions and the company, at most one per scope and set of months
     * @param timeWeights how much each month weighs where no seat says it
     * @param decimals 2 for money, 0 for what is counted
     */
    static TargetTree of(Collection<Seat> seats, Collection<Given> given, List<BigDecimal> timeWeights, int decimals) {
        TargetTree tree = new TargetTree(decimals, timeWeights);
        seats.stream()
                .sorted(Comparator.comparing((Seat s) -> s.place().region())
                        .thenComparing(s -> s.place().team())
                        .thenComparing(s -> s.place().person())
                        .thenComparing(s -> s.place().product(), Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(Seat::month))
                .forEach(seat -> tree.add(new Cell(seat, false, null)));
        given.stream()
                .sorted(Comparator.comparing(
                                (Given g) -> LEVELS.indexOf(g.scope().type()))
                        .thenComparing(g -> g.months().size())
                        .thenComparing(
                                g -> g.months().stream().min(Integer::compare).orElseThrow())
                        .thenComparing(Given::scope))
                .forEach(tree::settle);
        return tree;
    }

    /** What every place has in every month in which it has anything, in the order of places. */
    List<Part> parts() {
        return cells.stream()
                .filter(cell -> cell.amount != null)
                .map(cell -> new Part(cell.seat.place(), cell.seat.month(), cell.amount, cell.isBalance))
                .toList();
    }

    private void add(Cell cell) {
        cells.add(cell);
        for (String level : LEVELS) {
            String id = cell.seat.place().at(level);
            if (id != null) {
                byScope.computeIfAbsent(new Scope(level, id), scope -> new ArrayList<>())
                        .add(cell);
            }
        }
    }

    private void settle(Given given) {
        int level = LEVELS.indexOf(given.scope().type());
        List<Cell> below = byScope.getOrDefault(given.scope(), List.of()).stream()
                .filter(cell -> given.months().contains(cell.seat.month()))
                .toList();
        BigDecimal taken = below.stream()
                .filter(cell -> cell.amount != null)
                .map(cell -> cell.amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Cell> free = below.stream()
                .filter(cell -> cell.amount == null
                        && (level <= PERSON || cell.seat.weight().signum() > 0))
                .toList();
        BigDecimal rest = given.amount().subtract(taken);
        boolean isBelowNothing =
                taken.signum() != 0 && rest.signum() * given.amount().signum() < 0
                        || given.amount().signum() == 0 && rest.signum() != 0;
        Set<Integer> open = new TreeSet<>(given.months());
        open.removeAll(settled.getOrDefault(given.scope(), Set.of()));
        settled.computeIfAbsent(given.scope(), scope -> new TreeSet<>()).addAll(given.months());
        if (isBelowNothing) {
            free.forEach(cell -> cell.amount = BigDecimal.ZERO);
        } else if (!free.isEmpty()) {
            spread(free, rest, level - 1);
            return;
        }
        if (rest.signum() != 0 && !open.isEmpty() && hasChildren(given.scope(), below)) {
            balance(given, open, rest);
        }
    }

    /** Splits an amount over the children of one level, then each part over the level below, at last over months. */
    private void spread(List<Cell> free, BigDecimal amount, int level) {
        if (level < 0 || level < PERSON && free.get(0).seat.place().product() == null) {
            overMonths(free, amount);
            return;
        }
        SortedMap<String, List<Cell>> children = new TreeMap<>();
        for (Cell cell : free) {
            children.computeIfAbsent(cell.seat.place().at(LEVELS.get(level)), child -> new ArrayList<>())
                    .add(cell);
        }
        List<List<Cell>> groups = List.copyOf(children.values());
        List<BigDecimal> parts = LargestRemainder.split(
                amount,
                decimals,
                groups.stream()
                        .map(group ->
                                group.stream().map(cell -> cell.seat.weight()).reduce(BigDecimal.ZERO, BigDecimal::add))
                        .toList());
        for (int i = 0; i < groups.size(); i++) {
            spread(groups.get(i), parts.get(i), level - 1);
        }
    }

    /** One person's amount over the months; by the months alone where the person weighs nothing in any. */
    private void overMonths(List<Cell> ofOnePerson, BigDecimal amount) {
        List<Cell> inOrder = ofOnePerson.stream()
                .sorted(Comparator.comparing((Cell cell) -> cell.seat.month()))
                .toList();
        boolean isWeighed = inOrder.stream().anyMatch(cell -> cell.seat.weight().signum() > 0);
        List<BigDecimal> parts = LargestRemainder.split(
                amount,
                decimals,
                inOrder.stream()
                        .map(cell -> isWeighed ? cell.seat.weight() : timeWeights.get(cell.seat.month()))
                        .toList());
        for (int i = 0; i < parts.size(); i++) {
            inOrder.get(i).amount = parts.get(i);
        }
    }

    /** Only a person with targets for products has any; a person's months are no children. */
    private static boolean hasChildren(Scope scope, List<Cell> below) {
        return switch (scope.type()) {
            case "person_product" -> false;
            case "person" -> below.stream().anyMatch(cell -> cell.seat.place().product() != null);
            default -> true;
        };
    }

    private void balance(Given given, Set<Integer> months, BigDecimal amount) {
        String name = (amount.signum() < 0 ? OVER_ASSIGNED : NOT_ASSIGNED)
                + given.scope().id();
        List<Integer> inOrder = months.stream().sorted().toList();
        List<BigDecimal> parts = LargestRemainder.split(
                amount, decimals, inOrder.stream().map(timeWeights::get).toList());
        for (int i = 0; i < parts.size(); i++) {
            Place place =
                    switch (given.scope().type()) {
                        case "company" -> new Place(name, null, null, null);
                        case "region" -> new Place(given.scope().id(), name, null, null);
                        case "team" -> {
                            String team = given.scope().id();
                            yield new Place(regionOf(team, inOrder.get(i)), team, name, null);
                        }
                        default -> {
                            Place of = byScope.get(given.scope()).get(0).seat.place();
                            yield new Place(of.region(), of.team(), of.person(), name);
                        }
                    };
            add(new Cell(new Seat(place, inOrder.get(i), BigDecimal.ZERO), true, parts.get(i)));
        }
    }

    /** A team's region in a month, else in any. */
    private String regionOf(String team, int month) {
        Map<Boolean, String> found = new LinkedHashMap<>();
        for (Cell cell : byScope.getOrDefault(new Scope("team", team), List.of())) {
            found.putIfAbsent(cell.seat.month() == month, cell.seat.place().region());
        }
        return found.getOrDefault(true, found.getOrDefault(false, "(unassigned)"));
    }
}
