package io.quarterdeck.forecast.whatif;

import io.quarterdeck.engine.PeriodType;
import io.quarterdeck.engine.ResourceFolder;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Scope;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.forecast.ForecastTables;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Answers to scenarios over one base, as the published tables have them. */
public final class WhatIf {
    private static final SortedMap<String, String> HEADERS =
            ResourceFolder.read(ForecastTables.class, "tables/whatif", ".table");

    public static final TableHeader DRIVERS = header("drivers");

    public static final TableHeader SCENARIOS = header("scenarios");

    public static final TableHeader NOTES = header("scenario_notes");

    public static final TableHeader SENSITIVITY = header("sensitivity");

    public static final TableHeader GRID = header("sensitivity_grid");

    public static final TableHeader GOAL_SEEK = header("goal_seek");

    public static final TableHeader MIX = header("goal_seek_mix");

    private static final int NUMBER_DECIMALS = 6;

    private static final int RATE_DECIMALS = 9;

    /** What rests on a search, or on money rounded to the minor unit, knows no more digits. */
    private static final int CHANCE_DECIMALS = 4;

    private final Base base;
    private final Results results;

    public WhatIf(Base base) {
        this.base = base;
        results = new Results(new DriverModel(base));
    }

    static TableHeader header(String name) {
        return TableHeader.parse(name, HEADERS.get(name));
    }

    public Base base() {
        return base;
    }

    Results results() {
        return results;
    }

    /** What a scenario comes to, by period from years to months, and by scope. */
    public List<Result> results(Scenario scenario) {
        return results.of(scenario);
    }

    /** The model as a workbook works it out, with a scenario's inputs: {@code live_…} tables by name, in full precision. */
    public SortedMap<String, Rows> live(Scenario scenario) {
        LiveModel live = LiveModel.of(results, scenario);
        SortedMap<String, Rows> tables = new TreeMap<>();
        tables.put("live_months", LiveTables.months(live));
        tables.put("live_cells", LiveTables.cells(live));
        tables.put("live_base", LiveTables.base(live, results));
        tables.put("live_teams", LiveTables.teams(live));
        tables.put("live_inputs", LiveTables.inputs(live, this));
        return tables;
    }

    /** The changes of a scenario for which the workbook has no cell. */
    public List<Change> withoutInput(Scenario scenario) {
        return results.model().inputs().without(scenario);
    }

    /**
     * The period that is asked about unless another is given: the fiscal year, as long as more than its last quarter is to
     * come, else the next one; if it has no target, the nearest of these and the quarter under review that has one.
     */
    public Timeline.Span usualPeriod() {
        Timeline timeline = base.timeline();
        Timeline.Span year = timeline.years().get(0);
        Timeline.Span next = timeline.years().get(1);
        Timeline.Span quarter = timeline.quarters().get(timeline.quarterNow());
        Timeline.Span usual = quarter.last() < year.last() ? year : next;
        return Stream.of(usual, quarter, year, next)
                .filter(this::hasTarget)
                .findFirst()
                .orElse(usual);
    }

    private boolean hasTarget(Timeline.Span span) {
        Targets targets = results.targets();
        return !Double.isNaN(targets.of(targets.of(List.of()), Scope.COMPANY, span));
    }

    /** The quarter or year of that label. */
    public Optional<Timeline.Span> period(String label) {
        return base.timeline().told().stream()
                .filter(span -> span.type() != PeriodType.MONTH && span.label().equalsIgnoreCase(label))
                .findFirst();
    }

    /** Rows of {@code scenarios}. */
    public Rows scenarios(List<List<Result>> answers) {
        List<List<Object>> rows = new ArrayList<>();
        for (List<Result> answer : answers) {
            for (Result result : answer) {
                rows.add(Arrays.asList(
                        result.scenario(),
                        result.span().type().word(),
                        result.span().label(),
                        result.scope().type(),
                        result.scope().id(),
                        name(result.scope()),
                        money(result.target()),
                        money(result.booked()),
                        money(result.open()),
                        money(result.fresh()),
                        money(result.expected()),
                        money(result.p10()),
                        money(result.p50()),
                        money(result.p90()),
                        rounded(result.chance(), CHANCE_DECIMALS),
                        money(result.required()),
                        money(result.capacity()),
                        money(result.cash()),
                        money(result.delta())));
            }
        }
        return new Rows(SCENARIOS.columns(), rows);
    }

