package io.quarterdeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Unit;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    private static final CanonicalTable OPPORTUNITIES = CanonicalTable.all().get("opportunities");

    @TempDir
    Path scratch;

    /** The values of one column, all others unknown, as the database has them. */
    private List<Object> through(String name, List<Object> values) throws IOException {
        Column column = OPPORTUNITIES.values().get(OPPORTUNITIES.indexOf(name));
        try (Store store = Store.inMemory(scratch)) {
            Spool spool = store.staging().spool(OPPORTUNITIES);
            for (Object value : values) {
                Object[] row = new Object[OPPORTUNITIES.values().size()];
                row[OPPORTUNITIES.indexOf(name)] = value;
                spool.row(Arrays.asList(row), 1, false);
            }
            Staging.Staged staged = store.staging().stage(spool);
            Rows read = store.query("select " + name + " from " + staged.source(), column);
            return read.rows().stream().map(row -> row.get(0)).toList();
        }
    }

    @Test
    void everyDayIsItself() throws IOException {
        List<Object> days = new ArrayList<>();
        for (LocalDate day = LocalDate.of(1899, 12, 1); day.getYear() < 2102; day = day.plusDays(1)) {
            days.add(day);
        }
        days.add(LocalDate.of(1, 1, 1));
        days.add(LocalDate.of(9999, 12, 31));
        assertThat(through("close_date", days)).isEqualTo(days);
    }

    @Test
    void everyMomentIsItself() throws IOException {
        List<Object> moments = List.of(
                LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_000),
                LocalDateTime.of(2025, 3, 30, 2, 30),
                LocalDateTime.of(2025, 6, 30, 12, 0, 1));
        assertThat(through("modified_at", moments)).isEqualTo(moments);
    }

    @Test
    void everyAmountIsItselfToSixDecimals() throws IOException {
        Random random = new Random(2);
        List<Object> amounts = new ArrayList<>();
        List<Object> wanted = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            BigDecimal amount =
                    BigDecimal.valueOf(random.nextLong() / (long) Math.pow(10, random.nextInt(19)), random.nextInt(8));
            amount = amount.abs().compareTo(new BigDecimal("9e13")) > 0 ? BigDecimal.ONE.negate() : amount;
            amounts.add(amount);
            wanted.add(amount.setScale(6, RoundingMode.HALF_UP));
        }
        assertThat(through("amount", amounts)).isEqualTo(wanted);
        assertThat(through("quantity", amounts)).isEqualTo(wanted);
    }

    @Test
    void everyNumberIsTheNearest() throws IOException {
        Random random = new Random(3);
        List<Object> numbers = new ArrayList<>(List.of(-0.0, 1e300, 1e-300, 0.1, 123456789012345.0, 1e15, 0.3));
        List<Object> wanted = new ArrayList<>(numbers);
        wanted.set(0, 0.0);
        for (int i = 0; i < 20_000; i++) {
            BigDecimal number =
                    BigDecimal.valueOf(random.nextLong() / (long) Math.pow(10, random.nextInt(19)), random.nextInt(16));
            numbers.add(number);
            wanted.add(number.doubleValue());
        }
        assertThat(through("term_months", numbers)).isEqualTo(wanted);
    }

    /** Both ways in which a number comes: as text, and as the millionths that were made of it already. */
    @Test
    void millionthsAreWhatTheirTextIs() {
        Random random = new Random(4);
        for (SpoolType type : List.of(SpoolType.MONEY, SpoolType.QUANTITY, SpoolType.DOUBLE)) {
            for (int i = 0; i < 20_000; i++) {
                long millionths = random.nextLong() / (long) Math.pow(10, 1 + random.nextInt(18));
                byte[] text = Unit.MONEY.text(BigDecimal.valueOf(millionths, 6)).getBytes(StandardCharsets.US_ASCII);
                SpoolColumn one = new SpoolColumn("one", type);
                one.add(0, text, 0, text.length);
                SpoolColumn other = new SpoolColumn("other", type);
                other.addMillionths(0, millionths);
                assertThat(other.size()).isEqualTo(one.size());
                assertThat(Arrays.copyOf(other.values(), other.size()))
                        .as(new String(text, StandardCharsets.US_ASCII))
                        .isEqualTo(Arrays.copyOf(one.values(), one.size()));
            }
        }
    }

    /** More rows than a group holds, some columns known here and there, others in one group only, some taken by a helper. */
    @Test
    void groupsHoldWhatTheirRowsHold() throws IOException {
        Random random = new Random(5);
        int id = OPPORTUNITIES.indexOf("opportunity_id");
        int stage = OPPORTUNITIES.indexOf("stage");
        int amount = OPPORTUNITIES.indexOf("amount");
        int flag = OPPORTUNITIES.indexOf("is_won");
        List<List<Object>> wanted = new ArrayList<>();
        try (Store store = Store.inMemory(scratch)) {
            Spool spool = store.staging().spool(OPPORTUNITIES);
            SpoolRows helper = new SpoolRows(OPPORTUNITIES);
            int rows = 300_000;
            for (int i = 0; i < rows; ) {
                boolean isAhead = random.nextBoolean();
                SpoolRows to = isAhead ? helper : spool;
                helper.clear();
                for (int last = Math.min(rows, i + 1 + random.nextInt(9_000)); i < last; i++) {
                    Object[] row = new Object[OPPORTUNITIES.values().size()];
                    row[id] = "OP-" + i;
                    row[stage] = random.nextInt(3) == 0 ? null : "阶段 " + "x".repeat(random.nextInt(20));
                    row[amount] = i > 200_000 && random.nextInt(5) == 0 ? BigDecimal.valueOf(i, 6) : null;
                    row[flag] = i % 7 == 0 ? null : i % 3 == 0;
                    to.row(Arrays.asList(row), i, i % 11 == 0);
                    wanted.add(Arrays.asList((long) i, i % 11 == 0, row[id], row[stage], row[amount], row[flag]));
                    if (i % 1000 == 5) {
                        to.begin(9, true);
                        to.field("not kept".getBytes(StandardCharsets.US_ASCII));
                        to.abandon();
                    }
                }
                if (isAhead) {
                    spool.append(helper);
                }
            }
            Staging.Staged staged = store.staging().stage(spool);
            assertThat(staged.rows()).isEqualTo(rows);
            assertThat(staged.mayRepeat()).isFalse();
            Rows read = store.query(
                    "select line, is_deleted, opportunity_id, stage, amount, is_won, next_step from " + staged.source()
                            + " order by line",
                    new Column("line", Unit.COUNT),
                    new Column("is_deleted", Unit.FLAG),
                    new Column("opportunity_id", Unit.TEXT),
                    new Column("stage", Unit.TEXT),
                    new Column("amount", Unit.MONEY),
                    new Column("is_won", Unit.FLAG),
                    new Column("next_step", Unit.TEXT));
            assertThat(read.size()).isEqualTo(rows);
            for (int i = 0; i < rows; i++) {
                assertThat(read.rows().get(i).subList(0, 6)).isEqualTo(wanted.get(i));
                assertThat(read.rows().get(i).get(6)).isNull();
            }
        }
    }

    @Test
    void noRowsAreNoRows() throws IOException {
        assertThat(through("stage", List.of())).isEmpty();
    }
}
