package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.Scope;
import io.quarterdeck.forecast.TargetTree.Given;
import io.quarterdeck.forecast.TargetTree.Part;
import io.quarterdeck.forecast.TargetTree.Place;
import io.quarterdeck.forecast.TargetTree.Seat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TargetTreeTest {
    private static final Set<Integer> QUARTER = Set.of(0, 1, 2);

    private static final List<BigDecimal> MONTHS = Collections.nCopies(12, BigDecimal.ONE);

    @Test
    void theCompanysTargetIsSpreadLevelByLevel() {
        List<Part> parts = spread(
                List.of(seat("R1", "T1", "A", 0, 1), seat("R1", "T1", "B", 0, 1), seat("R2", "T2", "C", 0, 1)),
                given("company", "company", Set.of(0), "1000.00"));
        assertThat(sum(parts, p -> p.place().region().equals("R1"))).isEqualByComparingTo("666.67");
        assertThat(parts.stream().map(Part::amount))
                .containsExactly(new BigDecimal("333.34"), new BigDecimal("333.33"), new BigDecimal("333.33"));
    }

    @Test
    void aLockStaysAndTheRestSpreadsAgain() {
        List<Part> parts = spread(
                List.of(seat("R1", "T1", "A", 0, 1), seat("R1", "T1", "B", 0, 1), seat("R2", "T2", "C", 0, 3)),
                given("company", "company", Set.of(0), "1000"),
                given("person", "A", Set.of(0), "600"));
        assertThat(of(parts, "A")).isEqualByComparingTo("600");
        assertThat(of(parts, "B")).isEqualByComparingTo("100");
        assertThat(of(parts, "C")).isEqualByComparingTo("300");
    }

    @Test
    void locksAboveTheParentLeaveNothingForTheOthersAndABalance() {
        List<Part> parts = spread(
                List.of(seat("R1", "T1", "A", 0, 1), seat("R1", "T1", "B", 0, 1)),
                given("team", "T1", Set.of(0), "500"),
                given("person", "A", Set.of(0), "600"));
        assertThat(of(parts, "A")).isEqualByComparingTo("600");
        assertThat(of(parts, "B")).isEqualByComparingTo("0");
        assertThat(of(parts, "(over-assigned) T1")).isEqualByComparingTo("-100");
        assertThat(sum(parts, p -> "T1".equals(p.place().team()))).isEqualByComparingTo("500");
    }

    @Test
    void whatNobodyCanTakeIsNotAssigned() {
        List<Part> parts = spread(
                List.of(seat("R1", "T1", "A", 0, 1)),
                given("company", "company", Set.of(0), "700"),
                given("person", "A", Set.of(0), "600"));
        assertThat(parts.stream().filter(Part::isBalance)).singleElement().satisfies(part -> {
            assertThat(part.place().region()).isEqualTo("(not assigned) company");
            assertThat(part.amount()).isEqualByComparingTo("100");
        });
    }

    @Test
    void theShorterTargetOfOneScopeHoldsAndTheLongerGivesTheRest() {
        List<Part> parts =
                spread(quarterSeats(), given("person", "A", QUARTER, "900"), given("person", "A", Set.of(1), "500"));
        assertThat(parts.stream().map(Part::amount))
                .containsExactly(new BigDecimal("200.00"), new BigDecimal("500.00"), new BigDecimal("200.00"));
    }

    @Test
    void ofTwoThatCannotBothHoldTheShorterDoes() {
        List<Part> parts =
                spread(quarterSeats(), given("person", "A", QUARTER, "900"), given("person", "A", Set.of(1), "1000"));
        assertThat(sum(parts, p -> true)).isEqualByComparingTo("1000");
    }

    @Test
    void aPersonsProductsAreSplitWithinTheirOwnTarget() {
        List<Seat> seats = new ArrayList<>();
        for (String product : List.of("P1", "P2", "P3")) {
            seats.add(new Seat(new Place("R1", "T1", "A", product), 0, BigDecimal.ONE));
        }
        List<Part> parts =
                spread(seats, given("person", "A", Set.of(0), "100"), given("person_product", "A|P2", Set.of(0), "70"));
        assertThat(parts.stream().map(Part::amount))
                .containsExactly(new BigDecimal("15.00"), new BigDecimal("70.00"), new BigDecimal("15.00"));
    }

    @Test
    void whatIsCountedIsSplitInWholeOnes() {
        assertThat(
                        TargetTree.of(quarterSeats(), List.of(given("company", "company", QUARTER, "10")), MONTHS, 0)
                                .parts()
                                .stream()
                                .map(Part::amount))
                .containsExactly(new BigDecimal("4"), new BigDecimal("3"), new BigDecimal("3"));
    }

    /** Trees of every shape, with locks at every level and of every length, many of which cannot be kept together. */
    @Test
    void everyTreeFootsKeepsItsLocksAndComesOutTheSameAgain() {
        Random random = new Random(2526);
        for (int run = 0; run < 300; run++) {
            List<Seat> seats = seats(random);
            List<Given> given = locks(random, seats);
            TargetTree tree = TargetTree.of(seats, given, MONTHS, 2);
            Collections.shuffle(seats, random);
            List<Given> shuffled = new ArrayList<>(given);
            Collections.shuffle(shuffled, random);
            assertThat(TargetTree.of(seats, shuffled, MONTHS, 2).parts()).isEqualTo(tree.parts());
            for (Given lock : given) {
                boolean hasShorter = given.stream()
                        .anyMatch(other -> other != lock
                                && other.scope().equals(lock.scope())
                                && !Collections.disjoint(other.months(), lock.months())
                                && other.months().size() <= lock.months().size());
                if (!hasShorter) {
                    assertThat(sum(
                                    tree.parts(),
                                    part -> lock.months().contains(part.month())
                                            && lock.scope()
                                                    .id()
                                                    .equals(part.place()
                                                            .at(lock.scope().type()))))
                            .as("%s of run %s", lock, run)
                            .isEqualByComparingTo(lock.amount());
                }
            }
            assertThat(tree.parts())
                    .allMatch(part -> part.isBalance() || part.amount().signum() >= 0);
            assertThat(tree.parts()).allMatch(part -> part.amount().scale() <= 2);
        }
    }

    private static List<Seat> seats(Random random) {
        List<Seat> seats = new ArrayList<>();
        int people = 1 + random.nextInt(8);
        for (int person = 0; person < people; person++) {
            int team = random.nextInt(4);
            for (int month = 0; month < 12; month++) {
                team = random.nextInt(10) == 0 ? random.nextInt(4) : team;
                seats.add(seat("R" + team / 2, "T" + team, "P" + person, month, random.nextInt(100)));
            }
        }
        return seats;
    }

    private static List<Given> locks(Random random, List<Seat> seats) {
        List<Given> given = new ArrayList<>();
        Set<Object> taken = new HashSet<>();
        int locks = 1 + random.nextInt(10);
        for (int lock = 0; lock < locks; lock++) {
            Place place = seats.get(random.nextInt(seats.size())).place();
            String type = List.of("company", "region", "team", "person").get(random.nextInt(4));
            int length = List.of(12, 3, 1).get(random.nextInt(3));
            int first = random.nextInt(12 / length) * length;
            Set<Integer> months =
                    new HashSet<>(IntStream.range(first, first + length).boxed().toList());
            if (taken.add(List.of(type, place.at(type), months))) {
                given.add(new Given(
                        new Scope(type, place.at(type)), months, BigDecimal.valueOf(random.nextInt(10_000_000), 2)));
            }
        }
        return given;
    }

    private static List<Seat> quarterSeats() {
        return List.of(seat("R1", "T1", "A", 0, 1), seat("R1", "T1", "A", 1, 1), seat("R1", "T1", "A", 2, 1));
    }

    private static Seat seat(String region, String team, String person, int month, long weight) {
        return new Seat(new Place(region, team, person, null), month, BigDecimal.valueOf(weight));
    }

    private static Given given(String type, String id, Set<Integer> months, String amount) {
        return new Given(new Scope(type, id), months, new BigDecimal(amount));
    }

    private static List<Part> spread(List<Seat> seats, Given... given) {
        return TargetTree.of(seats, List.of(given), MONTHS, 2).parts();
    }

    private static BigDecimal of(List<Part> parts, String person) {
        return sum(parts, part -> person.equals(part.place().person()));
    }

    private static BigDecimal sum(List<Part> parts, Predicate<Part> which) {
        return parts.stream().filter(which).map(Part::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
