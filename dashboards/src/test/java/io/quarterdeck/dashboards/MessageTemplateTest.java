package io.quarterdeck.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Unit;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class MessageTemplateTest {
    private static final Rows ROWS = new Rows(
            List.of(
                    new Column("team", Unit.TEXT),
                    new Column("status", Unit.TEXT),
                    new Column("booked", Unit.MONEY),
                    new Column("attainment", Unit.RATIO)),
            List.of(
                    Arrays.asList("East", "open", new BigDecimal("3000000"), 1.1),
                    Arrays.asList("West", "won", new BigDecimal("1000000"), 0.5),
                    Arrays.asList("New", "open", null, null)));

    @Test
    void placesAreFilledFromTheRows() throws IOException {
        assertThat(fill("{count attainment >= 1} of {count attainment}, {rows} in all"))
                .contains("1 of 2, 3 in all");
        assertThat(fill("{top team by booked}: {max booked}, {share booked}")).contains("East: CNY 3.00 m, 75%");
        assertThat(fill("{sum booked where status = won}")).contains("CNY 1.00 m");
        assertThat(fill("{quarter}")).contains("Q3 2025");
    }

    @Test
    void theFirstMessageThatCanBeFilledIsShown() throws IOException {
        Rows none = new Rows(ROWS.columns(), List.of(Arrays.asList("New", "open", null, null)));
        assertThat(fill("{count attainment} teams | {rows} without a target", none))
                .contains("1 without a target");
        assertThat(fill("{top team by booked}", none)).isEmpty();
        assertThat(fill("{sum booked} booked | nothing is known", none)).contains("nothing is known");
        assertThat(fill("{sum booked where status = won} won", none)).contains("CNY 0 won");
    }

    private static Optional<String> fill(String template) throws IOException {
        return fill(template, ROWS);
    }

    private static Optional<String> fill(String template, Rows rows) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            ReviewTables tables = new ReviewTables(new TreeMap<>(), new TreeMap<>());
            return new MessageTemplate(new WorkbookDraft(
                            "review", book, HandMadeReview.context("en"), tables, new WorkbookDraft.Shared()))
                    .fill(template, rows);
        }
    }
}
