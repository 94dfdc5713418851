package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Rows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tables {@code live_*}: what the formulas of the what-if workbook start from.
 *
 * @param months to come, in order
 * @param allMonths labels of both fiscal years
 * @param teams ids; the last is empty, for who has none
 * @param products ids; the last is empty, for all others
 * @param perSeller by team
 * @param base by scope (company, then teams) and month of both years
 * @param unchanged likewise
 * @param winRate of the company
 * @param quarterOf label of the quarter of each month of both years
 * @param yearOf label of its year
 */
record LiveTables(
        List<Month> months,
        List<String> allMonths,
        List<String> teams,
        List<String> products,
        List<Cell> cells,
        double[] perSeller,
        double[][] base,
        double[][] unchanged,
        List<Input> inputs,
        double winRate,
        List<String> quarterOf,
        List<String> yearOf) {

    record Month(
            String label,
            String quarter,
            String year,
            double ahead,
            double reached,
            double openBefore,
            double openWithin,
            double steady) {}

    /** What a team brings of a product: places of teams and product, and figures by month. */
    record Cell(
            int driverTeam,
            int team,
            int product,
            double[] mix,
            double[] open,
            double[] lacking,
            double[] fresh,
            double[] hired) {}

    /** A driver that a reader sets; {@code lower} and {@code upper} null where the past tells none. */
    record Input(
            String driver,
            String scopeType,
            String scopeId,
            String scopeName,
            String month,
            String unit,
            double base,
            double value,
            String from,
            String source,
            Double lower,
            Double upper) {

        boolean is(String wantedDriver, String wantedType) {
            return driver.equals(wantedDriver) && scopeType.equals(wantedType);
        }

        /** Whether a first month can be set. */
        boolean hasFrom() {
            return !Set.of("cycle_days", "attrition", "ramp", "seasonality", "workdays")
                    .contains(driver);
        }
    }

    static LiveTables of(Map<String, Rows> tables) {
        List<TableRow> months = rows(tables, "live_months", "place");
        List<TableRow> inputs = rows(tables, "live_inputs", "place");
        List<String> labels = months.stream().map(row -> row.text("month")).toList();
        Set<String> teams = new LinkedHashSet<>();
        Map<String, Double> perSeller = new LinkedHashMap<>();
        for (TableRow row : rows(tables, "live_teams", "")) {
            teams.add(row.text("team"));
            perSeller.put(row.text("team"), row.orZero("per_seller"));
        }
        Set<String> products = new LinkedHashSet<>();
        inputs.stream()
                .filter(row -> row.is("scope_type", "product"))
                .forEach(row -> products.add(row.text("scope_id")));
        List<TableRow> cells = rows(tables, "live_cells", "");
        for (TableRow row : cells) {
            teams.add(row.text("driver_team"));
            teams.add(row.text("team"));
            products.add(row.text("product"));
        }
        List<String> teamList = emptyLast(teams);
        List<String> productList = emptyLast(products);
        Set<String> allMonths = new LinkedHashSet<>();
        List<TableRow> base = rows(tables, "live_base", "");
        base.stream().map(row -> row.text("month")).sorted().forEach(allMonths::add);
        List<String> all = inOrder(allMonths, labels);
        return new LiveTables(
                months.stream()
                        .map(row -> new Month(
                                row.text("month"),
                                row.text("quarter"),
                                row.text("year"),
                                row.orZero("ahead"),
                                row.orZero("reached"),
                                row.orZero("open_before"),
                                row.orZero("open_within"),
                                row.orZero("steady")))
                        .toList(),
                all,
                teamList,
                productList,
                cells(cells, teamList, productList, labels),
                teamList.stream()
                        .mapToDouble(team -> perSeller.getOrDefault(team, 0.0))
                        .toArray(),
                scopes(base, "base", teamList, all),
                scopes(base, "unchanged", teamList, all),
                inputs.stream().map(LiveTables::input).toList(),
                inputs.isEmpty() ? 0 : inputs.get(0).orZero("win_rate"),
                labels(base, "quarter", all),
                labels(base, "year", all));
    }

    /** How many months of both years are over. */
    int past() {
        return allMonths.size() - months.size();
    }

    /** What rows of {@code live_base} say of each month. */
    private static List<String> labels(List<TableRow> rows, String column, List<String> months) {
        Map<String, String> labels = new LinkedHashMap<>();
        rows.forEach(row -> labels.put(row.text("month"), row.text(column)));
        return months.stream().map(labels::get).toList();
    }

    /** The number of the quarter of a month of both years, from 0. */
    int quarter(int month) {
        return place(quarterOf, month);
    }

    int year(int month) {
        return place(yearOf, month);
    }

    /** The number of the year that a quarter is in. */
    int yearOfQuarter(int quarter) {
        return year(quarterOf.indexOf(quarterOf.stream().distinct().toList().get(quarter)));
    }

    private static int place(List<String> labels, int month) {
        return labels.stream().distinct().toList().indexOf(labels.get(month));
    }

    /** Labels of the quarters from the one under review, by number. */
    Map<Integer, String> quarters() {
        Map<Integer, String> quarters = new TreeMap<>();
        for (int m = 0; m < months.size(); m++) {
            quarters.put(quarter(past() + m), months.get(m).quarter());
        }
        return quarters;
    }

    Map<Integer, String> years() {
        Map<Integer, String> years = new TreeMap<>();
        for (int m = 0; m < months.size(); m++) {
            years.put(year(past() + m), months.get(m).year());
        }
        return years;
    }

    /** A team's or product's name as it is shown. */
    String name(String type, String id) {
        return inputs.stream()
                .filter(input ->
                        input.scopeType().equals(type) && input.scopeId().equals(id))
                .map(Input::scopeName)
                .findFirst()
                .orElse(id);
    }

    /** The place of an input; -1 where there is none. */
    int place(String driver, String type, String id) {
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).is(driver, type) && inputs.get(i).scopeId().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /** The place of the first input of a driver. @throws IllegalArgumentException if there is none */
    int first(String driver) {
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).driver().equals(driver)) {
                return i;
            }
        }
        throw new IllegalArgumentException("live_inputs has no row of the driver " + driver);
    }

    private static Input input(TableRow row) {
        return new Input(
                row.text("driver"),
                row.text("scope_type"),
                row.text("scope_id"),
                row.text("scope_name"),
                row.text("month"),
                row.text("unit"),
                row.orZero("base"),
                row.orZero("value"),
                row.text("from_month"),
                row.text("source"),
                row.number("lower").isPresent() ? row.orZero("lower") : null,
                row.number("upper").isPresent() ? row.orZero("upper") : null);
    }

    private static List<Cell> cells(
            List<TableRow> rows, List<String> teams, List<String> products, List<String> months) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        for (TableRow row : rows) {
            int driverTeam = teams.indexOf(row.text("driver_team"));
            int team = teams.indexOf(row.text("team"));
            int product = products.indexOf(row.text("product"));
            Cell cell = cells.computeIfAbsent(
                    driverTeam + " " + team + " " + product,
                    key -> new Cell(
                            driverTeam,
                            team,
                            product,
                            new double[months.size()],
                            new double[months.size()],
                            new double[months.size()],
                            new double[months.size()],
                            new double[months.size()]));
            int month = months.indexOf(row.text("month"));
            cell.mix()[month] = row.orZero("mix");
            cell.open()[month] = row.orZero("open");
            cell.lacking()[month] = row.orZero("lacking");
            cell.fresh()[month] = row.orZero("fresh");
            cell.hired()[month] = row.orZero("hired");
        }
        return List.copyOf(cells.values());
    }

    private static double[][] scopes(List<TableRow> rows, String column, List<String> teams, List<String> months) {
        double[][] figures = new double[teams.size() + 1][months.size()];
        for (TableRow row : rows) {
            int scope = row.is("scope_type", "company") ? 0 : 1 + teams.indexOf(row.text("scope_id"));
            figures[scope][months.indexOf(row.text("month"))] = row.orZero(column);
        }
        return figures;
    }

    /** Months that are over, then those to come in their own order. */
    private static List<String> inOrder(Set<String> all, List<String> ahead) {
        List<String> months = new ArrayList<>(all);
        months.removeAll(ahead);
        months.addAll(ahead);
        return List.copyOf(months);
    }

    private static List<String> emptyLast(Set<String> ids) {
        List<String> list = new ArrayList<>(ids);
        list.remove("");
        list.add("");
        return List.copyOf(list);
    }

    private static List<TableRow> rows(Map<String, Rows> tables, String name, String order) {
        Rows rows = tables.get(name);
        if (rows == null) {
            throw new IllegalArgumentException("no table " + name + " among " + tables.keySet());
        }
        List<TableRow> list = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            list.add(new TableRow(rows, i));
        }
        if (!order.isEmpty()) {
            list.sort((a, b) -> Double.compare(a.orZero(order), b.orZero(order)));
        }
        return list;
    }
}
