package io.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SQL of a stranger reads what its header names, computes, and does nothing else. */
class SelectRulesTest {
    private static final String HEADER = """
            -- purpose: Deals.
            -- grain:   x
            -- inputs:  deals, owners
            -- columns:
            --   x  text  any
            """;

    @TempDir
    static Path scratch;

    private static SelectRules rules;

    @BeforeAll
    static void open() {
        rules = new SelectRules(scratch);
    }

    @AfterAll
    static void close() {
        rules.close();
    }

    /** A model whose header declares deals and owners where its SQL has these words, and nothing else. */
    private static SqlModel model(String sql) {
        String inputs = Stream.of("deals", "owners")
                .filter(input ->
                        Pattern.compile("\\b" + input + "\\b").matcher(sql).find())
                .collect(Collectors.joining(", "));
        String header = HEADER.replace("deals, owners", inputs.isEmpty() ? "-" : inputs);
        return new SqlModel(TableHeader.parse("mine", header), header + sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select x from deals",
                "with big as (select x, amount from deals) select b.x from big as b inner join owners as o on o.x = b.x",
                "select x, ratio(sum(a), sum(b)) as r from deals group by x having count(*) > 1 order by x limit 3",
                "select x from deals union all select y from owners",
                "select x, row_number() over (partition by y order by z) as n from deals qualify n = 1",
                "select cast(sum(a) as decimal(38, 6)) as a, median(cast(b as double)) as b from deals",
                "select case when x like 'a%' and y in (1, 2) then upper(x) end as x from deals where x is not null",
                "select x from deals as d, unnest(d.list) as u(v)",
                "select d + interval 3 day as x, date_trunc('month', d) as m, days_between(a, b) as n from deals",
                "with recursive r as (select 1 as n from deals union all select n + 1 from r where n < 5) select n from r",
                "select x from deals where exists (select 1 from owners as o where o.x = deals.x)",
                "select d.* from (select * from deals) as d",
                "-- 中文\nselect '只读' as x from deals"
            })
    void aSelectOfItsInputsIsKept(String sql) {
        assertThatCode(() -> rules.hold(model(sql))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // files
                "select * from deals, read_csv('/etc/passwd')",
                "select * from deals, read_text('/etc/passwd')",
                "select * from deals, read_blob('/etc/passwd')",
                "select * from deals, read_parquet('x.parquet')",
                "select * from deals, read_json('x.json')",
                "select * from deals, glob('/*')",
                "select * from deals, sniff_csv('/etc/passwd')",
                "select * from deals, parquet_metadata('x')",
                "select * from deals, '/etc/passwd'",
                "select * from deals, csv.'/etc/passwd'",
                "select * from deals; copy deals to '/tmp/stolen.csv'",
                "copy (select * from deals) to '/tmp/stolen.csv'",
                "export database '/tmp/deals'",
                "import database '/tmp/deals'",
                // the database
                "select * from deals; drop table deals",
                "select * from deals; select 1",
                "attach '/tmp/deals.duckdb' as other",
                "detach deals",
                "install httpfs",
                "load httpfs",
                "set memory_limit = '1GB'",
                "reset memory_limit",
                "pragma database_list",
                "call pragma_version()",
                "use deals",
                "create table deals2 as select * from deals",
                "create macro f(a) as a",
                "insert into deals values (1)",
                "update deals set x = 1",
                "delete from deals",
                "with gone as (delete from deals returning *) select * from gone",
                "with more as (insert into deals values (1) returning *) select * from more",
                "checkpoint",
                "vacuum deals",
                "begin transaction",
                "prepare deals as select 1",
                "execute deals",
                "explain select * from deals",
                "describe deals",
                "show tables",
                "select * from (show all tables), deals",
                "select * from (describe deals)",
                "summarize deals",
                // tables that were not declared
                "select * from deals, exported_accounts",
                "select * from kept.deals",
                "select * from main.deals",
                "select * from deals, information_schema.tables",
                "select * from deals, duckdb_settings()",
                "select * from deals, duckdb_tables",
                "select * from deals, sqlite_master",
                "select * from deals, query('select 1')",
                "select * from deals, query_table('exported_accounts')",
                "select * from deals, histogram('exported_accounts', 'x')",
                "select (select max(x) from exported_accounts) as x from deals",
                "with s as (select * from exported_accounts) select s.x from s, deals",
                // the environment and the clock
                "select current_setting('memory_limit') as x from deals",
                "select getenv('HOME') as x from deals",
                "select getvariable('x') as x from deals",
                "select now() as x from deals",
                "select NOW() as x from deals",
                "select current_date as x from deals",
                "select CURRENT_TIMESTAMP as x from deals",
                "select today() as x from deals",
                "select age(d) as x from deals",
                "select current_localtimestamp() as x from deals",
                "select random() as x from deals",
                "select uuid() as x from deals",
                "select current_user as x from deals",
                "select main.now() as x from deals",
                "select nextval('s') as x from deals",
                "select write_log('x') as x from deals",
                "select error('x') as x from deals",
                "select sleep_ms(1000) as x from deals",
                "select * from deals tablesample 10%",
                "select json_execute_serialized_sql('x') as x from deals",
                // one text, two readings
                "select '\\' || reflect('java.lang.System', 'exit', 1) || ' ' as x from deals",
                "select '${env:HOME}' as x from deals",
                "select java_method('java.lang.System', 'exit', 1) as x from deals",
                "select reflect('java.lang.System', 'exit', 1) as x from deals",
                // no select at all
                "",
                "selec x from deals"
            })
    void whateverDoesMoreIsRefused(String sql) {
        SqlModel model = model(sql);
        assertThatThrownBy(() -> rules.hold(model)).as(sql).isInstanceOf(ModelFault.class);
    }

    @Test
    void theLineIsThatOfTheFile() {
        assertThatThrownBy(() -> rules.hold(model("-- 甲乙丙丁\nselect '甲乙', x\nfrom deals,\n  owner")))
                .hasMessage("mine line 9: it reads \"owner\", which is not among its inputs");
        assertThatThrownBy(() -> rules.hold(model("select x\nfrom deals\nwhere x < today()")))
                .hasMessage("mine line 8: the function \"today\" cannot be used");
        assertThatThrownBy(() -> rules.hold(model("select x,,\nfrom deals")))
                .hasMessage("mine line 6: syntax error at or near \",\"");
        assertThatThrownBy(() -> rules.hold(model("select x from deals; select 1 as y")))
                .hasMessage("mine: there are 2 statements");
        assertThatThrownBy(() -> rules.hold(model("select x from deals; drop table deals")))
                .hasMessage("mine: a statement that is no select");
    }

    @Test
    void aNearWordIsNamed() {
        assertThatThrownBy(() -> rules.hold(model("select deals.x from deal as deals")))
                .isInstanceOfSatisfying(ModelFault.class, fault -> assertThat(
                                fault.in("metrics/mine.sql").getMessage())
                        .isEqualTo(
                                "metrics/mine.sql line 6: it reads \"deal\", which is not among its inputs; wanted the"
                                        + " tables that the line `inputs` names: deals. Did you mean \"deals\"? Correct the name,"
                                        + " or add the table to `inputs`."));
    }

    @Test
    void reservedWordsAreKnown() {
        assertThat(List.of("select", "order", "table", "end")).allMatch(rules::isReserved);
        assertThat(List.of("amount", "deals", "month", "name")).noneMatch(rules::isReserved);
    }
}
