package io.quarterdeck.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.DuckDbEngine;
import io.quarterdeck.engine.Engine;
import io.quarterdeck.engine.EngineContract;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Unit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SparkEngineTest extends EngineContract {
    private static final Rows DEALS = new Rows(
            List.of(
                    new Column("deal_id", Unit.TEXT),
                    new Column("owner_id", Unit.TEXT),
                    new Column("amount", Unit.MONEY),
                    new Column("close_date", Unit.DATE),
                    new Column("changed_at", Unit.TIMESTAMP)),
            List.of(
                    deal("a", "北方", "10.5", "2024-02-29", "2024-01-01T10:00:00"),
                    deal("b", "北方", "0", "2024-03-31", "2024-01-01T23:59:59.123456"),
                    deal("c", "zoe", "99999999999999.000001", "2024-03-10", "1969-12-31T23:00:00"),
                    deal("d", null, null, null, null)));

    private static List<Object> deal(String id, String owner, String amount, String closed, String changed) {
        return Arrays.asList(
                id,
                owner,
                amount == null ? null : new BigDecimal(amount).setScale(6),
                closed == null ? null : LocalDate.parse(closed),
                changed == null ? null : LocalDateTime.parse(changed));
    }

    @Override
    protected Engine open() {
        return new SparkEngine(scratch);
    }

    /** The same contract where every table counts as large. */
    @Nested
    class OnLargeTables extends EngineContract {
        @Override
        protected Engine open() {
            return new SparkEngine(scratch, -1);
        }
    }

    @Test
    void isFoundAtRunTime() {
        assertThat(ServiceLoader.load(Engine.Provider.class)).anySatisfy(provider -> {
            assertThat(provider.name()).isEqualTo("spark");
            try (Engine engine = provider.open(scratch)) {
                assertThat(engine.name()).isEqualTo("spark");
            }
        });
    }

    @Test
    void aModelsResultIsTheSameOnBothEngines() {
        List<Column> columns = List.of(
                new Column("owner_id", Unit.TEXT),
                new Column("amount", Unit.MONEY),
                new Column("deals", Unit.COUNT),
                new Column("cycle", Unit.DAYS),
                new Column("share", Unit.RATIO),
                new Column("last_at", Unit.TIMESTAMP),
                new Column("is_big", Unit.FLAG));
        assertThat(same(
                                "select owner_id, cast(sum(amount) as decimal(38, 6)) as amount, count(*) as deals,"
                                        + " median(cast(days_between(date '2024-01-01', close_date) as double)) as cycle,"
                                        + " as_rate(ratio(sum(amount), max(amount) * 7)) as share, max(changed_at) as last_at,"
                                        + " max(amount) > 100 as is_big from deals group by owner_id",
                                "select * from result order by owner_id",
                                columns)
                        .size())
                .isEqualTo(3);
    }

    @Test
    void sharedFunctionsStandWhereverAnExpressionMay() {
        List<Column> columns =
                List.of(new Column("word", Unit.TEXT), new Column("days", Unit.COUNT), new Column("share", Unit.RATIO));
        for (String select : List.of(
                "select match_key(d.owner_id) as word, days_between(min(d.close_date), max(d.close_date)) as days,"
                        + " as_rate(ratio(sum(d.amount), 3)) as share from deals as d"
                        + " inner join deals as e on match_key(d.owner_id) = match_key(e.owner_id)"
                        + " group by match_key(d.owner_id) having ratio(sum(d.amount), 3) > 0",
                "select owner_id as word, days_between(close_date, lead(close_date) over (order by close_date)) as days,"
                        + " ratio(row_number() over (order by days_between(date '2024-01-01', close_date), deal_id), 4)"
                        + " as share from deals where ratio(amount, 1) is not null"
                        + " qualify rank() over (partition by match_key(owner_id) order by deal_id) = 1",
                "with dated as (select case when ratio(amount, 2) > 1 then 'x' else match_key('Ｙ') end as word,"
                        + " days_between(date '2024-01-01', close_date) as days from deals)"
                        + " select word, cast(max(days) as bigint) as days, as_statistic(ratio(count(*), 3)) as share"
                        + " from dated group by word union all select 'Z', days_between(null, date '2024-01-01'),"
                        + " (select ratio(count(*), 7) from deals)")) {
            same(select, "select * from result order by word, days, share", columns);
        }
    }

    @Test
    void publishedRatesAreRoundedAlike() {
        Random random = new Random(7);
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < 9_000; i++) {
            double scale = Math.pow(10, random.nextInt(16) - 6);
            rows.add(List.of((long) i, i % 2 == 0 ? random.nextInt(1_000_000) / 64e3 : random.nextGaussian() * scale));
        }
        Rows numbers = new Rows(List.of(new Column("i", Unit.COUNT), new Column("x", Unit.NUMBER)), rows);
        List<Column> columns =
                List.of(new Column("i", Unit.COUNT), new Column("rate", Unit.RATIO), new Column("stat", Unit.NUMBER));
        String select = "select i, as_rate(x) as rate, as_statistic(x) as stat from numbers order by i";
        try (Engine spark = open();
                Engine duckDb = new DuckDbEngine(scratch)) {
            spark.store("numbers", numbers);
            duckDb.store("numbers", numbers);
            List<List<Object>> wanted = duckDb.query(select, columns).rows();
            List<List<Object>> found = spark.query(select, columns).rows();
            List<String> wrong = new ArrayList<>();
            for (int i = 0; i < found.size(); i++) {
                if (!found.get(i).equals(wanted.get(i))) {
                    wrong.add(rows.get(i) + ": Spark " + found.get(i) + ", DuckDB " + wanted.get(i));
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    private Rows same(String select, String read, List<Column> columns) {
        try (Engine spark = open();
                Engine duckDb = new DuckDbEngine(scratch)) {
            for (Engine engine : List.of(spark, duckDb)) {
                engine.store("deals", DEALS);
                engine.materialise("result", select, List.of("deals"));
            }
            Rows rows = spark.query(read, columns);
            assertThat(rows).as(select).isEqualTo(duckDb.query(read, columns));
            return rows;
        }
    }

    @Test
    void momentsKeepTheirMicrosecondsAndHaveNoZone() {
        try (Engine engine = open()) {
            engine.store("deals", DEALS);
            List<Engine.SqlColumn> columns = engine.materialise("copy", "select * from deals", List.of("deals"));
            assertThat(columns.stream().map(Engine.SqlColumn::type))
                    .containsExactly("VARCHAR", "VARCHAR", "DECIMAL(38,6)", "DATE", "TIMESTAMP");
            assertThat(engine.query("select * from copy order by deal_id", DEALS.columns()))
                    .isEqualTo(DEALS);
        }
    }

    @Test
    void aLoadedFileMayLieInAFolderOfAnyName() throws IOException {
        Path odd = Files.createDirectories(scratch.resolve("_Q3 [draft] {a,b} 100% 北方/day=1"));
        try (Engine spark = open();
                Engine other = open()) {
            spark.store("deals", DEALS);
            spark.materialise("copy", "select * from deals", List.of("deals"));
            Path file = Files.copy(anyParquet(), odd.resolve("deals.parquet"));
            other.load("deals", file);
            assertThat(other.query("select * from deals order by deal_id", DEALS.columns()))
                    .isEqualTo(DEALS);
            assertThatThrownBy(() -> other.query("select * from parquet.`" + file + "`", DEALS.columns()))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> other.query("select * from copy", DEALS.columns()))
                    .hasMessageContaining("copy");
        }
    }

    private Path anyParquet() throws IOException {
        try (Stream<Path> files = Files.walk(scratch)) {
            return files.filter(f -> f.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void tablesWithoutRowsKeepTheirColumns() {
        try (Engine engine = open()) {
            engine.store("deals", new Rows(DEALS.columns(), List.of()));
            engine.materialise("none", "select deal_id, amount from deals where amount > 0", List.of("deals"));
            engine.materialise("still_none", "select deal_id, amount from none", List.of("none"));
            assertThat(engine.query(
                                    "select count(*) as rows_found from still_none",
                                    List.of(new Column("n", Unit.COUNT)))
                            .value(0, "n"))
                    .isEqualTo(0L);
        }
    }

    @Test
    void anErrorInTheDataSaysWhatItIs() {
        try (Engine engine = open()) {
            engine.store("deals", DEALS);
            assertThatThrownBy(() -> engine.materialise(
                            "wrong", "select cast(deal_id as bigint) as n from deals", List.of("deals")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("BIGINT")
                    .hasMessageContaining("in: select cast(deal_id")
                    .hasMessageNotContaining("stage failure");
            engine.materialise("wrong", "select deal_id from deals", List.of("deals"));
        }
    }

    @Test
    void closingLeavesNothingInTheScratchFolder() throws IOException {
        Engine engine = open();
        engine.store("deals", DEALS);
        engine.materialise("copy", "select * from deals", List.of("deals"));
        engine.close();
        try (Stream<Path> left = Files.list(scratch)) {
            assertThat(left).isEmpty();
        }
    }
}
