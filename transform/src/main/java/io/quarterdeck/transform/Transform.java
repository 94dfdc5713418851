package io.quarterdeck.transform;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Engine;
import io.quarterdeck.engine.House;
import io.quarterdeck.engine.JavaModel;
import io.quarterdeck.engine.Model;
import io.quarterdeck.engine.ModelRunner;
import io.quarterdeck.engine.ResourceFolder;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.SqlModel;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.engine.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What the business talks about, worked out of canonical tables: staging, marts, metrics and checks. */
public final class Transform {
    private static final TableHeader TARGET_MONTHS = header("sql/marts", "target_months");

    private static final TableHeader RISK_SCORECARD = header("sql/marts", "risk_scorecard");

    private static final Set<String> NOT_EXPORTED =
            Set.of("events", "identities", "identity_proposals", "load_notes", "loads", "stages", "unmatched");

    private static final String CONVENTIONS = "conventions";

    private static final String LIMITS = "limits";

    private static final String THRESHOLDS = "thresholds";

    private Transform() {}

    /** Every model that comes with this module, in no order. */
    public static List<Model> models() {
        return models(House.NONE);
    }

    /** The same with those of a user's own. */
    public static List<Model> models(House house) {
        List<Model> models = new ArrayList<>();
        for (String folder : List.of("sql/staging", "sql/marts", "sql/quality")) {
            models.addAll(sqlModels(folder));
        }
        models.add(new JavaModel(
                TARGET_MONTHS, in -> TargetMonths.spread(in.get("stg_targets"), in.get("periods"), TARGET_MONTHS)));
        models.addAll(flags(house));
        models.addAll(RiskTables.over(flags(house)));
        models.add(new JavaModel(
                RISK_SCORECARD,
                in -> RiskScorecard.of(
                        in.get("risk_rules"), in.get("flag_counts"), in.get("raised_counts"), RISK_SCORECARD)));
        models.addAll(metrics(house));
        models.addAll(MetricTables.over(metrics(house)));
        models.addAll(checks(house));
        return List.copyOf(models);
    }

    /** What scenarios start from, besides the tables of a review, which has no need of it. */
    public static List<SqlModel> whatIf() {
        return sqlModels("sql/whatif");
    }

    /** The metrics that come with this module, one per file of {@code sql/metrics}, by name. */
    public static List<SqlModel> metrics() {
        return metrics(House.NONE);
    }

    /** Ours, then those of a user's own. @throws UserError if one of the user's is not as a metric must be */
    public static List<SqlModel> metrics(House house) {
        return room("sql/metrics", house, House.METRICS, RoomRules::holdMetric);
    }

    /** The risk flags that come with this module, one per file of {@code sql/risks}, by name. */
    public static List<SqlModel> flags() {
        return flags(House.NONE);
    }

    /** Ours, then those of a user's own. @throws UserError if one of the user's is not as a flag must be */
    public static List<SqlModel> flags(House house) {
        return room("sql/risks", house, House.RISKS, RoomRules::holdFlag);
    }

    /**
     * The data rules that come with this module: one per file of {@code sql/checks}, by name, and the one that is written
     * over all metrics. Each returns the rows that break it.
     */
    public static List<SqlModel> checks() {
        return checks(House.NONE);
    }

    /** Ours, then those of a user's own. @throws UserError if one of the user's is not as a data rule must be */
    public static List<SqlModel> checks(House house) {
        List<SqlModel> checks = new ArrayList<>(room("sql/checks", house, House.CHECKS, RoomRules::holdCheck));
        checks.add(MetricTables.peopleAddUp(metrics(house)));
        return List.copyOf(checks);
    }

    private static List<SqlModel> room(String folder, House house, String room, Consumer<SqlModel> hold) {
        List<SqlModel> models = new ArrayList<>(sqlModels(folder));
        models.addAll(house.models(room, (name, text) -> {
            SqlModel model = SqlModel.parse(name, text);
            hold.accept(model);
            return model;
        }));
        return List.copyOf(models);
    }

    /** The headers of the tables that a review is given besides the canonical ones, by name. */
    public static SortedMap<String, TableHeader> givenHeaders() {
        SortedMap<String, TableHeader> headers = new TreeMap<>();
        ResourceFolder.read(Transform.class, "sql/given", ".table")
                .forEach((name, text) -> headers.put(name, TableHeader.parse(name, text)));
        return headers;
    }

    /**
     * The name that a canonical table has in SQL: what a source exported is told apart from what is worked out of it.
     * The row accounts and the stages, which no source exports, keep theirs.
     */
    public static String exported(String canonicalTable) {
        return NOT_EXPORTED.contains(canonicalTable) ? canonicalTable : "exported_" + canonicalTable;
    }