    /** How a scope is shown. */
    public String name(Scope scope) {
        if (scope.equals(Scope.COMPANY)) {
            return "Company";
        }
        return base.names().of(scope.type()).getOrDefault(scope.id(), scope.id());
    }

    /** Rows of {@code scenario_notes}. */
    public Rows notes(List<Scenario> scenarios) {
        List<List<Object>> rows = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            long place = 0;
            for (Compiled.Note note : Compiled.of(scenario, results.model()).notes()) {
                rows.add(Arrays.asList(
                        scenario.name(),
                        ++place,
                        note.line() == 0 ? null : (Long) (long) note.line(),
                        note.code(),
                        note.subject(),
                        rounded(note.value(), NUMBER_DECIMALS)));
            }
        }
        return new Rows(NOTES.columns(), rows);
    }

    /** Rows of {@code drivers}. */
    public Rows drivers() {
        List<List<Object>> rows = new ArrayList<>();
        DriverValues values = results.model().values();
        for (Driver driver : Driver.values()) {
            switch (driver) {
                case CREATED, WIN_RATE, DEAL_SIZE ->
                    base.rates().keySet().forEach(scope -> row(rows, driver, scope, "", values.of(driver, scope)));
                case HEADCOUNT -> {
                    row(rows, driver, Scope.COMPANY, "", values.of(driver, Scope.COMPANY));
                    base.names().of("team").keySet().forEach(team -> {
                        Scope scope = new Scope("team", team);
                        row(rows, driver, scope, "", values.of(driver, scope));
                    });
                }
                case PRICE ->
                    base.names().of("product").keySet().forEach(product -> {
                        Scope scope = new Scope("product", product);
                        row(rows, driver, scope, "", values.of(driver, scope));
                    });
                case TARGET -> targets(rows);
                case TARGET_SHARE -> {}
                case SEASONALITY, WORKDAYS -> {
                    Timeline timeline = base.timeline();
                    for (int m = timeline.now(); m < timeline.size(); m++) {
                        Timeline.Month month = timeline.month(m);
                        double value = driver == Driver.WORKDAYS ? month.workdays() : month.season();
                        row(
                                rows,
                                driver,
                                Scope.COMPANY,
                                month.label(),
                                new DriverValues.Value(value, Double.NaN, Double.NaN, "calendar"));
                    }
                }
                default -> row(rows, driver, Scope.COMPANY, "", values.of(driver, Scope.COMPANY));
            }
        }
        return new Rows(DRIVERS.columns(), rows);
    }

    private void targets(List<List<Object>> rows) {
        Targets targets = results.targets();
        List<SortedMap<Scope, Double>> quarters = targets.of(List.of());
        List<Timeline.Span> spans = base.timeline().quarters();
        for (int q = base.timeline().quarterNow(); q < spans.size(); q++) {
            String label = spans.get(q).label();
            new TreeMap<>(quarters.get(q))
                    .forEach((scope, target) -> row(
                            rows,
                            Driver.TARGET,
                            scope,
                            label,
                            new DriverValues.Value(target, Double.NaN, Double.NaN, "targets")));
        }
    }

    private void row(List<List<Object>> rows, Driver driver, Scope scope, String period, DriverValues.Value value) {
        if (value.isKnown()) {
            rows.add(Arrays.asList(
                    driver.word(),
                    scope.type(),
                    scope.id(),
                    name(scope),
                    period,
                    rounded(value.value(), NUMBER_DECIMALS),
                    driver.unit(),
                    value.source(),
                    rounded(value.lower(), NUMBER_DECIMALS),
                    rounded(value.upper(), NUMBER_DECIMALS)));
        }
    }

    /** Rows of {@code sensitivity}. */
    public Rows sensitivity(Timeline.Span span) {
        List<List<Object>> rows = new ArrayList<>();
        for (Sensitivity.Bar bar : Sensitivity.bars(Trial.of(results, span))) {
            rows.add(Arrays.asList(
                    span.label(),
                    bar.driver().word(),
                    (long) rows.size() + 1,
                    bar.driver().unit(),
                    rounded(bar.value().value(), NUMBER_DECIMALS),
                    rounded(bar.value().lower(), NUMBER_DECIMALS),
                    rounded(bar.value().upper(), NUMBER_DECIMALS),
                    money(bar.expected()),
                    money(bar.atLower()),
                    money(bar.atUpper()),
                    money(bar.atLower() - bar.expected()),
                    money(bar.atUpper() - bar.expected()),
                    rounded(bar.chanceAtLower(), CHANCE_DECIMALS),
                    rounded(bar.chanceAtUpper(), CHANCE_DECIMALS)));
        }
        return new Rows(SENSITIVITY.columns(), rows);
    }

    /** Rows of {@code sensitivity_grid}. */
    public Rows grid(Timeline.Span span) {
        List<List<Object>> rows = new ArrayList<>();
        for (Sensitivity.Cell cell : Sensitivity.grid(Trial.of(results, span))) {
            rows.add(Arrays.asList(
                    span.label(),
                    cell.row().word(),
                    rounded(cell.rowValue(), NUMBER_DECIMALS),
                    cell.column().word(),
                    rounded(cell.columnValue(), NUMBER_DECIMALS),
                    money(cell.expected()),
                    rounded(cell.chance(), CHANCE_DECIMALS)));
        }
        return new Rows(GRID.columns(), rows);
    }

    /** Rows of {@code goal_seek} and {@code goal_seek_mix}. */
    public record Goals(Rows alone, Rows mix) {}

    public Goals goalSeek(Timeline.Span span, double wantedChance) {
        Trial trial = Trial.of(results, span);
        List<List<Object>> rows = new ArrayList<>();
        List<List<Object>> mix = new ArrayList<>();
        for (GoalSeek.Answer answer : new GoalSeek(trial, wantedChance).answers()) {
            String goal = answer.goal() == GoalSeek.Goal.CHANCE ? "chance" : "expected";
            if (answer.driver() == null && answer.isPossible()) {
                trial.mixed(answer.needed())
                        .forEach((driver, value) -> mix.add(Arrays.asList(
                                span.label(),
                                goal,
                                driver.word(),
                                driver.unit(),
                                rounded(trial.base(driver).value(), NUMBER_DECIMALS),
                                rounded(value, NUMBER_DECIMALS))));
            }
            rows.add(Arrays.asList(
                    span.label(),
                    goal,
                    answer.driver() == null ? "mix" : answer.driver().word(),
                    answer.driver() == null ? "ratio" : answer.driver().unit(),
                    money(trial.target()),
                    answer.goal() == GoalSeek.Goal.CHANCE ? (Double) wantedChance : null,
                    rounded(answer.base(), NUMBER_DECIMALS),
                    // With nine digits the value put back reaches the target to the minor unit.
                    rounded(answer.needed(), RATE_DECIMALS),
                    rounded(answer.needed() - answer.base(), RATE_DECIMALS),
                    answer.isPossible(),
                    answer.isPlausible(),
                    money(answer.expected()),
                    rounded(answer.chance(), CHANCE_DECIMALS),
                    answer.method()));
        }
        return new Goals(new Rows(GOAL_SEEK.columns(), rows), new Rows(MIX.columns(), mix));
    }

    private static BigDecimal money(double amount) {
        return Double.isNaN(amount) ? null : Results.money(amount);
    }

    private static Double rounded(double value, int decimals) {
        return !Double.isFinite(value)
                ? null
                : (Double) BigDecimal.valueOf(value)
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .doubleValue();
    }
}
