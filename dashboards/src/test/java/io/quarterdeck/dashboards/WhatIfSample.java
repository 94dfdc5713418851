package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A small company for the what-if workbook, and its driver model written down once more, plainly and without a workbook.
 *
 * <p>Two teams and one row of nobody's; two products and all others. People of the north are moved: part of what they drive is credited
 * to the south.
 */
final class WhatIfSample {
    static final int MONTHS = 16;
    static final int PAST = 8;
    static final List<String> TEAMS = List.of("North", "South", "");
    static final List<String> PRODUCTS = List.of("P1", "P2", "");

    /** Driver team, credited team, product. */
    static final int[][] CELLS = {{0, 0, 0}, {0, 0, 1}, {0, 1, 2}, {1, 1, 0}, {1, 1, 2}, {2, 2, 2}};

    /** A name that would be a formula. */
    static final String FORMULA = "=1+2";

    static final double WIN_RATE = 0.3;
    static final double[] PER_SELLER = {0.03, 0.041, 0};

    /** What a reader sets, by driver, scope and month. */
    record Key(String driver, String type, String id, String month) {}

    static final class Input {
        final Key key;
        final String unit;
        final double base;
        double value;
        int from = 1;

        Input(Key key, String unit, double base) {
            this.key = key;
            this.unit = unit;
            this.base = base;
            value = base;
        }

        double ratio(int month) {
            return month < from || base == 0 ? 1 : value / base;
        }
    }

    final List<Input> inputs = new ArrayList<>();
    final double[] ahead = new double[MONTHS];
    final double[] reached = new double[MONTHS];
    final double[] before = new double[MONTHS];
    final double[] within = new double[MONTHS];
    final double[] steady = new double[MONTHS];
    final double[][][] figures = new double[4][CELLS.length][MONTHS];
    final double[] mix = {0.5, 0.2, 0, 0.6, 0.4, 0};
    final double[][] base = new double[TEAMS.size() + 1][PAST + MONTHS];
    final double[][] unchanged;

    WhatIfSample() {
        company();
        for (int m = 0; m < MONTHS; m++) {
            ahead[m] = m == 0 ? 0.9 : 1;
            reached[m] = Math.min(1, 0.01 + 0.13 * m);
            int quarter = (m + 2) / 3;
            double[] shares = {0.43, 0.5, 0.06, 0.01, 0, 0};
            within[m] = shares[quarter];
            before[m] = Arrays.stream(shares, 0, quarter).sum();
            steady[m] = 1_000_000 + 200_000 * Math.sin(m);
            for (int j = 0; j < CELLS.length; j++) {
                figures[0][j][m] = 90_000.37 * (1 + 0.3 * Math.sin(j + m)) / (1 + m);
                figures[1][j][m] = figures[0][j][m] * (0.4 + 0.05 * j);
                figures[2][j][m] = 40_000.11 * (1 + 0.4 * Math.cos(j * m)) * Math.min(1, 0.1 * (m + 1));
                figures[3][j][m] = j == 0 && m > 4 ? 5_000 : 0;
            }
        }
        unchanged = model(false);
        for (int team = 0; team < TEAMS.size(); team++) {
            for (int m = 0; m < PAST + MONTHS; m++) {
                double booked = m <= PAST && team < 2 ? 123_456.78 + 1000 * m * (team + 1) : 0;
                base[1 + team][m] = cents(booked + (m < PAST ? 0 : unchanged[1 + team][m - PAST]));
                base[0][m] = cents(base[0][m] + base[1 + team][m]);
            }
        }
    }

    static String month(int m) {
        int number = 1 + m;
        return (2025 + (number - 1) / 12) + "-" + String.format("%02d", (number - 1) % 12 + 1);
    }

    static String quarter(int m) {
        return (2025 + m / 12) + "-Q" + (m % 12 / 3 + 1);
    }

    Input input(String driver, String type, String id, String month) {
        return inputs.stream()
                .filter(i -> i.key.equals(new Key(driver, type, id, month)))
                .findFirst()
                .orElseThrow();
    }