    /**
     * Makes the tables of the clock and the calendar, over all days that the canonical tables name.
     *
     * @param runner knows the canonical tables; learns the new ones
     */
    public static void giveDates(Engine engine, ModelRunner runner, ReviewDates dates) {
        LocalDate first = dates.since().isBefore(dates.previousQuarter().start())
                ? dates.since()
                : dates.previousQuarter().start();
        LocalDate last = dates.nextQuarter().endExclusive();
        for (TableHeader table : runner.tables().values()) {
            List<Column> ends = new ArrayList<>();
            List<String> sql = new ArrayList<>();
            for (Column column : table.columns()) {
                if (column.unit() == Unit.DATE) {
                    for (String end : List.of("min", "max")) {
                        Column named = new Column(end + "_" + column.name(), Unit.DATE);
                        sql.add(end + "(" + column.name() + ") as " + named.name());
                        ends.add(named);
                    }
                }
            }
            // One question for a table: on Spark each has its price.
            Rows range = ends.isEmpty()
                    ? new Rows(ends, List.of())
                    : engine.query("select " + String.join(", ", sql) + " from " + table.name(), ends);
            for (Object value : range.isEmpty() ? List.of() : range.rows().get(0)) {
                LocalDate date = (LocalDate) value;
                first = date != null && date.isBefore(first) ? date : first;
                last = date != null && date.isAfter(last) ? date : last;
            }
        }
        SortedMap<String, TableHeader> headers = givenHeaders();
        engine.store("as_of_dates", dates.asOfDates(headers.get("as_of_dates")));
        engine.store("compared_dates", dates.comparedDates(headers.get("compared_dates")));
        engine.store("calendar", dates.days(headers.get("calendar"), first, last));
        engine.store("periods", dates.periods(headers.get("periods"), first, last));
        headers.keySet().removeAll(Set.of(CONVENTIONS, LIMITS));
        headers.values().forEach(runner::given);
    }

    /**
     * Makes the table of the company's settings about money.
     *
     * @param runner learns the new table
     */
    public static void giveConventions(Engine engine, ModelRunner runner, Conventions conventions) {
        TableHeader header = givenHeaders().get(CONVENTIONS);
        engine.store(CONVENTIONS, conventions.row(header));
        runner.given(header);
    }

    /**
     * Makes the table of the thresholds, beyond which a review is a draft.
     *
     * @param limits every threshold by name: a share of 1, or days where the name ends in {@code _days}
     * @param runner learns the new table
     */
    public static void giveLimits(Engine engine, ModelRunner runner, SortedMap<String, BigDecimal> limits) {
        TableHeader header = givenHeaders().get(LIMITS);
        List<List<Object>> rows = new ArrayList<>();
        limits.forEach((name, limit) -> rows.add(List.of(name, limit.doubleValue())));
        engine.store(LIMITS, new Rows(header.columns(), rows));
        runner.given(header);
    }

    /**
     * How far the data went towards each threshold, by name.
     *
     * @param runner has run {@link #models}
     */
    public static List<ThresholdResult> thresholds(ModelRunner runner) {
        Rows rows = runner.read(THRESHOLDS);
        List<ThresholdResult> results = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            results.add(new ThresholdResult(
                    rows.text(i, "threshold"),
                    rows.text(i, "subject"),
                    (Double) rows.value(i, "value"),
                    rows.number(i, "limit_value"),
                    Boolean.TRUE.equals(rows.value(i, "is_crossed"))));
        }
        return List.copyOf(results);
    }

    /**
     * How each data rule came out.
     *
     * @param runner has run {@link #models}
     */
    public static List<CheckResult> results(Engine engine) {
        return results(engine, House.NONE);
    }

    /** The same with the data rules of a user's own. */
    public static List<CheckResult> results(Engine engine, House house) {
        List<CheckResult> results = new ArrayList<>();
        for (SqlModel check : checks(house)) {
            Rows count = engine.query(
                    "select count(*) as broken_rows from " + check.name(),
                    List.of(new Column("broken_rows", Unit.COUNT)));
            results.add(new CheckResult(
                    check.name(),
                    CheckResult.Severity.of(check.header()),
                    check.header().purpose(),
                    (Long) count.value(0, "broken_rows")));
        }
        return List.copyOf(results);
    }

    private static List<SqlModel> sqlModels(String folder) {
        List<SqlModel> models = new ArrayList<>();
        ResourceFolder.read(Transform.class, folder, ".sql")
                .forEach((name, text) -> models.add(SqlModel.parse(name, text)));
        return List.copyOf(models);
    }

    private static TableHeader header(String folder, String name) {
        return TableHeader.parse(
                name, ResourceFolder.read(Transform.class, folder, ".table").get(name));
    }
}
