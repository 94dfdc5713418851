package io.quarterdeck.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quarterdeck.engine.DuckDbEngine;
import io.quarterdeck.engine.Model;
import io.quarterdeck.engine.ModelRunner;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.SqlModel;
import io.quarterdeck.engine.TableHeader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flags of a user's own, from their file to their row of the scorecard. */
class RiskScorecardTest {
    private static final LocalDate REVIEW = LocalDate.of(2025, 9, 2);
    private static final List<LocalDate> PAST = List.of(
            LocalDate.of(2024, 9, 2), LocalDate.of(2024, 12, 3), LocalDate.of(2025, 3, 5), LocalDate.of(2025, 6, 3));

    @TempDir
    Path scratch;

    private int runs;

    /** A flag that is raised on the deals whose owner is its name: the test says which. */
    private static SqlModel flag(String name) {
        return SqlModel.parse(name, """
                -- purpose:   Raised on what the test says.
                -- label:     Test
                -- evidence:  Worth {amount}[, due {close_date}]
                -- severity:  Always high
                -- next_step: None
                -- grain:     as_of_date, opportunity_id
                -- inputs:    flag_deals
                -- columns:
                --   as_of_date      date   the date asked about
                --   opportunity_id  text   open opportunity
                --   severity        text   high
                --   exposure        money  its planned amount
                --   amount          money  its planned amount
                --   close_date      date   planned
                select
                    as_of_date,
                    opportunity_id,
                    'high' as severity,
                    amount as exposure,
                    amount,
                    close_date
                from flag_deals
                where owner_id like '%%%s%%'
                """.formatted(name));
    }

    @Test
    void everyFigureFollowsFromTheDealsOfThePast() {
        List<Deal> deals = List.of(
                new Deal("A", PAST.get(1), "oracle", true, 100),
                new Deal("A", PAST.get(2), "oracle", true, 110),
                new Deal("B", PAST.get(1), "", false, 50),
                new Deal("C", PAST.get(2), "oracle", false, 30),
                new Deal("D", PAST.get(2), "", true, 70),
                // Before the first date on which a flag was raised nothing is tested for it.
                new Deal("D", PAST.get(0), "", true, 70),
                new Deal("E", REVIEW, "oracle never", true, 9));
        Rows scorecard = scorecard(deals, "oracle", "never");
        int oracle = row(scorecard, "oracle");
        assertThat(Stream.of("n", "deals", "positives", "flagged", "caught", "raised")
                        .map(column -> scorecard.value(oracle, column)))
                .containsExactly(5L, 4L, 3L, 3L, 2L, 1L);
        assertThat(scorecard.number(oracle, "precision")).isEqualTo(2 / 3.0, within(1e-9));
        assertThat(scorecard.number(oracle, "recall")).isEqualTo(2 / 3.0, within(1e-9));
        assertThat(scorecard.number(oracle, "base_rate")).isEqualTo(0.6);
        assertThat(scorecard.number(oracle, "lift")).isEqualTo(2 / 3.0 / 0.6, within(1e-9));
        assertThat(scorecard.money(oracle, "value_caught")).isEqualByComparingTo("210");
        assertThat(scorecard.money(oracle, "positive_amount")).isEqualByComparingTo("280");
        assertThat(scorecard.number(oracle, "value_recall")).isEqualTo(0.75);
        assertThat(scorecard.text(oracle, "verdict")).isEqualTo("not_shown");
        assertThat(scorecard.money(oracle, "raised_amount")).isEqualByComparingTo("9");
    }

    @Test
    void aFlagThatWasNeverRaisedHasARowWithoutTrials() {
        Rows scorecard = scorecard(List.of(new Deal("A", PAST.get(1), "", true, 100)), "never");
        assertThat(scorecard.size()).isEqualTo(1);
        assertThat(scorecard.value(0, "n")).isEqualTo(0L);
        assertThat(scorecard.value(0, "lift")).isNull();
        assertThat(scorecard.text(0, "verdict")).isEqualTo("untested");
    }

