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
import java.util.Map;
import java.util.TreeMap;

/**
 * The step that reads what was booked by month and writes {@code season_weights}: how much of a year falls to each month.
 *
 * <p>First what is booked on a workday, then its season, then workdays again: a month with two workdays less has a smaller
 * weight, and no weaker season. A workday around the Spring Festival counts for what it brought beside those of the two
 * weeks before and after, if that was less in each of at least three years; else it counts like any other. The year's strong
 * last weeks of a quarter stay out of that comparison.
 */
final class SeasonTables {
    private static final TableHeader HEADER = TableHeader.parse(
            "season_weights",
            ResourceFolder.read(SeasonTables.class, "tables", ".table").get("season_weights"));

    private static final int FESTIVALS = 3;

    private SeasonTables() {}

    static Model model() {
        return new JavaModel(HEADER, inputs -> weights(inputs.get("season_months")));
    }

    /** @param unordered rows of {@code season_months} */
    static Rows weights(Rows unordered) {
        Rows months = byStart(unordered);
        double festival = festivalFactor(months);
        List<Double> history = new ArrayList<>();
        int first = 0;
        int seasons = 12;
        for (int i = 0; i < months.size(); i++) {
            int monthOfYear = (int) months.number(i, "month_of_year");
            seasons = Math.max(seasons, monthOfYear);
            if (months.value(i, "amount") != null) {
                first = history.isEmpty() ? monthOfYear - 1 : first;
                double days = effective(months, i, festival);
                history.add(days > 0 ? Math.max(0, months.number(i, "amount")) / days : 0);
            }
        }
        SeasonalIndex season = SeasonalIndex.of(history, first, seasons);
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < months.size(); i++) {
            long monthOfYear = (Long) months.value(i, "month_of_year");
            double days = effective(months, i, festival);
            double index = season.index().get((int) monthOfYear - 1);
            rows.add(Arrays.asList(
                    months.text(i, "month"),
                    months.date(i, "month_start"),
                    monthOfYear,
                    rounded(index),
                    season.basis().word(),
                    (long) season.years(),
                    months.value(i, "workdays"),
                    months.value(i, "festival_workdays"),
                    rounded(festival),
                    rounded(index * days)));
        }
        return new Rows(HEADER.columns(), rows);
    }

    private static Rows byStart(Rows months) {
        List<List<Object>> rows = new ArrayList<>(months.rows());
        int start = months.indexOf("month_start");
        rows.sort((a, b) -> ((LocalDate) a.get(start)).compareTo((LocalDate) b.get(start)));
        return new Rows(months.columns(), rows);
    }

    private static double effective(Rows months, int row, double festival) {
        return months.number(row, "workdays") - months.number(row, "festival_workdays") * (1 - festival);
    }

    /** What a workday around the Spring Festival brings beside those shortly before and after; 1 where that is not plain. */
    private static double festivalFactor(Rows months) {
        Map<Long, double[]> years = new TreeMap<>();
        for (int i = 0; i < months.size(); i++) {
            // The festival and the weeks around it lie in January to March, or at the very end of December.
            long year = months.date(i, "month_start").plusMonths(1).getYear();
            if (months.value(i, "amount") != null) {
                double[] sums = years.computeIfAbsent(year, y -> new double[4]);
                sums[0] += months.number(i, "festival_amount");
                sums[1] += months.number(i, "festival_workdays");
                sums[2] += months.number(i, "near_amount");
                sums[3] += months.number(i, "near_workdays");
            }
        }
        List<Double> factors = new ArrayList<>();
        for (double[] sums : years.values()) {
            if (sums[1] > 0 && sums[2] > 0 && sums[3] > 0) {
                factors.add(Math.max(0, sums[0]) / sums[1] / (sums[2] / sums[3]));
            }
        }
        boolean isPlain = factors.size() >= FESTIVALS && factors.stream().allMatch(factor -> factor < 1);
        return isPlain ? SeasonalIndex.median(factors) : 1;
    }

    private static double rounded(double value) {
        return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_UP).doubleValue();
    }
}