    WhatIfSample set(String driver, String type, String id, double value, int from) {
        Input input = input(driver, type, id, "");
        input.value = value;
        input.from = from;
        return this;
    }

    /** The scenario that the workbook is written with. */
    WhatIfSample scenario() {
        set("win_rate", "company", "company", 0.33, 1);
        set("cycle_days", "company", "company", 66, 1);
        set("headcount", "team", "South", 9, 3);
        set("created", "team", "North", 24, 2);
        return this;
    }

    double[][] scenarioMonths() {
        double[][] changed = model(true);
        double[][] months = new double[base.length][];
        for (int scope = 0; scope < base.length; scope++) {
            months[scope] = base[scope].clone();
            for (int m = 0; m < MONTHS; m++) {
                months[scope][PAST + m] += changed[scope][m] - unchanged[scope][m];
            }
        }
        return months;
    }

    /** What the cells come to, by scope and month to come. @param isChanged whether the inputs count, or only the bases */
    double[][] model(boolean isChanged) {
        double[] rate = new double[MONTHS];
        double[] rateNow = new double[MONTHS];
        Input cycle = input("cycle_days", "company", "company", "");
        double s = isChanged ? cycle.value / cycle.base : 1;
        for (int k = 0; k < MONTHS; k++) {
            rate[k] = reached[k] - (k == 0 ? 0 : reached[k - 1]);
            rateNow[k] = reachedNow(k, s) - (k == 0 ? 0 : reachedNow(k - 1, s));
        }
        double[][] sums = new double[TEAMS.size() + 1][MONTHS];
        for (int m = 0; m < MONTHS; m++) {
            double phi = 0;
            double phiNow = 0;
            double staying = 0;
            double cumulative = 0;
            double leaving = isChanged ? input("attrition", "company", "company", "").value : 0;
            for (int i = 0; i <= m; i++) {
                cumulative += ahead[i];
                phi += ahead[i] * rate[m - i];
                phiNow += ahead[i] * rateNow[m - i];
                staying += ahead[i] * rateNow[m - i] * Math.pow(1 - leaving, cumulative / 12);
            }
            double timing = within[m] == 0
                    ? 1
                    : (Math.pow(Math.max(0, 1 - before[m]), 1 / s)
                                    - Math.pow(Math.max(0, 1 - before[m] - within[m]), 1 / s))
                            / within[m];
            double season = isChanged
                    ? input("seasonality", "company", "company", month(PAST + m))
                                    .ratio(MONTHS)
                            * input("workdays", "company", "company", month(PAST + m))
                                    .ratio(MONTHS)
                    : 1;
            for (int j = 0; j < CELLS.length; j++) {
                String team = TEAMS.get(CELLS[j][0]);
                String product = PRODUCTS.get(CELLS[j][2]);
                double win = 1;
                double size = season;
                double created = 1;
                double joining = 0;
                if (isChanged) {
                    win = effect("win_rate", "company", "company", m)
                            * effect("win_rate", "team", team, m)
                            * effect("win_rate", "product", product, m);
                    size *= effect("deal_size", "company", "company", m)
                            * effect("deal_size", "team", team, m)
                            * effect("price", "product", product, m);
                    created = created("company", "company", rateNow, phiNow, m)
                            * created("team", team, rateNow, phiNow, m);
                    joining = joining(CELLS[j][0], rateNow, m) * mix[j];
                }
                double open = (figures[0][j][m] + (win - 1) / (1 - WIN_RATE) * figures[1][j][m]) * size * timing;
                double fresh = figures[2][j][m] * created * phiNow / phi * staying / phiNow;
                double all = open + (fresh + figures[3][j][m] + joining) * win * size;
                sums[0][m] += all;
                sums[1 + CELLS[j][1]][m] += all;
            }
        }
        return sums;
    }

    private double reachedNow(int k, double s) {
        return 1 - Math.pow(1 - reached[k], 1 / s);
    }

