package io.quarterdeck.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the SQL of a user's own model may be: one select that reads its declared inputs and computes. It is held to that
 * by DuckDB's parser before any engine sees it, so that no text reads or writes a file, changes a setting or a table,
 * asks the clock, or means one thing to one engine and another thing to the other.
 *
 * <p>Everything is refused that is not on a list: a statement, a source of rows or a function that a later DuckDB adds is
 * not let in by itself.
 */
public final class SelectRules implements AutoCloseable {
    /** Parts of a select that are no expressions, as DuckDB's parser names them. */
    private static final Set<String> PARTS = Set.of(
            "SELECT_NODE",
            "SET_OPERATION_NODE",
            "CTE_NODE",
            "RECURSIVE_CTE_NODE",
            "BASE_TABLE",
            "TABLE_FUNCTION",
            "SUBQUERY",
            "JOIN",
            "EXPRESSION_LIST",
            "EMPTY",
            "PIVOT",
            "ORDER_MODIFIER",
            "LIMIT_MODIFIER",
            "DISTINCT_MODIFIER",
            "ORDER_DEFAULT",
            "ASCENDING",
            "DESCENDING");

    private static final Set<String> EXPRESSIONS = Set.of(
            "BETWEEN",
            "CASE",
            "CAST",
            "COLUMN_REF",
            "COMPARISON",
            "CONJUNCTION",
            "CONSTANT",
            "FUNCTION",
            "LAMBDA",
            "OPERATOR",
            "STAR",
            "SUBQUERY",
            "TYPE",
            "WINDOW");

    /** Functions that make rows of their arguments alone. */
    private static final Set<String> ROWS = Set.of("unnest", "range", "generate_series");

    /** Words that DuckDB reads as a function without parentheses. */
    private static final Set<String> ENVIRONMENT = Set.of(
            "current_catalog",
            "current_date",
            "current_localtime",
            "current_localtimestamp",
            "current_role",
            "current_schema",
            "current_time",
            "current_timestamp",
            "current_user",
            "localtime",
            "localtimestamp",
            "session_user",
            "user");

    /** DuckDB's own macros that only compute; its others tell of the database and its users. */
    private static final String MACROS = "nullif|if|days_in_month|date_add|fdiv|fmod|geomean|(list|array)_[a-z_]+";

    /** They ask the clock although DuckDB calls them consistent. */
    private static final Set<String> CLOCKS = Set.of("age", "current_localtime", "current_localtimestamp");

    private static final Pattern POSITION = Pattern.compile("\\d+");

    private static final List<Column> FINDINGS = List.of(
            new Column("kind", Unit.TEXT),
            new Column("word", Unit.TEXT),
            new Column("place", Unit.TEXT),
            new Column("location", Unit.COUNT));

    private final DuckDb parser;
    private final SortedSet<String> functions;
    private final SortedSet<String> reserved;

    /** @param scratch an existing folder of the run's own */
    public SelectRules(Path scratch) {
        parser = DuckDb.inMemory(scratch);
        functions = words("select distinct function_name from duckdb_functions() where"
                + " function_type in ('aggregate', 'window')"
                + " or function_type = 'scalar' and stability = 'CONSISTENT' and has_side_effects is not true"
                + " or function_type = 'macro' and regexp_full_match(function_name, " + DuckDb.quoted(MACROS) + ")");
        functions.removeAll(words("select distinct function_name from duckdb_functions() where"
                + " function_type = 'scalar' and (stability <> 'CONSISTENT' or has_side_effects)"));
        functions.removeAll(CLOCKS);
        functions.addAll(SharedFunctions.meanings().keySet());
        functions.addAll(ROWS);
        parser.execute("create temp table allowed_functions as select unnest(" + list(functions) + ") as word");
        reserved = words("select keyword_name from duckdb_keywords() where keyword_category = 'reserved'");
    }

