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

/** The sums of a {@link LiveModel}: what every open deal and seller brings, added up by team, product and month. */
final class LiveSums {
    private record Key(int driverTeam, int team, int product) {}

    private final Results results;
    private final DriverModel model;
    private final Scenario scenario;
    private final Timeline timeline;
    private final int first;
    private final int months;
    private final List<String> teams = new ArrayList<>();
    private final List<String> products = new ArrayList<>();
    private final Map<Key, LiveModel.Cell> cells = new HashMap<>();
    private List<Effect> effects = List.of();

    LiveSums(Results results, Scenario scenario) {
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
        // The scenario's own, without what has a cell: a change with a cell must not make another of its kind one.
        Compiled compiled = Compiled.of(scenario, model);
        effects =
                compiled.effects().stream().filter(effect -> !effect.isInput()).toList();
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
        Credits credits = new Credits(model.base(), without.moves());
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
        List<LiveModel.Cell> inOrder = cells.entrySet().stream()
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
                        .orElse(model.base().ramp())));
    }

    private int product(String id) {
        int place = products.indexOf(id);
        return place < 0 ? products.size() - 1 : place;
    }

    private LiveModel.Cell cell(Key key) {
        return cells.computeIfAbsent(key, k -> {
            double[] mix = new double[months];
            String team = teams.get(k.driverTeam());
            if (!team.isEmpty() && k.team() == k.driverTeam()) {
                model.mix(new Scope("team", team)).forEach((product, share) -> {
                    if (product(product) == k.product()) {
                        double[] shares = new double[timeline.size()];
                        Arrays.fill(shares, share);
                        double[] mean = model.worked(model.newcomer(new Scope("team", team), product, shares), effects)
                                .mean();
                        for (int m = 0; m < months; m++) {
                            mix[m] += mean[first + m];
                        }
                    }
                });
            }
            return new LiveModel.Cell(
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
                add(stream, worked, new Key(driverTeam, teams.indexOf(scope.id()), product(stream.product())), weight);
            }
        });
        if (Arrays.stream(left).anyMatch(share -> Math.abs(share) > 1e-12)) {
            add(stream, worked, new Key(driverTeam, teams.size() - 1, product(stream.product())), left);
        }
    }

    private void add(Stream stream, DriverModel.Worked worked, Key key, double[] weight) {
        LiveModel.Cell cell = cell(key);
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
        double[] shares = model.openShares();
        List<Timeline.Span> quarters = timeline.quarters();
        double reached = 0;
        for (int q = 0; q < shares.length; q++) {
            for (int m = Math.max(first, quarters.get(q).first());
                    m <= quarters.get(q).last();
                    m++) {
                before[m - first] = reached;
                within[m - first] = shares[q];
            }
            reached = Math.min(1, reached + shares[q]);
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

    private List<LiveModel.Input> inputs(Set<Drive> own) {
        List<LiveModel.Input> inputs = new ArrayList<>();
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
                inputs.add(new LiveModel.Input(
                        driver, Scope.COMPANY, month.label(), base, value, "", "calendar", Double.NaN, Double.NaN));
            }
        }
        return inputs;
    }

    private void input(List<LiveModel.Input> inputs, Set<Drive> own, Driver driver, Scope scope) {
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
        inputs.add(new LiveModel.Input(
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
