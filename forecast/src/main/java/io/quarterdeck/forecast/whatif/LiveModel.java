package io.quarterdeck.forecast.whatif;

import io.quarterdeck.engine.PeriodType;
import io.quarterdeck.engine.Scope;
import io.quarterdeck.forecast.whatif.Change.Drive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The driver model as a workbook works it out: sums by team, product and month that are given, inputs that a reader changes, and
 * nothing else. With the scenario's own inputs its formulas come to the scenario's results.
 *
 * <p>Let m be a month to come, i one not after it, g the share of wins that come m − i months after a deal's creation at today's
 * cycle with F their running sum, and s the cycle as a multiple of today's:
 *
 * <ul>
 *   <li>g' is the difference of F'(k) = 1 − (1 − F(k))^(1/s); φ(m) = Σ ahead(i) g(m − i), φ' likewise;
 *   <li>an input that is c times its base from month f on is 1 + (c − 1) [m ≥ f]; one of deals created is
 *       1 + (c − 1) Σ_{i ≥ f} ahead(i) g'(m − i) / φ'(m);
 *   <li>open deals of a cell: (open + (r − 1) lacking / (1 − w)) × size × price × season × timing, with r the product of the
 *       company's, team's and product's win rates and w {@link #winRate};
 *   <li>business not open yet: (fresh × created × φ'/φ × staying + hired + joining × mix) × r × size × price × season.
 * </ul>
 *
 * @param timeline the months; those of the model are from {@link #first} on
 * @param teams ids in order; the last is empty, for who has none
 * @param products ids in order; the last is empty, for all others
 * @param cells sums after the changes that have no input
 * @param winRate of the company
 * @param reached F by months: the share of wins that come within so many months
 * @param openBefore share of what open deals bring that comes before the month's quarter, by month of the model
 * @param openWithin share that comes within it
 * @param steady what the company books in a month if it goes on as in the last four quarters
 * @param perSeller by team, the share of it that one seller brings
 * @param base what is expected of a month without any change, booked included, by scope: company, then teams as in {@code teams}
 * @param unchanged what the cells come to without any change, likewise
 * @param inputs in the order in which they are shown
 * @param rampBase share of full output in the first months, the last for good
 * @param ramp the scenario's
 * @param rest the scenario's changes that have no input
 */
record LiveModel(
        Timeline timeline,
        int first,
        List<String> teams,
        List<String> products,
        List<Cell> cells,
        double winRate,
        double[] reached,
        double[] openBefore,
        double[] openWithin,
        double[] steady,
        double[] perSeller,
        double[][] base,
        double[][] unchanged,
        List<Input> inputs,
        double[] rampBase,
        double[] ramp,
        List<Change> rest) {

    /**
     * What a team brings of a product, by month of the model.
     *
     * @param driverTeam place of the team whose drivers it follows
     * @param team place of the team that is credited; the same unless people or customers move
     * @param product place of the product
     * @param open expected of open deals
     * @param lacking open × (1 − chance): by how much more it grows with the win rate
     * @param fresh of business not open yet, by those who are there
     * @param hired of people who join and have no input
     * @param mix share of the product in what the team sells, times what changes without an input make of it
     */
    record Cell(
            int driverTeam,
            int team,
            int product,
            double[] open,
            double[] lacking,
            double[] fresh,
            double[] hired,
            double[] mix) {}

    /**
     * A driver that a reader can set.
     *
     * @param month label of the month whose season or workdays it is; empty for the others
     * @param value the scenario's; the base's where it is unchanged
     * @param from label of the month from which it holds; empty for at once
     * @param source as in {@code drivers}
     * @param lower of its plausible range; NaN without one
     */
    record Input(
            Driver driver,
            Scope scope,
            String month,
            double base,
            double value,
            String from,
            String source,
            double lower,
            double upper) {}

    LiveModel {
        teams = List.copyOf(teams);
        products = List.copyOf(products);
        cells = List.copyOf(cells);
        inputs = List.copyOf(inputs);
        rest = List.copyOf(rest);
    }

    /** How many months it has. */
    int months() {
        return timeline.size() - first;
    }

    Timeline.Month month(int place) {
        return timeline.month(first + place);
    }

    static LiveModel of(Results results, Scenario scenario) {
        return new Work(results, scenario).model();
    }

    private record Key(int driverTeam, int team, int product) {}

    private static final class Work {
        private final Results results;
        private final DriverModel model;
        private final Scenario scenario;
        private final Timeline timeline;
        private final int first;
        private final int months;
        private final List<String> teams = new ArrayList<>();
        private final List<String> products = new ArrayList<>();
        private final Map<Key, Cell> cells = new HashMap<>();
        private List<Effect> effects = List.of();

        Work(Results results, Scenario scenario) {
            this.results = results;
            this.scenario = scenario;
            model = results.model();
            timeline = model.base().timeline();
            first = timeline.now();
            months = timeline.size() - first;
            Inputs.teams(model.base()).forEach(team -> teams.add(team.id()));
            model.baseStreams().stream()
                    .map(Stream::team)
                    .filter(team -> !team.isEmpty() && !teams.contains(team))
                    .distinct()
                    .sorted()
                    .forEach(teams::add);
            model.base().names().of("team").keySet().stream()
                    .filter(team -> !teams.contains(team))
                    .forEach(teams::add);
            teams.add("");
            products.addAll(model.inputs().products());
            products.add("");
        }

        LiveModel model() {
            Set<Drive> own = model.inputs().of(scenario);
            List<Change> rest = scenario.changes().stream()
                    .filter(change -> !(change instanceof Drive drive && own.contains(drive)))
                    .toList();
            // The scenario's own, without what has a cell: a change with a cell must not make another of its kind one.
            Compiled compiled = Compiled.of(scenario, model);
            effects = compiled.effects().stream()
                    .filter(effect -> !effect.isInput())
                    .toList();
            Compiled without = new Compiled(
                    effects,
                    compiled.hires().stream().filter(hire -> !hire.isInput()).toList(),
                    compiled.moves(),
                    List.of(),
                    1,
                    List.of());
            for (int team = 0; team < teams.size(); team++) {
                if (!teams.get(team).isEmpty()) {
                    Map<String, Double> mix = model.mix(new Scope("team", teams.get(team)));
                    for (String product : mix.keySet()) {
                        cell(new Key(team, team, product(product)));
                    }
                }
            }
            DriverModel.Credits credits = model.credits(without);
            for (Stream stream : model.streams(without)) {
                add(stream, credits.of(stream));
            }
            Kernel wins = model.wins();
            double[] reached = new double[months];
            double sum = 0;
            for (int k = 0; k < months; k++) {
                sum += wins.at(k);
                reached[k] = sum;
            }
            double[] openBefore = new double[months];
            double[] openWithin = new double[months];
            openShares(openBefore, openWithin);
            List<Cell> inOrder = cells.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey((a, b) -> a.driverTeam() != b.driverTeam()
                            ? Integer.compare(a.driverTeam(), b.driverTeam())
                            : a.product() != b.product()
                                    ? Integer.compare(a.product(), b.product())
                                    : Integer.compare(a.team(), b.team())))
                    .map(Map.Entry::getValue)
                    .toList();
            return new LiveModel(
                    timeline,
                    first,
                    teams,
                    products,
                    inOrder,
                    model.winRate(),
                    reached,
                    openBefore,
                    openWithin,
                    Arrays.copyOfRange(model.streams().steady(), first, timeline.size()),
                    teams.stream()
                            .mapToDouble(team -> team.isEmpty() ? 0 : model.perSeller(new Scope("team", team)))
                            .toArray(),
                    baseMonths(true),
                    baseMonths(false),
                    inputs(own),
                    padded(model.base().ramp()),
                    padded(own.stream()
                            .filter(drive -> drive.driver() == Driver.RAMP)
                            .map(Drive::ramp)
                            .findFirst()
                            .orElse(model.base().ramp())),
                    rest);
        }

        private int product(String id) {
            int place = products.indexOf(id);
            return place < 0 ? products.size() - 1 : place;
        }

        private Cell cell(Key key) {
            return cells.computeIfAbsent(key, k -> {
                double[] mix = new double[months];
                String team = teams.get(k.driverTeam());
                if (!team.isEmpty() && k.team() == k.driverTeam()) {
                    model.mix(new Scope("team", team)).forEach((product, share) -> {
                        if (product(product) == k.product()) {
                            double[] mean = model.worked(model.newcomer(team, product, share), effects)
                                    .mean();
                            for (int m = 0; m < months; m++) {
                                mix[m] += mean[first + m];
                            }
                        }
                    });
                }
                return new Cell(
                        k.driverTeam(),
                        k.team(),
                        k.product(),
                        new double[months],
                        new double[months],
                        new double[months],
                        new double[months],
                        mix);
            });
        }

        private void add(Stream stream, Map<Scope, double[]> credited) {
            DriverModel.Worked worked = model.worked(stream, effects);
            int driverTeam = Math.max(0, teams.indexOf(stream.team()));
            double[] left = new double[timeline.size()];
            Arrays.fill(left, 1);
            credited.forEach((scope, weight) -> {
                if (scope.type().equals("team")) {
                    for (int m = 0; m < left.length; m++) {
                        left[m] -= weight == null ? 1 : weight[m];
                    }
                    add(
                            stream,
                            worked,
                            new Key(driverTeam, teams.indexOf(scope.id()), product(stream.product())),
                            weight);
                }
            });
            if (Arrays.stream(left).anyMatch(share -> Math.abs(share) > 1e-12)) {
                add(stream, worked, new Key(driverTeam, teams.size() - 1, product(stream.product())), left);
            }
        }

        private void add(Stream stream, DriverModel.Worked worked, Key key, double[] weight) {
            Cell cell = cell(key);
            for (int m = first; m < timeline.size(); m++) {
                double mean = worked.mean()[m] * (weight == null ? 1 : weight[m]);
                if (stream.isOpen()) {
                    cell.open()[m - first] += mean;
                    cell.lacking()[m - first] += mean * (1 - worked.likely()[m]);
                } else {
                    (stream.isHired() ? cell.hired() : cell.fresh())[m - first] += mean;
                }
            }
        }

        private void openShares(double[] before, double[] within) {
            double all = 0;
            for (Stream stream : model.baseStreams()) {
                all += stream.isOpen() ? Arrays.stream(stream.amount()).sum() : 0;
            }
            double reached = 0;
            for (Timeline.Span quarter : timeline.quarters()) {
                double part = 0;
                for (Stream stream : model.baseStreams()) {
                    for (int m = quarter.first(); stream.isOpen() && m <= quarter.last(); m++) {
                        part += all > 0 ? stream.amount()[m] / all : 0;
                    }
                }
                for (int m = Math.max(first, quarter.first()); m <= quarter.last(); m++) {
                    before[m - first] = reached;
                    within[m - first] = part;
                }
                reached = Math.min(1, reached + part);
            }
        }

        private double[][] baseMonths(boolean isBase) {
            double[][] rows = new double[teams.size() + 1][months];
            for (int row = 0; row < rows.length; row++) {
                Scope scope = row == 0 ? Scope.COMPANY : new Scope("team", teams.get(row - 1));
                for (int m = first; m < timeline.size(); m++) {
                    Timeline.Span month = new Timeline.Span(PeriodType.MONTH, "", m, m);
                    rows[row][m - first] = isBase
                            ? results.bookedMonth(scope, m) + results.openMonth(scope, m) + results.freshMonth(scope, m)
                            : model.unchanged().open(scope, month)
                                    + model.unchanged().fresh(scope, month);
                }
            }
            return rows;
        }

        private static double[] padded(List<Double> ramp) {
            double[] padded = new double[Inputs.RAMP_MONTHS];
            for (int i = 0; i < padded.length; i++) {
                padded[i] = ramp.isEmpty() ? 1 : ramp.get(Math.min(i, ramp.size() - 1));
            }
            return padded;
        }

        private List<Input> inputs(Set<Drive> own) {
            List<Input> inputs = new ArrayList<>();
            List<Driver> company =
                    List.of(Driver.CREATED, Driver.WIN_RATE, Driver.DEAL_SIZE, Driver.CYCLE_DAYS, Driver.ATTRITION);
            company.forEach(driver -> input(inputs, own, driver, Scope.COMPANY));
            for (Scope team : Inputs.teams(model.base())) {
                input(inputs, own, Driver.HEADCOUNT, team);
            }
            for (Driver driver : List.of(Driver.CREATED, Driver.WIN_RATE, Driver.DEAL_SIZE)) {
                for (Scope team : Inputs.teams(model.base())) {
                    input(inputs, own, driver, team);
                }
            }
            for (Driver driver : List.of(Driver.PRICE, Driver.WIN_RATE)) {
                for (String product : model.inputs().products()) {
                    input(inputs, own, driver, new Scope("product", product));
                }
            }
            for (Driver driver : List.of(Driver.SEASONALITY, Driver.WORKDAYS)) {
                for (int m = first; m < timeline.size(); m++) {
                    Timeline.Month month = timeline.month(m);
                    double base = driver == Driver.SEASONALITY ? month.season() : month.workdays();
                    double value = base;
                    for (Drive drive : own) {
                        boolean isIt =
                                drive.driver() == driver && month.endExclusive().equals(drive.until());
                        value = isIt ? Math.max(0, drive.operation().of(base, drive.value())) : value;
                    }
                    inputs.add(new Input(
                            driver, Scope.COMPANY, month.label(), base, value, "", "calendar", Double.NaN, Double.NaN));
                }
            }
            return inputs;
        }

        private void input(List<Input> inputs, Set<Drive> own, Driver driver, Scope scope) {
            DriverValues.Value value = model.values().of(driver, scope);
            if (!value.isKnown()) {
                return;
            }
            Drive drive = own.stream()
                    .filter(d -> d.driver() == driver && d.scope().equals(scope))
                    .findFirst()
                    .orElse(null);
            double now = drive == null ? value.value() : drive.operation().of(value.value(), drive.value());
            boolean isRate = driver == Driver.WIN_RATE || driver == Driver.ATTRITION;
            inputs.add(new Input(
                    driver,
                    scope,
                    "",
                    value.value(),
                    Math.max(0, isRate ? Math.min(1, now) : now),
                    drive == null || drive.from() == null ? "" : label(drive),
                    value.source(),
                    value.lower(),
                    value.upper()));
        }

        private String label(Drive drive) {
            return timeline.months().stream()
                    .filter(month -> month.start().equals(drive.from()))
                    .map(Timeline.Month::label)
                    .findFirst()
                    .orElse("");
        }
    }
}
