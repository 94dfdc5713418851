package io.quarterdeck.forecast.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarterdeck.engine.PeriodType;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Scope;
import io.quarterdeck.forecast.whatif.Base.Foreseen;
import io.quarterdeck.forecast.whatif.Change.Drive;
import io.quarterdeck.forecast.whatif.Change.Move;
import io.quarterdeck.forecast.whatif.Change.Moved;
import io.quarterdeck.forecast.whatif.Change.Operation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What must hold of every scenario over every base. */
class WhatIfLawsTest {
    private static final WhatIf WHAT_IF = new WhatIf(SmallBase.of(1));

    private static final Scope EAST = new Scope("team", "East");

    private static Drive drive(Driver driver, Scope scope, Operation operation, double value) {
        return new Drive(1, driver, scope, operation, value, null, null, List.of());
    }

    private static Map<String, Result> run(WhatIf whatIf, Change... changes) {
        Map<String, Result> results = new HashMap<>();
        whatIf.results(new Scenario("s", "", List.of(changes)))
                .forEach(result -> results.put(result.span().label() + " " + result.scope(), result));
        return results;
    }

    @Test
    void withoutAChangeItIsThePacksForecastToTheCent() {
        Map<String, Result> results = run(WHAT_IF);
        SmallBase.of(1)
                .foreseen()
                .forEach((period, scopes) -> scopes.forEach((scope, told) -> {
                    Result result = results.get(period + " " + scope);
                    assertThat(result.expected())
                            .as(result.toString())
                            .isEqualTo(told.expected().doubleValue());
                    assertThat(result.open()).isEqualTo(told.open().doubleValue());
                    assertThat(result.p10()).isEqualTo(told.p10().doubleValue());
                    assertThat(result.p50()).isEqualTo(told.p50().doubleValue());
                    assertThat(result.p90()).isEqualTo(told.p90().doubleValue());
                    assertThat(result.chance()).isEqualTo(told.chanceOfTarget());
                    assertThat(result.delta()).isZero();
                }));
    }

    @Test
    void theRangesOfTheModelAreThoseOfThePack() {
        Results results = WHAT_IF.results();
        Base base = SmallBase.of(1);
        for (Timeline.Span span : base.timeline().quarters()) {
            Map<Scope, Foreseen> told = base.foreseen().getOrDefault(span.label(), Map.of());
            told.forEach(
                    (scope, row) -> assertThat(results.range(results.model().unchanged(), scope, span)
                                    .p90())
                            .as(scope + " " + span.label())
                            .isCloseTo(row.p90().doubleValue(), within(row.p90().doubleValue() * 1e-3)));
        }
    }

    @Test
    void quartersAreSumsOfMonthsAndYearsOfQuarters() {
        Map<String, Result> results = run(WHAT_IF, drive(Driver.WIN_RATE, EAST, Operation.ADD, 0.05));
        assertThat(sum(results, "2025-10", "2025-11", "2025-12"))
                .isCloseTo(results.get("2025-Q4 company company").expected(), within(0.02));
        assertThat(sum(results, "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"))
                .isCloseTo(results.get("2026 company company").expected(), within(0.03));
    }

    private static double sum(Map<String, Result> results, String... labels) {
        double sum = 0;
        for (String label : labels) {
            sum += results.get(label + " company company").expected();
        }
        return sum;
    }

