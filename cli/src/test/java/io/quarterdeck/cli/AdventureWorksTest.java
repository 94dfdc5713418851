package io.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarterdeck.engine.Rows;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The known answers of the AdventureWorks exports, added up from the published tables. */
class AdventureWorksTest {
    private static ReviewFigures figures;
    private static Path expected;

    @BeforeAll
    static void review(@TempDir Path scratch) throws IOException {
        Path exports = PublicData.folder("adventureworks");
        expected = exports.resolve("expected");
        figures = ReviewFigures.of(exports, LocalDate.of(2014, 6, 30), scratch);
    }

    @AfterAll
    static void close() {
        if (figures != null) {
            figures.close();
        }
    }

    @Test
    void salesByPersonComeOutEqual() {
        Rows metrics = figures.table("metrics");
        for (String[] row : rows("sales_by_salesperson_total")) {
            assertSales(metrics, i -> row[0].equals(metrics.text(i, "owner_id")), row[1], row[2], row[3]);
        }
    }

    @Test
    void salesByPersonAndQuarterComeOutEqual() {
        Rows metrics = figures.table("metrics");
        for (String[] row : rows("sales_by_salesperson_calendar_quarter")) {
            assertSales(
                    metrics,
                    i -> row[0].equals(metrics.text(i, "owner_id")) && inQuarter(metrics, i, row[1]),
                    row[2],
                    row[3],
                    row[4]);
        }
    }

    @Test
    void resellerSalesByQuarterComeOutEqual() {
        Rows metrics = figures.table("metrics");
        for (String[] row : rows("sales_by_quarter_channel")) {
            if (row[1].equals("reseller")) {
                assertSales(metrics, i -> inQuarter(metrics, i, row[0]), row[2], row[3], row[4]);
            }
        }
    }

    private static boolean inQuarter(Rows metrics, int row, String quarter) {
        String month = metrics.text(row, "month");
        return month != null && quarter.equals(ReviewFigures.quarter(month));
    }

    private static void assertSales(
            Rows metrics, Predicate<Integer> keeps, String orders, String amount, String total) {
        assertThat(figures.sum(metrics, "average_deal_size", "denominator", keeps))
                .isEqualByComparingTo(orders);
        assertThat(figures.sum(metrics, "bookings", "numerator", keeps)).isEqualByComparingTo(amount);
        assertThat(figures.sum(metrics, "order_total", "numerator", keeps)).isEqualByComparingTo(total);
    }

    @Test
    void attainmentOfEveryQuotaComesOutEqual() {
        Rows attainment = figures.table("attainment");
        List<String[]> rows = rows("quota_attainment_by_salesperson_period");
        assertThat(attainment.size()).isEqualTo(rows.size()).isEqualTo(163);
        int attained = 0;
        for (String[] row : rows) {
            int found = find(attainment, row[0], LocalDate.parse(row[1]));
            String where = row[0] + " from " + row[1];
            assertThat(attainment.date(found, "period_end_exclusive")).as(where).isEqualTo(row[2]);
            assertThat(attainment.money(found, "target")).as(where).isEqualByComparingTo(row[3]);
            assertThat(attainment.money(found, "actual")).as(where).isEqualByComparingTo(row[5]);
            assertThat(attainment.number(found, "attainment"))
                    .as(where)
                    .isCloseTo(Double.parseDouble(row[6]), within(1e-6));
            assertThat(attainment.money(found, "actual").subtract(attainment.money(found, "target")))
                    .as(where)
                    .isEqualByComparingTo(row[7]);
            attained += attainment.number(found, "attainment") >= 1 ? 1 : 0;
        }
        assertThat(attained).isEqualTo(8);
    }

    private static int find(Rows attainment, String person, LocalDate start) {
        for (int i = 0; i < attainment.size(); i++) {
            if (person.equals(attainment.text(i, "scope_id")) && start.equals(attainment.date(i, "period_start"))) {
                return i;
            }
        }
        throw new AssertionError("no attainment for " + person + " from " + start);
    }

    @Test
    void targetsSpreadOverMonthsAddUpToTheQuotas() {
        Rows metrics = figures.table("metrics");
        assertThat(figures.sum(metrics, "target_attainment", "denominator", i -> true))
                .isEqualByComparingTo(new BigDecimal("95714000"));
    }

    @Test
    void thePersonsListIsNotReadAsTargets() {
        assertThat(figures.ingested().notUsed()).anyMatch(n -> n.file().equals("sales_person.csv"));
    }

    private static List<String[]> rows(String file) {
        List<String[]> rows = PublicData.csv(expected.resolve(file + ".csv"));
        return rows.subList(1, rows.size());
    }
}