    /** Fifty flags that a coin raises, on deals that are open on several dates: some five of them in a hundred mislead. */
    @Test
    void aFlagThatACoinRaisesIsNotShownToSeparate() {
        Random random = new Random(21);
        List<String> coins = new ArrayList<>();
        for (int i = 10; i < 60; i++) {
            coins.add("coin" + i);
        }
        List<Deal> deals = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            boolean isBad = random.nextInt(10) < 7;
            String raised =
                    coins.stream().filter(coin -> random.nextInt(4) == 0).collect(Collectors.joining(" "));
            for (LocalDate date : PAST.subList(random.nextInt(4), 4)) {
                deals.add(new Deal("D" + i, date, raised, isBad ^ random.nextInt(8) == 0, 100));
            }
        }
        Rows scorecard = scorecard(deals, coins.toArray(String[]::new));
        long misleading = 0;
        for (int i = 0; i < scorecard.size(); i++) {
            boolean holdsOne = scorecard.number(i, "lift_lower") <= 1 && scorecard.number(i, "lift_upper") >= 1;
            assertThat(scorecard.text(i, "verdict").equals("not_shown")).isEqualTo(holdsOne);
            misleading += holdsOne ? 0 : 1;
        }
        assertThat(misleading).isLessThanOrEqualTo(6);
    }

    @Test
    void aFlagThatKnowsTheOutcomeSeparates() {
        Random random = new Random(5);
        List<Deal> deals = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            boolean isBad = random.nextInt(10) < 7;
            deals.add(new Deal("D" + i, PAST.get(i % 4), isBad ? "oracle" : "fool", isBad, 100));
        }
        Rows scorecard = scorecard(deals, "oracle", "fool");
        assertThat(scorecard.text(row(scorecard, "oracle"), "verdict")).isEqualTo("separates");
        assertThat(scorecard.number(row(scorecard, "oracle"), "recall")).isEqualTo(1.0);
        assertThat(scorecard.text(row(scorecard, "fool"), "verdict")).isEqualTo("reversed");
        assertThat(scorecard.number(row(scorecard, "fool"), "lift")).isZero();
    }

    @Test
    void aHeaderThatIsNoFlagsIsRefusedWithWhatItLacks() {
        String good = flag("good").sql();
        assertThatThrownBy(() -> held(good.replace("-- evidence:", "-- note:")))
                .hasMessage("bad: the header of a flag has a line \"evidence\"");
        assertThatThrownBy(() -> held(good.replace("{amount}", "{amuont}")))
                .hasMessage("bad: the evidence names [amuont], which are not among its columns");
        assertThatThrownBy(() -> held(good.replace("exposure        money", "exposure        count")))
                .hasMessage("bad: column 4 of a flag is exposure, money");
        assertThatThrownBy(
                        () -> held(good.replace("grain:     as_of_date, opportunity_id", "grain:     opportunity_id")))
                .hasMessageStartingWith("bad: the grain of a flag is as_of_date, opportunity_id");
    }

    private static void held(String text) {
        RiskTables.over(List.of(SqlModel.parse("bad", text)));
    }

    /** A deal on a date. @param raised the flags that are raised on it */
    private record Deal(String id, LocalDate date, String raised, boolean isBad, int amount) {}

    private static int row(Rows rows, String flag) {
        return Stream.iterate(0, i -> i + 1)
                .filter(i -> rows.text(i, "flag").equals(flag))
                .findFirst()
                .orElseThrow();
    }

    private Rows scorecard(List<Deal> deals, String... names) {
        List<SqlModel> flags = Arrays.stream(names).map(RiskScorecardTest::flag).toList();
        Path own = scratch.resolve("run " + ++runs);
        own.toFile().mkdirs();
        try (DuckDbEngine engine = new DuckDbEngine(own)) {
            ModelRunner runner = new ModelRunner(engine);
            Map<String, Model> known = new HashMap<>();
            Transform.models().forEach(model -> known.put(model.name(), model));
            List<Map<String, Object>> dates = new ArrayList<>();
            PAST.forEach(date -> dates.add(Map.of("as_of_date", date, "is_review", false)));
            dates.add(Map.of("as_of_date", REVIEW, "is_review", true));
            give(engine, runner, known.get("flag_dates").header(), dates);
            give(
                    engine,
                    runner,
                    known.get("flag_deals").header(),
                    deals.stream()
                            .map(deal -> Map.<String, Object>of(
                                    "as_of_date",
                                    deal.date(),
                                    "opportunity_id",
                                    deal.id(),
                                    "owner_id",
                                    deal.raised(),
                                    "amount",
                                    money(deal.amount())))
                            .toList());
            give(
                    engine,
                    runner,
                    known.get("flag_outcomes").header(),
                    deals.stream()
                            .filter(deal -> !deal.date().equals(REVIEW))
                            .map(deal -> Map.<String, Object>of(
                                    "as_of_date",
                                    deal.date(),
                                    "opportunity_id",
                                    deal.id(),
                                    "amount",
                                    money(deal.amount()),
                                    "is_bad",
                                    deal.isBad() ? 1L : 0L))
                            .toList());
            give(engine, runner, Transform.givenHeaders().get("limits"), List.of());
            List<Model> models = new ArrayList<>(flags);
            models.addAll(RiskTables.over(flags));
            for (String name :
                    List.of("tested_flags", "tested_deals", "flag_counts", "raised_counts", "risk_scorecard")) {
                models.add(known.get(name));
            }
            runner.run(models, (name, nanos) -> {});
            return runner.read("risk_scorecard");
        }
    }

    private static void give(
            DuckDbEngine engine, ModelRunner runner, TableHeader header, List<Map<String, Object>> rows) {
        engine.store(
                header.name(),
                new Rows(
                        header.columns(),
                        rows.stream()
                                .map(row -> Arrays.asList(header.columns().stream()
                                        .map(column -> row.get(column.name()))
                                        .toArray()))
                                .toList()));
        runner.given(header);
    }

    private static BigDecimal money(int whole) {
        return BigDecimal.valueOf(whole).setScale(6);
    }
}
