package io.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every engine must do: extended by one test class per engine. */
public abstract class EngineContract {
    private static final Column WORD = new Column("word", Unit.TEXT);

    @TempDir
    protected Path scratch;

    /** A new engine without tables. */
    protected abstract Engine open();

    @Test
    void storedRowsComeBackEqual() {
        Rows rows = new Rows(
                List.of(
                        new Column("word", Unit.TEXT),
                        new Column("day", Unit.DATE),
                        new Column("is_won", Unit.FLAG),
                        new Column("deals", Unit.COUNT),
                        new Column("amount", Unit.MONEY),
                        new Column("win_rate", Unit.RATIO)),
                List.of(
                        List.of("北方 O'Hara", LocalDate.of(2024, 2, 29), true, 3L, new BigDecimal("12.500000"), 0.25),
                        Arrays.asList("z", null, null, null, null, null)));
        try (Engine engine = open()) {
            engine.store("facts", rows);
            Rows back = engine.query("select * from facts order by word desc", rows.columns());
            assertThat(back).isEqualTo(rows);
        }
    }

    @Test
    void aModelSeesOnlyItsInputs() {
        try (Engine engine = open()) {
            engine.store("seen", new Rows(List.of(WORD), List.of(List.of("a"))));
            engine.store("hidden", new Rows(List.of(WORD), List.of(List.of("b"))));
            assertThatThrownBy(() -> engine.materialise("result", "select word from hidden", List.of("seen")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("hidden");
            engine.materialise("result", "select word from seen", List.of("seen"));
            assertThat(engine.query("select word from result", List.of(WORD)).text(0, "word"))
                    .isEqualTo("a");
        }
    }

    @Test
    void aDefinedSelectIsReadLikeATable() {
        try (Engine engine = open()) {
            engine.store("facts", new Rows(List.of(WORD), List.of(List.of("a"), List.of("B b"))));
            engine.define("keys", "select match_key(word) as word from facts");
            engine.define("longest", "select max(word) as word from keys");
            engine.materialise("result", "select word from longest", List.of("longest"));
            for (String table : List.of("longest", "result")) {
                assertThat(engine.query("select word from " + table, List.of(WORD))
                                .text(0, "word"))
                        .isEqualTo("bb");
            }
        }
    }

    @Test
    void typesAreSpelledAlike() {
        try (Engine engine = open()) {
            List<Engine.SqlColumn> columns = engine.materialise(
                    "typed",
                    "select 'a' as word, date '2024-01-31' as day, true as is_won, cast(1 as bigint) as deals,"
                            + " cast(1 as decimal(38, 6)) as amount, cast(1 as double) as win_rate,"
                            + " timestamp '2024-01-31 10:00:00' as changed_at",
                    List.of());
            assertThat(columns.stream().map(Engine.SqlColumn::type))
                    .containsExactly("VARCHAR", "DATE", "BOOLEAN", "BIGINT", "DECIMAL(38,6)", "DOUBLE", "TIMESTAMP");
        }
    }

    @Test
    void sharedFunctionsGiveTheSameAnswers() {
        List<String[]> cases = List.of(
                new String[] {"days_between(date '2024-02-28', date '2024-03-01')", "2"},
                new String[] {"days_between(date '2024-03-01', date '2024-02-28')", "-2"},
                new String[] {"days_between(cast(null as date), date '2024-02-28')", ""},
                new String[] {"ratio(1, 4)", "0.25"},
                new String[] {"ratio(1, 0)", ""},
                new String[] {"ratio(cast(2 as decimal(38, 6)), cast(3 as decimal(38, 6)))", "0.666666667"},
                new String[] {"as_rate(ratio(2, 3))", "0.666666667"},
                new String[] {"as_rate(ratio(1, 1024))", "0.000976563"},
                new String[] {"as_rate(-ratio(1, 1024))", "-0.000976563"},
                new String[] {"as_statistic(ratio(1, 128))", "0.007813"},
                new String[] {"as_statistic(cast(8.9243125 as double))", "8.924313"},
                new String[] {"as_statistic(-cast(1 as double) / 10000000)", "0"},
                new String[] {"as_statistic(cast(12345678.5 as decimal(38, 6)))", "12345678.5"},
                new String[] {"as_statistic(cast(null as double))", ""},
                new String[] {"converted(cast(100.005 as decimal(38, 6)), cast(1 as double))", "100.005"},
                new String[] {"converted(cast(100.1 as decimal(38, 6)), cast(7.1235 as double))", "713.06"},
                new String[] {"converted(cast(-1000 as decimal(38, 6)), cast(25400.123455 as double))", "-25400123.46"},
                new String[] {"converted(cast(1000000 as decimal(38, 6)), cast(0.00003937 as double))", "39.37"},
                new String[] {"converted(cast(100 as decimal(38, 6)), cast(null as double))", ""},
                // Newcombe (1998), Statistics in Medicine 17:857, table I, method 3: 81/263 and 0/20.
                new String[] {"as_rate(wilson_lower(81, 263))", "0.25528852"},
                new String[] {"as_rate(wilson_upper(81, 263))", "0.366209577"},
                new String[] {"as_rate(wilson_lower(0, 20))", "0"},
                new String[] {"as_rate(wilson_upper(cast(0 as bigint), cast(20 as bigint)))", "0.161125158"},
                new String[] {"wilson_lower(0, 0)", ""},
                new String[] {"wilson_upper(0, 0)", ""},
                new String[] {"match_key('GTX Pro')", "gtxpro"},
                new String[] {"match_key('ＧＴＸ　Ｐｒｏ')", "gtxpro"},
                new String[] {"match_key('北方 重工（集团）')", "北方重工(集团)"},
                new String[] {"match_key(cast(null as varchar(9)))", ""});
        List<String> wrong = new ArrayList<>();
        try (Engine engine = open()) {
            for (String[] c : cases) {
                Unit unit = c[0].startsWith("days")
                        ? Unit.COUNT
                        : c[0].startsWith("match") ? Unit.TEXT : c[0].startsWith("converted") ? Unit.MONEY : Unit.RATIO;
                Rows rows = engine.query("select " + c[0] + " as x", List.of(new Column("x", unit)));
                String text = unit.text(rows.value(0, "x"));
                if (!text.equals(c[1])) {
                    wrong.add(c[0] + " gave " + text + ", wanted " + c[1]);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(SharedFunctions.meanings().keySet())
                .allSatisfy(name -> assertThat(cases).anyMatch(c -> c[0].startsWith(name + "(")));
    }

    @Test
    void theCommonSubsetMeansTheSame() {
        List<String[]> cases = List.of(
                new String[] {"select string_agg(w, ',') from (select 'a' as w union all select 'b') t", "a,b"},
                new String[] {
                    "select w from (select 'b' as w union all select cast(null as varchar(1))) t order by w limit 1", ""
                },
                new String[] {
                    "select cast(median(cast(x as double)) as varchar(9)) from (select 1 as x union all select 2) t",
                    "1.5"
                },
                new String[] {"select cast(round(cast(2.345 as decimal(38, 6)), 2) as varchar(9))", "2.35"},
                new String[] {
                    "select cast(cast(date_trunc('month', date '2024-02-29') as date) as varchar(10))", "2024-02-01"
                },
                new String[] {
                    "select cast(cast(date '2024-01-31' + interval 1 day as date) as varchar(10))", "2024-02-01"
                },
                new String[] {
                    "select last_value(w ignore nulls) over (order by x) as w from (select 1 as x, 'a' as w union all"
                            + " select 2, cast(null as varchar(1)) union all select 3, 'b') t order by x limit 1 offset 1",
                    "a"
                },
                new String[] {
                    "select first_value(w ignore nulls) over (order by x rows between 1 following and unbounded"
                            + " following) as w from (select 1 as x, 'a' as w union all select 2, cast(null as varchar(1))"
                            + " union all select 3, 'b') t order by x limit 1",
                    "b"
                });
        try (Engine engine = open()) {
            for (String[] c : cases) {
                Rows rows = engine.query(c[0], List.of(new Column("x", Unit.TEXT)));
                assertThat(Unit.TEXT.text(rows.value(0, "x"))).as(c[0]).isEqualTo(c[1]);
            }
        }
    }

    @Test
    void aHeaderIsHeldToTheResult() {
        try (Engine engine = open()) {
            engine.store("deals", new Rows(List.of(WORD), List.of(List.of("a"), List.of("a"))));
            ModelRunner runner = new ModelRunner(engine);
            runner.given(new TableHeader("deals", "Deals.", List.of(), List.of(), List.of(WORD), Map.of()));
            String head =
                    "-- purpose: A test.\n-- grain: word\n-- inputs: deals\n-- columns:\n--   word  text  a word\n";
            assertThatThrownBy(() -> run(runner, SqlModel.parse("twice", head + "select word from deals")))
                    .hasMessageContaining("grain (word) is not unique");
            assertThatThrownBy(() -> run(runner, SqlModel.parse("wrong", head + "select word as other from deals")))
                    .hasMessageContaining("the header lists columns [word], but the SQL returns [other]");
            assertThatThrownBy(() -> run(
                            runner,
                            SqlModel.parse("typed", head + "select cast(count(*) as bigint) as word from deals")))
                    .hasMessageContaining("declared text");
        }
    }

    private static void run(ModelRunner runner, Model model) {
        runner.run(List.of(model), (name, nanos) -> {});
    }
}
