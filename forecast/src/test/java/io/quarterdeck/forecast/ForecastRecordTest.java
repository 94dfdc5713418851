package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.ResourceFolder;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Unit;
import io.quarterdeck.forecast.ForecastRecord.Entry;
import io.quarterdeck.forecast.ForecastRecord.Speaker;
import io.quarterdeck.forecast.Landmarks.Horizon;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A company of which every number is drawn: what its past quarters would have been told, and when. */
class ForecastRecordTest {
    private static final int QUARTERS = 14;

    private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);

    private static final List<String> TEAMS = List.of("North", "South");

    /** How many quarters are known, and what came of each deal of the last of them. */
    private static List<Entry> record(int quarters, Horizon horizon, long seed) {
        List<List<Object>> points = new ArrayList<>();
        List<List<Object>> totals = new ArrayList<>();
        List<List<Object>> cells = new ArrayList<>();
        List<List<Object>> months = new ArrayList<>();
        List<List<Object>> periods = new ArrayList<>();
        for (int m = 0; m < 3 * QUARTERS + 6; m++) {
            LocalDate start = FIRST.plusMonths(m);
            periods.add(Arrays.asList("m" + m, "month", start, start.plusMonths(1)));
        }
        Random random = new Random(seed);
        for (int q = 0; q < QUARTERS; q++) {
            LocalDate start = FIRST.plusMonths(3L * q);
            LocalDate end = start.plusMonths(3);
            LocalDate point = end.minusDays(29);
            boolean isIn = q < quarters;
            double came = 0;
            for (int stage = 1; stage <= 3; stage++) {
                long deals = 20 + random.nextInt(20);
                long won = 0;
                for (int d = 0; d < deals; d++) {
                    won += random.nextDouble() < 0.2 * stage ? 1 : 0;
                }
                came += won * 10;
                if (isIn) {
                    cells.add(Arrays.asList(
                            point,
                            "this_quarter",
                            (long) stage,
                            "below",
                            false,
                            30L,
                            TEAMS.get(stage % TEAMS.size()),
                            deals,
                            BigDecimal.valueOf(deals * 10),
                            deals * 100.0,
                            won,
                            BigDecimal.valueOf(won * 10),
                            won * 100.0,
                            won / 2,
                            BigDecimal.valueOf(won / 2 * 10),
                            won / 2 * 100.0));
                }
            }
            long booked = 100 + random.nextInt(50);
            long fresh = random.nextInt(40);
            if (isIn) {
                points.add(Arrays.asList(
                        point,
                        q == quarters - 1 ? "review" : null,
                        true,
                        "Q" + q,
                        (long) q + 1,
                        start,
                        end,
                        end.plusMonths(3),
                        9L,
                        true));
                totals.add(Arrays.asList(
                        point,
                        BigDecimal.valueOf(booked),
                        BigDecimal.valueOf(came + fresh),
                        30L,
                        came * 10 + fresh * 10,
                        BigDecimal.valueOf(350 + random.nextInt(50)),
                        40L,
                        4000.0));
                for (int m = 0; m < 3; m++) {
                    if (!start.plusMonths(m + 1).isAfter(point)) {
                        months.add(Arrays.asList(
                                "company",
                                "company",
                                start.plusMonths(m),
                                BigDecimal.valueOf(90 + random.nextInt(40))));
                    } else {
                        random.nextInt(40);
                        if (q < quarters - 1) {
                            months.add(
                                    Arrays.asList("company", "company", start.plusMonths(m), BigDecimal.valueOf(150)));
                        }
                    }
                }
            } else {
                random.nextInt(50);
            }
        }
        Rows pointRows = rows(
                "point date, role text, is_weekly flag, quarter text, quarter_number count, quarter_start date,"
                        + " quarter_end_exclusive date, next_end_exclusive date, week count, counts_deals flag",
                points);
        Landmarks landmarks = Landmarks.of(
                pointRows,
                rows(
                        "point date, plan text, stage_order count, size_band text, is_pushed flag, age_band count,"
                                + " team text, deals count, amount money, amount_squares number, won count, won_amount money,"
                                + " won_squares number, next_won count, next_won_amount money, next_won_squares number",
                        cells));
        Map<Long, TreeMap<Long, OutlookPoint>> byWeek = OutlookPoint.byWeek(
                pointRows,
                rows(
                        "point date, booked money, later money, later_count count, later_squares number,"
                                + " next_total money, next_count count, next_squares number",
                        totals));
        return ForecastRecord.of(
                landmarks,
                byWeek.get(9L),
                SeriesVoice.of(
                        rows("period text, period_type text, period_start date, period_end_exclusive date", periods),
                        rows("scope_type text, scope_id text, month_start date, amount money", months),
                        rows(
                                "day date, month_start date, is_workday flag, holiday text,"
                                        + " days_to_spring_festival count",
                                List.of())),
                Map.of(1L, 0.3, 2L, 0.5, 3L, 0.8),
                horizon);
    }

    private static Rows rows(String columns, List<List<Object>> values) {
        return new Rows(
                Arrays.stream(columns.split(", "))
                        .map(c -> new Column(c.split(" ")[0], Unit.of(c.split(" ")[1])))
                        .toList(),
                values);
    }

    @Test
    void whatCameLaterChangesNothingThatWasToldBefore() {
        for (Horizon horizon : Horizon.values()) {
            List<Entry> whole = record(QUARTERS, horizon, 7);
            List<Entry> cut = record(9, horizon, 7);
            assertThat(cut).hasSizeGreaterThan(6);
            for (int i = 0; i < cut.size() - 1; i++) {
                assertThat(whole.get(i).voices())
                        .as(horizon + " " + i)
                        .isEqualTo(cut.get(i).voices());
                assertThat(whole.get(i).weight()).isEqualTo(cut.get(i).weight());
            }
        }
    }

    @Test
    void rangesHoldAboutEightOfTenOutcomes() {
        int inside = 0;
        int told = 0;
        for (long seed = 1; seed <= 25; seed++) {
            for (Entry entry : record(QUARTERS, Horizon.THIS, seed)) {
                if (entry.isKnown() && entry.origin().view().quarters() >= AccuracyTables.LEAST_QUARTERS) {
                    told++;
                    inside += entry.voices().get(Speaker.MODEL).covers(entry.actual()) ? 1 : 0;
                }
            }
        }
        assertThat(told).isGreaterThan(200);
        assertThat((double) inside / told)
                .isBetween(0.8 - 3 * Math.sqrt(0.16 / told), 0.8 + 3 * Math.sqrt(0.16 / told));
    }

    @Test
    void theRecordOfRangesBeginsWithTheFirstQuarterThatIsScored() {
        for (Horizon horizon : Horizon.values()) {
            for (Entry entry : record(QUARTERS, horizon, 3)) {
                int past = entry.origin().view().quarters();
                if (past < AccuracyTables.LEAST_QUARTERS) {
                    assertThat(entry.widening()).isEqualTo(ForecastRecord.UNTESTED);
                } else if (past < AccuracyTables.LEAST_QUARTERS + horizon.lag()) {
                    // Nothing is known of ranges yet: they are as chance alone would have them.
                    assertThat(entry.widening()).isCloseTo(1, within(1e-12));
                    assertThat(entry.voices().get(Speaker.MODEL).p90())
                            .isCloseTo(entry.foreseen().p90(), within(1e-6));
                }
            }
        }
    }

    @Test
    void theOpenDealsKnowMoreThanTheCrmAndTheRunRate() {
        double[] errors = new double[Speaker.values().length];
        for (long seed = 1; seed <= 10; seed++) {
            for (Entry entry : record(QUARTERS, Horizon.THIS, seed)) {
                if (entry.isKnown() && entry.origin().view().quarters() >= AccuracyTables.LEAST_QUARTERS) {
                    entry.voices()
                            .forEach((who, voice) -> errors[who.ordinal()] += Math.abs(voice.p50() - entry.actual()));
                }
            }
        }
        assertThat(errors[Speaker.OPEN_DEALS.ordinal()]).isLessThan(errors[Speaker.CRM_WEIGHTED.ordinal()]);
        assertThat(errors[Speaker.MODEL.ordinal()]).isLessThan(errors[Speaker.RUN_RATE.ordinal()]);
    }

    @Test
    void tablesHaveTheColumnsOfTheirHeaders() {
        assertThat(ResourceFolder.read(PeriodTables.class, "tables", ".table"))
                .containsKeys("forecast_period", "forecast_accuracy", "win_chances", "chance_calibration");
    }
}