    private double effect(String driver, String type, String id, int m) {
        return inputs.stream()
                .filter(i -> i.key.equals(new Key(driver, type, id, "")))
                .mapToDouble(i -> i.ratio(m + 1))
                .findFirst()
                .orElse(1);
    }

    private double created(String type, String id, double[] rate, double phi, int m) {
        return inputs.stream()
                .filter(i -> i.key.equals(new Key("created", type, id, "")))
                .mapToDouble(input -> {
                    double part = 0;
                    for (int i = input.from - 1; i <= m; i++) {
                        part += ahead[i] * rate[m - i];
                    }
                    return 1 + (input.value / input.base - 1) * part / phi;
                })
                .findFirst()
                .orElse(1);
    }

    private double joining(int team, double[] rate, int m) {
        if (TEAMS.get(team).isEmpty()) {
            return 0;
        }
        Input people = input("headcount", "team", TEAMS.get(team), "");
        double more = people.value - people.base;
        double reach = 0;
        for (int i = people.from - 1; i <= m; i++) {
            int month = Math.min(i - (people.from - 1) + 1, 6);
            double output = more < 0 ? 1 : input("ramp", "company", "company", "" + month).value;
            reach += ahead[i] * output * rate[m - i];
        }
        return more * PER_SELLER[team] * steady[m] * reach;
    }

    private void company() {
        add("created", "company", "company", "", "count", 50);
        add("win_rate", "company", "company", "", "ratio", WIN_RATE);
        add("deal_size", "company", "company", "", "money", 80_000);
        add("cycle_days", "company", "company", "", "days", 74.5);
        add("attrition", "company", "company", "", "ratio", 0);
        add("headcount", "team", "North", "", "count", 5);
        add("headcount", "team", "South", "", "count", 7);
        for (String driver : List.of("created", "win_rate", "deal_size")) {
            String unit = driver.equals("created") ? "count" : driver.equals("win_rate") ? "ratio" : "money";
            add(
                    driver,
                    "team",
                    "North",
                    "",
                    unit,
                    driver.equals("created") ? 20 : driver.equals("win_rate") ? 0.28 : 75_000);
            add(
                    driver,
                    "team",
                    "South",
                    "",
                    unit,
                    driver.equals("created") ? 30 : driver.equals("win_rate") ? 0.31 : 84_000);
        }
        for (String product : List.of("P1", "P2")) {
            add("price", "product", product, "", "multiple", 1);
        }
        for (String product : List.of("P1", "P2")) {
            add("win_rate", "product", product, "", "ratio", 0.25);
        }
        for (int m = 0; m < MONTHS; m++) {
            add("seasonality", "company", "company", month(PAST + m), "multiple", 1 + 0.5 * Math.sin(m));
        }
        for (int m = 0; m < MONTHS; m++) {
            add("workdays", "company", "company", month(PAST + m), "days", 20 + m % 4);
        }
        double[] ramp = {0, 0.25, 0.5, 0.75, 1, 1};
        for (int i = 0; i < ramp.length; i++) {
            add("ramp", "company", "company", "" + (i + 1), "ratio", ramp[i]);
        }
    }

    private void add(String driver, String type, String id, String month, String unit, double base) {
        inputs.add(new Input(new Key(driver, type, id, month), unit, base));
    }

    static double cents(double amount) {
        return Math.round(amount * 100) / 100.0;
    }

    /** A table while it is being written. */
    static final class Table {
        private static final Set<String> TEXTS = Set.of(
                "month",
                "quarter",
                "year",
                "driver_team",
                "team",
                "product",
                "scope_type",
                "scope_id",
                "scope_name",
                "driver",
                "unit",
                "from_month",
                "source",
                "scenario",
                "period_type",
                "period",
                "goal",
                "method",
                "code",
                "subject",
                "row_driver",
                "column_driver");

        private final List<Column> columns;
        private final List<List<Object>> rows = new ArrayList<>();

