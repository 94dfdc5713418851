package io.quarterdeck.forecast;

import io.quarterdeck.engine.JavaModel;
import io.quarterdeck.engine.Model;
import io.quarterdeck.engine.ResourceFolder;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The step that reads after how many days deals ended and writes {@code cumulative_incidence}. */
public final class IncidenceTables {
    private static final TableHeader HEADER = TableHeader.parse(
            "cumulative_incidence",
            ResourceFolder.read(IncidenceTables.class, "tables", ".table").get("cumulative_incidence"));

    /** The ages that a reader asks about; the estimate itself knows every day. */
    private static final List<Long> DAYS = List.of(30L, 60L, 90L, 120L, 180L, 270L, 365L, 540L, 730L);

    private static final int RATE_DECIMALS = 9;

    private IncidenceTables() {}

    /** The model of {@code cumulative_incidence}. */
    public static Model model() {
        return new JavaModel(HEADER, inputs -> rows(inputs.get("outcome_days")));
    }

    /** @param outcomes rows of {@code outcome_days} */
    static Rows rows(Rows outcomes) {
        Map<List<String>, List<Integer>> beginnings = new LinkedHashMap<>();
        for (int i = 0; i < outcomes.size(); i++) {
            beginnings
                    .computeIfAbsent(
                            List.of(
                                    outcomes.text(i, "scope_type"),
                                    outcomes.text(i, "scope_id"),
                                    outcomes.text(i, "from_stage")),
                            b -> new ArrayList<>())
                    .add(i);
        }
        List<List<Object>> rows = new ArrayList<>();
        beginnings.forEach((beginning, places) -> rows.addAll(rows(beginning, places, outcomes)));
        return new Rows(HEADER.columns(), rows);
    }

    private static List<List<Object>> rows(List<String> beginning, List<Integer> places, Rows outcomes) {
        CumulativeIncidence.Ages ages = new CumulativeIncidence.Ages();
        long longest = 0;
        for (int i : places) {
            long age = (Long) outcomes.value(i, "days");
            long deals = (Long) outcomes.value(i, "deals");
            longest = Math.max(longest, age);
            switch (outcomes.text(i, "outcome")) {
                case "won" -> ages.won(age, deals);
                case "lost" -> ages.lost(age, deals);
                default -> ages.open(age, deals);
            }
        }
        CumulativeIncidence incidence = CumulativeIncidence.of(ages);
        double median = incidence.medianToWin();
        List<List<Object>> rows = new ArrayList<>();
        for (long day : DAYS) {
            if (day > longest && day > DAYS.get(0)) {
                break;
            }
            CumulativeIncidence.Step step = incidence.at(day);
            List<Object> row = new ArrayList<>(beginning);
            row.addAll(Arrays.asList(day, incidence.deals(), older(places, outcomes, day), step.won(), step.lost()));
            for (double rate : new double[] {
                step.wonRate(), step.wonLower(), step.wonUpper(), step.lostRate(), step.openRate(), step.censoredRate()
            }) {
                row.add(BigDecimal.valueOf(rate)
                        .setScale(RATE_DECIMALS, RoundingMode.HALF_UP)
                        .doubleValue());
            }
            row.add(Double.isNaN(median) ? null : median);
            rows.add(row);
        }
        return rows;
    }

    private static long older(List<Integer> places, Rows outcomes, long day) {
        return places.stream()
                .filter(i -> (Long) outcomes.value(i, "days") > day)
                .mapToLong(i -> (Long) outcomes.value(i, "deals"))
                .sum();
    }
}