    @Test
    void peopleAddUpToTheirTeamsAndTeamsToTheCompany() {
        Map<String, Result> results = run(
                WHAT_IF,
                drive(Driver.CREATED, new Scope("person", "P3"), Operation.TIMES, 1.3),
                drive(Driver.PRICE, new Scope("product", "X1"), Operation.TIMES, 1.1),
                new Drive(2, Driver.HEADCOUNT, EAST, Operation.ADD, 2, LocalDate.of(2025, 11, 1), null, List.of()),
                new Move(3, Moved.ACCOUNT, "A3", "P5", null, LocalDate.of(2025, 10, 1)));
        for (String period : List.of("2025", "2026", "2025-Q4", "2026-02")) {
            ToDoubleFunction<String> ofType = type -> results.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(period + " " + type + " "))
                    .mapToDouble(entry -> entry.getValue().expected())
                    .sum();
            double company = results.get(period + " company company").expected();
            assertThat(ofType.applyAsDouble("team")).as(period).isCloseTo(company, within(0.05));
            assertThat(ofType.applyAsDouble("region")).as(period).isCloseTo(company, within(0.05));
            assertThat(ofType.applyAsDouble("person")).as(period).isCloseTo(company, within(0.1));
        }
    }

    @Test
    void tenTimesTheMoneyIsTenTimesTheMoneyAndNothingElse() {
        WhatIf large = new WhatIf(SmallBase.of(10));
        Change[] changes = {
            drive(Driver.WIN_RATE, Scope.COMPANY, Operation.ADD, 0.03),
            drive(Driver.CYCLE_DAYS, Scope.COMPANY, Operation.TIMES, 0.9)
        };
        Map<String, Result> small = run(WHAT_IF, changes);
        run(large, changes).forEach((key, result) -> {
            Result own = small.get(key);
            // Shares of people are those of money in whole minor units.
            assertThat(result.expected()).as(key).isCloseTo(10 * own.expected(), within(0.11 + own.expected() * 1e-6));
            if (!Double.isNaN(own.p90())) {
                assertThat(result.p90()).as(key).isCloseTo(10 * own.p90(), within(Math.max(1, own.p90() * 0.02)));
            }
            if (!Double.isNaN(own.chance())) {
                assertThat(result.chance()).as(key).isCloseTo(own.chance(), within(0.01));
            }
        });
    }

    @Test
    void moreOfAGoodThingIsNeverLess() {
        double before = 0;
        for (double rate : new double[] {0.2, 0.3, 0.4, 0.5}) {
            double now = run(WHAT_IF, drive(Driver.WIN_RATE, Scope.COMPANY, Operation.SET, rate))
                    .get("2026 company company")
                    .expected();
            assertThat(now).isGreaterThan(before);
            before = now;
        }
        Map<String, Result> base = run(WHAT_IF);
        Map<String, Result> fast = run(WHAT_IF, drive(Driver.CYCLE_DAYS, Scope.COMPANY, Operation.TIMES, 0.8));
        assertThat(fast.get("2025-Q3 company company").expected())
                .isGreaterThan(base.get("2025-Q3 company company").expected());
    }

    @Test
    void aChangeOfOneTeamLeavesTheOtherAsItWas() {
        run(WHAT_IF, drive(Driver.DEAL_SIZE, EAST, Operation.TIMES, 1.2)).forEach((key, result) -> {
            if (key.contains("team West") || key.contains("region EU") || key.contains("person P4")) {
                assertThat(result.delta()).as(key).isZero();
            }
        });
    }

    @Test
    void aMoveChangesWhoBringsItAndNotWhatComes() {
        Map<String, Result> results = run(
                WHAT_IF,
                new Move(1, Moved.TERRITORY, "Harbour", "P2", null, null),
                new Move(2, Moved.PERSON, "P4", "East", null, LocalDate.of(2026, 1, 1)),
                new Move(3, Moved.DEAL, "O2", "P1", null, null));
        for (String period : List.of("2025", "2026")) {
            assertThat(results.get(period + " company company").delta()).isZero();
        }
        assertThat(results.get("2025 person P2").delta()).isPositive();
        assertThat(results.get("2026 team East").delta())
                .isCloseTo(-results.get("2026 team West").delta(), within(0.02));
    }

    @Test
    void aDealThatIsMovedComesInTheQuarterOfItsDate() {
        Map<String, Result> results =
                run(WHAT_IF, new Move(1, Moved.DEAL, "O1", null, LocalDate.of(2026, 2, 10), null));
        assertThat(results.get("2025-Q3 company company").delta()).isNegative();
        assertThat(results.get("2026-02 company company").delta()).isPositive();
        assertThat(results.get("2025 company company").delta()
                        + results.get("2026 company company").delta())
                .isCloseTo(0, within(0.02));
    }

    @Test
    void aTargetGoesDownToEveryoneAndSharesAddUp() {
        Map<String, Result> results = run(WHAT_IF, drive(Driver.TARGET, Scope.COMPANY, Operation.TIMES, 1.1));
        assertThat(results.get("2025-Q4 company company").target()).isCloseTo(3_960_000, within(0.01));
        assertThat(results.get("2025-Q4 person P3").target()).isCloseTo(990_000, within(0.01));
        assertThat(results.get("2025-Q4 company company").delta()).isZero();
        Map<String, Result> shared = run(WHAT_IF, drive(Driver.TARGET_SHARE, EAST, Operation.SET, 0.6));
        assertThat(shared.get("2025-Q4 team East").target()).isCloseTo(2_160_000, within(0.01));
        assertThat(shared.get("2025-Q4 team West").target()).isCloseTo(1_440_000, within(0.01));
        assertThat(run(
                                WHAT_IF,
                                new Drive(
                                        1,
                                        Driver.TARGET,
                                        Scope.COMPANY,
                                        Operation.SET,
                                        16_000_000,
                                        LocalDate.of(2026, 1, 1),
                                        null,
                                        List.of()))
                        .get("2026 company company")
                        .target())
                .isCloseTo(16_000_000, within(0.01));
    }

    @Test
    void whatBreaksIsToldAndCountsAsTheNearestThatCanBe() {
        Scenario scenario = new Scenario(
                "broken",
                "",
                List.of(
                        new Drive(4, Driver.WIN_RATE, Scope.COMPANY, Operation.ADD, 0.9, null, null, List.of()),
                        new Drive(
                                5,
                                Driver.WORKDAYS,
                                Scope.COMPANY,
                                Operation.SET,
                                0,
                                LocalDate.of(2026, 2, 1),
                                LocalDate.of(2026, 3, 1),
                                List.of())));
        Rows notes = WHAT_IF.notes(List.of(scenario));
        assertThat(notes.size()).isEqualTo(2);
        assertThat(notes.text(0, "code")).isEqualTo("above_one");
        assertThat(notes.value(0, "line")).isEqualTo(4L);
        assertThat(notes.text(1, "code")).isEqualTo("no_workdays");
        assertThat(notes.text(1, "subject")).isEqualTo("2026-02");
        assertThat(WHAT_IF.results(scenario).stream()
                        .filter(result -> result.span().label().equals("2026-02")
                                && result.scope().equals(Scope.COMPANY))
                        .findFirst()
                        .orElseThrow()
                        .expected())
                .isZero();
    }

    @Test
    void eachDriverAloneIsItsBarOfTheTornado() {
        Timeline.Span year = WHAT_IF.usualPeriod();
        Rows bars = WHAT_IF.sensitivity(year);
        assertThat(bars.isEmpty()).isFalse();
        for (int i = 0; i < bars.size(); i++) {
            Driver driver = Driver.valueOf(bars.text(i, "driver").toUpperCase(Locale.ROOT));
            Result alone = run(WHAT_IF, drive(driver, Scope.COMPANY, Operation.SET, bars.number(i, "plausible_upper")))
                    .get(year.label() + " company company");
            assertThat(alone.delta())
                    .as(driver.word())
                    .isCloseTo(bars.number(i, "effect_of_upper"), within(Math.abs(alone.delta()) * 1e-4 + 1));
        }
    }

    @Test
    void aValueThatWasSoughtHitsTheTarget() {
        Timeline.Span year = WHAT_IF.usualPeriod();
        Rows answers = WHAT_IF.goalSeek(year, 0.8).alone();
        int hit = 0;
        for (int i = 0; i < answers.size(); i++) {
            if (answers.text(i, "driver").equals("mix") || !Boolean.TRUE.equals(answers.value(i, "is_possible"))) {
                continue;
            }
            Driver driver = Driver.valueOf(answers.text(i, "driver").toUpperCase(Locale.ROOT));
            Result back = run(WHAT_IF, drive(driver, Scope.COMPANY, Operation.SET, answers.number(i, "needed")))
                    .get(year.label() + " company company");
            if (answers.text(i, "goal").equals("expected")) {
                assertThat(back.expected()).as(driver.word()).isCloseTo(back.target(), within(0.02));
            } else {
                assertThat(back.chance()).as(driver.word()).isCloseTo(0.8, within(2e-4));
            }
            hit++;
        }
        assertThat(hit).isGreaterThan(5);
    }

    @Test
    void theSmallestMixPutBackReachesTheTargetWithinEveryRange() {
        double expected = run(WHAT_IF).get("2025-Q4 company company").expected();
        WhatIf near = new WhatIf(SmallBase.of(1, expected * 1.02));
        WhatIf.Goals goals = near.goalSeek(near.period("2025-Q4").orElseThrow(), 0.3);
        Map<String, List<Change>> mixes = new HashMap<>();
        for (int i = 0; i < goals.mix().size(); i++) {
            Driver driver = Driver.valueOf(goals.mix().text(i, "driver").toUpperCase(Locale.ROOT));
            DriverValues.Value value = WHAT_IF.results().model().values().of(driver, Scope.COMPANY);
            double mixed = goals.mix().number(i, "value");
            assertThat(mixed).isBetween(value.lower() - 1e-6, value.upper() + 1e-6);
            mixes.computeIfAbsent(goals.mix().text(i, "goal"), goal -> new ArrayList<>())
                    .add(drive(driver, Scope.COMPANY, Operation.SET, mixed));
        }
        assertThat(mixes).containsKey("expected");
        Result back = run(near, mixes.get("expected").toArray(Change[]::new)).get("2025-Q4 company company");
        // Values are published with six decimals.
        assertThat(back.expected()).isCloseTo(back.target(), within(back.target() * 1e-5));
    }

    @Test
    void whatAChangeCannotReachIsTold() {
        Scenario scenario = new Scenario(
                "nowhere",
                "",
                List.of(
                        new Move(3, Moved.DEAL, "O1", null, LocalDate.of(2028, 1, 1), null),
                        new Drive(
                                4,
                                Driver.TARGET,
                                Scope.COMPANY,
                                Operation.TIMES,
                                1.1,
                                LocalDate.of(2026, 2, 1),
                                LocalDate.of(2026, 3, 1),
                                List.of()),
                        new Drive(
                                5,
                                Driver.TARGET,
                                Scope.COMPANY,
                                Operation.TIMES,
                                1.1,
                                LocalDate.of(2026, 1, 1),
                                null,
                                List.of())));
        Rows notes = WHAT_IF.notes(List.of(scenario));
        assertThat(List.of(notes.text(0, "code"), notes.text(1, "code"), notes.text(2, "code")))
                .containsExactly("beyond_horizon", "no_quarter", "base_unknown");
    }

    @Test
    void theSameScenarioGivesTheSameNumbers() {
        Change change = drive(Driver.WIN_RATE, EAST, Operation.TIMES, 1.07);
        assertThat(run(new WhatIf(SmallBase.of(1)), change)).isEqualTo(run(WHAT_IF, change));
    }

    /** The formulas of the workbook, written out: any scenario comes to the engine's result. */
    @Test
    void theLiveModelComesToTheEnginesResult() {
        Random random = new Random(11);
        for (int round = 0; round < 60; round++) {
            List<Change> changes = new ArrayList<>();
            int count = 1 + random.nextInt(5);
            for (int i = 0; i < count; i++) {
                changes.add(randomChange(random));
            }
            Scenario scenario = new Scenario("s" + round, "", changes);
            LiveModel live = LiveModel.of(WHAT_IF.results(), scenario);
            double[][] formulas = LiveFormulas.monthsByScope(live);
            for (Result result : WHAT_IF.results(scenario)) {
                int row = result.scope().equals(Scope.COMPANY)
                        ? 0
                        : result.scope().type().equals("team")
                                ? 1 + live.teams().indexOf(result.scope().id())
                                : -1;
                if (result.span().type() == PeriodType.MONTH && row >= 0) {
                    assertThat(formulas[row][result.span().first() - live.first()])
                            .as(scenario + " " + result)
                            .isCloseTo(result.expected(), within(0.0051));
                }
            }
        }
    }

    private static Change randomChange(Random random) {
        LocalDate from = random.nextBoolean() ? null : LocalDate.of(2025, 9 + random.nextInt(3), 1);
        Scope[] scopes = {
            Scope.COMPANY,
            EAST,
            new Scope("team", "West"),
            new Scope("product", "X1"),
            new Scope("person", "P2"),
            new Scope("segment", "large")
        };
        Scope scope = scopes[random.nextInt(scopes.length)];
        double times = 0.7 + random.nextDouble() * 0.7;
        return switch (random.nextInt(9)) {
            case 0 -> new Drive(1, Driver.CREATED, scope, Operation.TIMES, times, from, null, List.of());
            case 1 -> new Drive(1, Driver.WIN_RATE, scope, Operation.TIMES, times, from, null, List.of());
            case 2 -> new Drive(1, Driver.DEAL_SIZE, scope, Operation.TIMES, times, from, null, List.of());
            case 3 -> new Drive(1, Driver.PRICE, scope, Operation.TIMES, times, from, null, List.of());
            case 4 -> new Drive(1, Driver.CYCLE_DAYS, Scope.COMPANY, Operation.TIMES, times, null, null, List.of());
            case 5 ->
                new Drive(
                        1,
                        Driver.HEADCOUNT,
                        random.nextBoolean() ? EAST : new Scope("team", "West"),
                        Operation.ADD,
                        random.nextInt(4) - 1,
                        from,
                        null,
                        List.of());
            case 6 -> new Drive(1, Driver.ATTRITION, Scope.COMPANY, Operation.SET, times / 5, null, null, List.of());
            case 7 ->
                new Drive(
                        1,
                        Driver.SEASONALITY,
                        Scope.COMPANY,
                        Operation.TIMES,
                        times,
                        LocalDate.of(2026, 2, 1),
                        LocalDate.of(2026, 3, 1),
                        List.of());
            default -> new Move(1, Moved.ACCOUNT, "A" + random.nextInt(8), "P5", null, from);
        };
    }
}