        Table(String names) {
            columns = Arrays.stream(names.split(" "))
                    .map(name -> new Column(
                            name,
                            TEXTS.contains(name)
                                    ? Unit.TEXT
                                    : name.startsWith("is_")
                                            ? Unit.FLAG
                                            : name.startsWith("chance") ? Unit.RATIO : Unit.MONEY))
                    .toList();
        }

        void row(Object... values) {
            rows.add(Arrays.asList(values));
        }

        Rows rows() {
            return new Rows(columns, rows);
        }
    }

    /** The tables of this company with its inputs as they are now. */
    SortedMap<String, Rows> tables(boolean hasTargets) {
        SortedMap<String, Rows> tables = new TreeMap<>();
        Table months = new Table("month place quarter year ahead reached open_before open_within steady");
        Table cells = new Table("driver_team team product month open lacking fresh hired mix");
        for (int m = 0; m < MONTHS; m++) {
            int all = PAST + m;
            months.row(
                    month(all),
                    m + 1.0,
                    quarter(all),
                    month(all).substring(0, 4),
                    ahead[m],
                    reached[m],
                    before[m],
                    within[m],
                    steady[m]);
            for (int j = 0; j < CELLS.length; j++) {
                cells.row(
                        TEAMS.get(CELLS[j][0]),
                        TEAMS.get(CELLS[j][1]),
                        PRODUCTS.get(CELLS[j][2]),
                        month(all),
                        figures[0][j][m],
                        figures[1][j][m],
                        figures[2][j][m],
                        figures[3][j][m],
                        mix[j]);
            }
        }
        tables.put("live_months", months.rows());
        tables.put("live_cells", cells.rows());
        Table live = new Table("scope_type scope_id month quarter year base unchanged");
        for (int scope = 0; scope < base.length; scope++) {
            for (int m = 0; m < PAST + MONTHS; m++) {
                live.row(
                        scope == 0 ? "company" : "team",
                        scope == 0 ? "company" : TEAMS.get(scope - 1),
                        month(m),
                        quarter(m),
                        month(m).substring(0, 4),
                        base[scope][m],
                        m < PAST ? 0.0 : unchanged[scope][m - PAST]);
            }
        }
        tables.put("live_base", live.rows());
        Table teams = new Table("team per_seller");
        for (int t = 0; t < TEAMS.size(); t++) {
            teams.row(TEAMS.get(t), PER_SELLER[t]);
        }
        tables.put("live_teams", teams.rows());
        Table drivers = new Table("driver scope_type scope_id scope_name period base unit source plausible_lower");
        Table set = new Table(
                "place driver scope_type scope_id scope_name month unit base value from_month source lower upper win_rate");
        for (int i = 0; i < inputs.size(); i++) {
            Input input = inputs.get(i);
            boolean hasRange = input.unit.equals("ratio") && input.key.driver().equals("win_rate");
            set.row(
                    i + 1.0,
                    input.key.driver(),
                    input.key.type(),
                    input.key.id(),
                    name(input.key),
                    input.key.month(),
                    input.unit,
                    input.base,
                    input.value,
                    input.from == 1 ? "" : month(PAST + input.from - 1),
                    "roster",
                    hasRange ? 0.2 : null,
                    hasRange ? 0.32 : null,
                    WIN_RATE);
        }
        tables.put("live_inputs", set.rows());
        tables.put("drivers", drivers.rows());
        engine(tables, hasTargets);
        return tables;
    }

    private static String name(Key key) {
        return key.id().equals("P2") ? FORMULA : key.type().equals("company") ? "Company" : key.id();
    }

