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
import java.util.Map;
import java.util.TreeMap;

/**
 * The step that reads what was booked by month and writes {@code season_weights}: how much of a year falls to each month.
 *
 * <p>First what is booked on a workday, then its season, then workdays again: a month with two workdays less has a smaller
 * weight, and no weaker season. A workday around the Spring Festival counts for what it brought beside other workdays of
 * January to March, if that was less in each of at least three years; else it counts like any other.
 */
final class SeasonTables {
    private static final TableHeader HEADER = TableHeader.parse(
            "season_weights",
            ResourceFolder.read(SeasonTables.class, "tables", ".table").get("season_weights"));

    private static final int FESTIVALS = 3;

    private static final int LAST_FESTIVAL_MONTH = 3;

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
        rows.sort((a, b) -> ((java.time.LocalDate) a.get(start)).compareTo((java.time.LocalDate) b.get(start)));
        return new Rows(months.columns(), rows);
    }

    private static double effective(Rows months, int row, double festival) {
        return months.number(row, "workdays") - months.number(row, "festival_workdays") * (1 - festival);
    }

    /** What a workday around the Spring Festival brings beside others of January to March; 1 where that is not plain. */
    private static double festivalFactor(Rows months) {
        Map<Long, double[]> years = new TreeMap<>();
        for (int i = 0; i < months.size(); i++) {
            if (months.date(i, "month_start").getMonthValue() <= LAST_FESTIVAL_MONTH
                    && months.value(i, "amount") != null) {
                double[] sums = years.computeIfAbsent((Long) months.value(i, "calendar_year"), y -> new double[5]);
                sums[0] += months.number(i, "festival_amount");
                sums[1] += months.number(i, "festival_workdays");
                sums[2] += months.number(i, "amount");
                sums[3] += months.number(i, "workdays");
                sums[4]++;
            }
        }
        List<Double> factors = new ArrayList<>();
        for (double[] sums : years.values()) {
            double others = sums[2] - sums[0];
            double otherDays = sums[3] - sums[1];
            if (sums[4] == LAST_FESTIVAL_MONTH && sums[1] > 0 && others > 0 && otherDays > 0) {
                factors.add(Math.max(0, sums[0]) / sums[1] / (others / otherDays));
            }
        }
        boolean isPlain = factors.size() >= FESTIVALS && factors.stream().allMatch(factor -> factor < 1);
        return isPlain ? SeasonalIndex.median(factors) : 1;
    }

    private static double rounded(double value) {
        return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_UP).doubleValue();
    }
}
