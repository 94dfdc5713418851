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
import java.util.List;

/**
 * The step that writes {@code target_feasibility}. The chance of reaching a target comes from the range of the forecast, taken
 * for normal on either side of its mean; without a range, from how often the scope reached its targets before, drawn
 * towards one half by one quarter.
 */
final class FeasibilityTables {
    private static final TableHeader HEADER = TableHeader.parse(
            "target_feasibility",
            ResourceFolder.read(FeasibilityTables.class, "tables", ".table").get("target_feasibility"));

    /** How many standard deviations lie between the middle and the end of a range that holds 8 of 10. */
    private static final double POINT = 1.2815515655446004;

    /** Past quarters below which a share of them says nothing. */
    private static final int LEAST_QUARTERS = 4;

    private FeasibilityTables() {}

    static Model model() {
        return new JavaModel(HEADER, in -> rows(in.get("feasibility_parts")));
    }

    static Rows rows(Rows parts) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            double target = parts.number(i, "target");
            double lastYear = parts.number(i, "last_year");
            Chance chance = chance(parts, i);
            rows.add(Arrays.asList(
                    parts.text(i, "scope_type"),
                    parts.text(i, "scope_id"),
                    parts.text(i, "scope_name"),
                    parts.text(i, "period_type"),
                    parts.text(i, "period"),
                    parts.date(i, "period_start"),
                    parts.value(i, "target"),
                    parts.value(i, "is_given"),
                    parts.value(i, "booked"),
                    parts.value(i, "last_year"),
                    lastYear > 0 ? rounded(target / lastYear - 1) : null,
                    parts.value(i, "season_share"),
                    parts.value(i, "coverage"),
                    parts.value(i, "mean"),
                    chance.value(),
                    chance.basis(),
                    parts.value(i, "past_periods"),
                    parts.value(i, "past_reached")));
        }
        return new Rows(HEADER.columns(), rows);
    }

    /** @param value null where nothing tells it */
    private record Chance(Double value, String basis) {}

    private static Chance chance(Rows parts, int row) {
        double target = parts.number(row, "target");
        double booked = parts.number(row, "booked");
        if (Boolean.TRUE.equals(parts.value(row, "is_over")) || booked >= target) {
            return new Chance(booked >= target ? 1.0 : 0.0, "booked");
        }
        double told = parts.number(row, "told");
        if (Double.isFinite(told)) {
            return new Chance(told, "outlook");
        }
        double mean = parts.number(row, "mean");
        double end = target >= mean ? parts.number(row, "hi80") : parts.number(row, "lo80");
        if (Double.isFinite(end) && Math.abs(end - mean) > 0) {
            double deviation = Math.abs(end - mean) / POINT;
            return new Chance(rounded(Normal.below((mean - target) / deviation)), "forecast");
        }
        double periods = parts.number(row, "past_periods");
        return periods >= LEAST_QUARTERS && parts.text(row, "period_type").equals("quarter")
                ? new Chance(rounded((parts.number(row, "past_reached") + 0.5) / (periods + 1)), "past_quarters")
                : new Chance(null, null);
    }

    private static double rounded(double value) {
        return BigDecimal.valueOf(value).setScale(9, RoundingMode.HALF_UP).doubleValue();
    }
}