    private void engine(SortedMap<String, Rows> tables, boolean hasTargets) {
        Table scenarios =
                new Table("scenario period_type period scope_type scope_id scope_name target expected p10 p50 p90 "
                        + "chance_of_target required_pipeline capacity delta_to_base");
        for (String name : List.of("base", "more people")) {
            double[][] of = name.equals("base") ? base : scenarioMonths();
            for (int scope = 0; scope <= 2; scope++) {
                for (Map.Entry<String, Double> period : periods(of[scope]).entrySet()) {
                    double expected = cents(period.getValue());
                    boolean isMonth = period.getKey().matches("\\d{4}-\\d\\d");
                    boolean hasTarget = hasTargets && period.getKey().startsWith("2025") && !isMonth;
                    double unchangedOne = periods(base[scope]).get(period.getKey());
                    scenarios.row(
                            name,
                            isMonth ? "month" : period.getKey().contains("Q") ? "quarter" : "year",
                            period.getKey(),
                            scope == 0 ? "company" : "team",
                            scope == 0 ? "company" : TEAMS.get(scope - 1),
                            scope == 0 ? "Company" : TEAMS.get(scope - 1),
                            hasTarget ? (scope == 0 ? 1_000_000.0 : scope == 1 ? 400_000.0 : 600_000.0) : null,
                            expected,
                            isMonth ? null : expected * 0.9,
                            isMonth ? null : expected * 0.99,
                            isMonth ? null : expected * 1.1,
                            hasTarget ? 0.4 : null,
                            null,
                            scope == 0 && period.getKey().contains("Q") ? 1_200_000.0 : null,
                            cents(expected - unchangedOne));
                }
            }
            scenarios.row(
                    name,
                    "year",
                    "2025",
                    "person",
                    "E1",
                    FORMULA,
                    null,
                    name.equals("base") ? 100.0 : 150.0,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    name.equals("base") ? 0.0 : 50.0);
        }
        tables.put("scenarios", scenarios.rows());
        Table notes = new Table("scenario place line code subject value");
        notes.row("more people", 1.0, 3.0, "above_one", FORMULA, 1.2);
        tables.put("scenario_notes", notes.rows());
        Table tornado =
                new Table("period driver rank unit base plausible_lower plausible_upper expected expected_at_lower "
                        + "expected_at_upper effect_of_lower effect_of_upper chance_at_lower chance_at_upper");
        tornado.row("2025", "win_rate", 1.0, "ratio", 0.3, 0.2, 0.32, 1e6, 9e5, 1.1e6, -1e5, 1e5, 0.1, 0.6);
        tornado.row("2025", "cycle_days", 2.0, "days", 74.0, 60.0, 90.0, 1e6, 1.05e6, 9.8e5, 5e4, -2e4, 0.5, 0.3);
        tables.put("sensitivity", tornado.rows());
        Table grid = new Table("period row_driver row_value column_driver column_value expected chance");
        for (double row : new double[] {0.2, 0.3}) {
            for (double column : new double[] {70_000, 80_000}) {
                grid.row("2025", "win_rate", row, "deal_size", column, row * column * 40, 0.3);
            }
        }
        tables.put("sensitivity_grid", grid.rows());
        Table mix = new Table("period goal driver unit base value");
        mix.row("2025", "chance", "win_rate", "ratio", 0.3, 0.31);
        tables.put("goal_seek_mix", mix.rows());
        Table goals =
                new Table("period goal driver unit target wanted_chance base needed change is_possible is_plausible "
                        + "expected chance method");
        if (hasTargets) {
            goals.row(
                    "2025",
                    "chance",
                    "win_rate",
                    "ratio",
                    1e6,
                    0.8,
                    0.3,
                    0.35,
                    0.05,
                    true,
                    false,
                    1.1e6,
                    0.8,
                    "bisection");
            goals.row(
                    "2025", "chance", "mix", "ratio", 1e6, 0.8, 0.0, null, null, false, false, 1.1e6, 0.7, "bisection");
        }
        tables.put("goal_seek", goals.rows());
    }

    /** Sums of months to come, of quarters from the one under review and of both years. */
    static SortedMap<String, Double> periods(double[] months) {
        SortedMap<String, Double> sums = new TreeMap<>();
        for (int m = 0; m < months.length; m++) {
            sums.merge(month(m).substring(0, 4), months[m], Double::sum);
            if (m >= PAST - PAST % 3) {
                sums.merge(quarter(m), months[m], Double::sum);
            }
            if (m >= PAST) {
                sums.put(month(m), months[m]);
            }
        }
        return sums;
    }
}
