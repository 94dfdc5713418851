package io.quarterdeck.forecast;

import io.quarterdeck.engine.JavaModel;
import io.quarterdeck.engine.Model;
import io.quarterdeck.engine.ResourceFolder;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** The step that writes {@code over_assignment}, from what people were assigned and what they reached in the last eight quarters. */
final class AssignmentTables {
    private static final TableHeader HEADER = TableHeader.parse(
            "over_assignment",
            ResourceFolder.read(AssignmentTables.class, "tables", ".table").get("over_assignment"));

    private static final int QUARTERS = 8;

    private AssignmentTables() {}

    static Model model() {
        return new JavaModel(HEADER, in -> rows(in.get("assigned_targets"), in.get("person_attainment")));
    }

    static Rows rows(Rows assigned, Rows attained) {
        OverAssignment spread = spread(attained);
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < assigned.size(); i++) {
            BigDecimal target = assigned.money(i, "target");
            BigDecimal sum = assigned.money(i, "assigned");
            boolean isCompared = target != null && target.signum() > 0;
            double squares = assigned.number(i, "squares");
            boolean isYear = assigned.text(i, "period_type").equals("year");
            double recommended =
                    spread == null || isYear || !assigned.text(i, "child_type").equals("person")
                            ? Double.NaN
                            : spread.recommended(squares);
            double over = isCompared ? sum.doubleValue() / target.doubleValue() - 1 : Double.NaN;
            rows.add(Arrays.asList(
                    assigned.text(i, "scope_type"),
                    assigned.text(i, "scope_id"),
                    assigned.text(i, "period"),
                    assigned.date(i, "period_start"),
                    assigned.text(i, "child_type"),
                    target,
                    assigned.value(i, "children"),
                    sum,
                    isCompared ? sum.subtract(target) : null,
                    rounded(over),
                    rounded(1 / (1 + over)),
                    Double.isNaN(recommended) || !isCompared
                            ? null
                            : rounded(spread.chance(target.doubleValue(), sum.doubleValue(), squares)),
                    OverAssignment.LEVEL,
                    rounded(recommended),
                    Double.isNaN(recommended) || !isCompared
                            ? null
                            : target.multiply(BigDecimal.valueOf(1 + recommended))
                                    .setScale(2, RoundingMode.HALF_UP),
                    spread == null ? null : rounded(spread.mean()),
                    spread == null ? null : rounded(Math.sqrt(spread.betweenQuarters())),
                    spread == null ? null : rounded(Math.sqrt(spread.withinQuarter())),
                    spread == null ? 0L : (long) spread.people()));
        }
        return new Rows(HEADER.columns(), rows);
    }

    private static OverAssignment spread(Rows attained) {
        TreeMap<LocalDate, List<OverAssignment.Attained>> quarters = new TreeMap<>();
        for (int i = 0; i < attained.size(); i++) {
            if (Boolean.TRUE.equals(attained.value(i, "is_over")) && attained.number(i, "target") > 0) {
                quarters.computeIfAbsent(attained.date(i, "period_start"), q -> new ArrayList<>())
                        .add(new OverAssignment.Attained(attained.number(i, "target"), attained.number(i, "actual")));
            }
        }
        while (quarters.size() > QUARTERS) {
            quarters.pollFirstEntry();
        }
        return OverAssignment.of(List.copyOf(quarters.values()));
    }

    private static Double rounded(double value) {
        return Double.isFinite(value)
                ? (Double) BigDecimal.valueOf(value)
                        .setScale(9, RoundingMode.HALF_UP)
                        .doubleValue()
                : null;
    }
}