    private SortedSet<String> words(String query) {
        return parser.query(query, List.of(new Column("word", Unit.TEXT))).rows().stream()
                .map(row -> (String) row.get(0))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether SQL keeps a word for itself, so that no table and no column can have it. */
    public boolean isReserved(String word) {
        return reserved.contains(word);
    }

    /** @throws ModelFault naming the line, where the SQL is more than a select of its inputs */
    public void hold(SqlModel model) {
        String sql = model.sql();
        for (String mark : List.of("\\", "${")) {
            int at = sql.indexOf(mark);
            if (at >= 0) {
                throw fault(
                        model,
                        sql.substring(0, at).getBytes(StandardCharsets.UTF_8).length,
                        "\"" + mark + "\", which two engines read in two ways",
                        "SQL without it",
                        "Write it in another way, as [0-9] or [.] in a pattern");
            }
        }
        Rows findings = parser.query(query(sql, model.header().inputs()), FINDINGS);
        long statements = 0;
        for (int i = 0; i < findings.size(); i++) {
            String kind = findings.text(i, "kind");
            String word = findings.text(i, "word");
            long location = (Long) findings.value(i, "location");
            switch (kind) {
                case "syntax" -> throw syntax(model, word, findings.text(i, "place"));
                case "statement" -> statements++;
                case "table" ->
                    throw fault(
                            model,
                            location,
                            "it reads \"" + word + "\", which is not among its inputs",
                            "the tables that the line `inputs` names: "
                                    + String.join(", ", model.header().inputs()),
                            NearestWord.didYouMean(word, model.header().inputs())
                                    + "Correct the name, or add the table to `inputs`");
                case "function" ->
                    throw fault(
                            model,
                            location,
                            "the function \"" + word + "\" cannot be used",
                            "functions that compute from their arguments alone; the date is in as_of_dates",
                            didYouMeanFunction(word) + "Use another one");
                default ->
                    throw fault(
                            model,
                            location,
                            "\"" + word + "\" cannot be used",
                            "a select of the tables that `inputs` names",
                            "Remove it: the SQL of a house only reads its inputs");
            }
        }
        if (statements != 1) {
            throw fault(
                    model,
                    -1,
                    statements == 0 ? "there is no select below the header" : "there are " + statements + " statements",
                    "one select",
                    statements == 0 ? "Write it below the header" : "Keep one; a step of it can be a `with`");
        }
    }

    private String didYouMeanFunction(String word) {
        Set<String> usual =
                functions.stream().filter(f -> f.matches("[a-z_0-9]+")).collect(Collectors.toSet());
        return NearestWord.didYouMean(word, usual);
    }

    /** What breaks a rule, in the order of the text, and a row for each statement. */
    private static String query(String sql, Collection<String> inputs) {
        return """
                with tree as (
                    select * from json_tree(json_serialize_sql(%s))
                ),

                nodes as (
                    select
                        path,
                        fullkey,
                        value ->> '$.class' as class,
                        case when json_type(value, '$.type') = 'VARCHAR' then value ->> '$.type' end as part,
                        lower(coalesce(value ->> '$.function_name', value ->> '$.function.function_name')) as function_name,
                        coalesce(value ->> '$.schema', '') || coalesce(value ->> '$.catalog', '') as qualifier,
                        value ->> '$.table_name' as table_name,
                        coalesce(value ->> '$.schema_name', '') || coalesce(value ->> '$.catalog_name', '') as place,
                        value ->> '$.column_names[0]' as first_name,
                        json_array_length(value, '$.column_names') as names,
                        json_type(value, '$.sample') as sample,
                        json_type(value, '$.at_clause') as at_clause,
                        value ->> '$.key' as key,
                        value ->> '$.error_message' as error_message,
                        value ->> '$.position' as position,
                        coalesce(
                            try_cast(value ->> '$.query_location' as bigint),
                            -- a function that makes rows stands where its source of rows does
                            try_cast(source ->> '$.query_location' as bigint),
                            -1
                        ) as location
                    from (
                        select n.*, p.value as source
                        from tree as n
                        left join tree as p
                            on p.id = n.parent
                    )
                    where type = 'OBJECT'
                ),

                steps as (
                    select key from nodes where path like '%%.cte_map.map'
                ),

                findings as (
                    select 'syntax' as kind, error_message as word, position as place, -1 as location
                    from nodes
                    where fullkey = '$' and error_message is not null
                    union all
                    select 'statement', null, null, -1
                    from nodes
                    where path = '$.statements'
                    union all
                    select 'part', lower(regexp_replace(coalesce(class, part), '_(QUERY_)?(NODE|REF)$', '')), null, location
                    from nodes
                    where class is null and part is not null and not list_contains(%s, part)
                        or class is not null and not list_contains(%s, class)
                    union all
                    select 'part', 'sample', null, location
                    from nodes
                    where sample = 'OBJECT' or at_clause = 'OBJECT'
                    union all
                    select 'table', case when place = '' then '' else place || '.' end || table_name, null, location
                    from nodes
                    where part = 'BASE_TABLE'
                        and (place <> ''
                            or not list_contains(%s, lower(table_name))
                            and lower(table_name) not in (select lower(key) from steps))
                    union all
                    select 'function', case when qualifier = '' then '' else qualifier || '.' end || function_name,
                        null, location
                    from nodes
                    where class = 'FUNCTION'
                        and (qualifier <> '' or function_name not in (select word from allowed_functions))
                        or part = 'TABLE_FUNCTION' and not list_contains(%s, function_name)
                    union all
                    select 'function', first_name, null, location
                    from nodes
                    where class = 'COLUMN_REF' and names = 1 and list_contains(%s, lower(first_name))
                )

                select kind, word, place, location
                from findings
                order by location, kind, word
                """.formatted(
                DuckDb.quoted(sql), list(PARTS), list(EXPRESSIONS), list(inputs), list(ROWS), list(ENVIRONMENT));
    }

    private static String list(Collection<String> words) {
        return words.stream().sorted().map(DuckDb::quoted).collect(Collectors.joining(", ", "[", "]::varchar[]"));
    }

    private static ModelFault syntax(SqlModel model, String message, String position) {
        boolean isNoSelect = message.contains("Only SELECT statements");
        Matcher at = POSITION.matcher(position == null ? "" : position);
        return fault(
                model,
                at.find() ? Long.parseLong(at.group()) : -1,
                isNoSelect ? "a statement that is no select" : message,
                "one select",
                isNoSelect ? "Remove it: the SQL of a house only reads its inputs" : "Correct it");
    }

    /** @param location in bytes from the start of the text; negative where it is unknown */
    private static ModelFault fault(SqlModel model, long location, String found, String wanted, String remedy) {
        byte[] text = model.sql().getBytes(StandardCharsets.UTF_8);
        int line = location < 0 ? 0 : 1;
        for (int i = 0; i < Math.min(location, text.length); i++) {
            line += text[i] == '\n' ? 1 : 0;
        }
        return new ModelFault(model.name(), line, found, wanted, remedy);
    }

    @Override
    public void close() {
        parser.close();
    }
}
