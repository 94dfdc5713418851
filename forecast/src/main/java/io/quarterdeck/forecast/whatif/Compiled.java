package io.quarterdeck.forecast.whatif;

import io.quarterdeck.engine.Scope;
import io.quarterdeck.forecast.whatif.Change.Drive;
import io.quarterdeck.forecast.whatif.Change.Move;
import io.quarterdeck.forecast.whatif.Change.Operation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A scenario's changes as factors by month.
 *
 * <p>Several changes of one driver and scope build on each other: the second starts from what the first has made of the value.
 *
 * @param effects on bookings, in the order of the changes
 * @param hires people who join, or who leave a team
 * @param moves in the order of the changes
 * @param targets changes of targets, likewise
 * @param collection how many times as long payments take
 * @param notes what a change breaks, or cannot do
 */
record Compiled(
        List<Effect> effects,
        List<Hire> hires,
        List<Move> moves,
        List<Drive> targets,
        double collection,
        List<Note> notes) {

    /**
     * So many people of usual output.
     *
     * @param scope a team, or the company
     * @param count below zero for people who leave
     * @param full share of their full work that they do, by month
     * @param reach share of their full output that this brings, by month
     * @param isInput whether the workbook has a cell for them
     */
    record Hire(Scope scope, double count, double[] full, double[] reach, boolean isInput) {}

    /**
     * Something that a reader of the result has to know.
     *
     * @param line of the scenario's file; 0 where there is none
     * @param code a word that has a label in every language
     * @param subject whom or what it is about
     * @param value how much, NaN where that says nothing
     */
    public record Note(int line, String code, String subject, double value) {}

    static Compiled of(Scenario scenario, DriverModel model) {
        return new Work(model, model.inputs().of(scenario)).compile(scenario);
    }

    private static final class Work {
        private static final double MONTHS_OF_YEAR = 12;

        private final DriverModel model;
        private final Set<Drive> inputs;
        private final Timeline timeline;
        private final List<Effect> effects = new ArrayList<>();
        private final List<Hire> hires = new ArrayList<>();
        private final List<Move> moves = new ArrayList<>();
        private final List<Drive> targets = new ArrayList<>();
        private final List<Note> notes = new ArrayList<>();
        private final Map<String, Double> reached = new TreeMap<>();
        private List<Double> ramp;
        private Kernel stretched;
        private double collection = 1;

        Work(DriverModel model, Set<Drive> inputs) {
            this.model = model;
            this.inputs = inputs;
            timeline = model.base().timeline();
            ramp = model.base().ramp();
            stretched = model.wins();
        }

        Compiled compile(Scenario scenario) {
            // People join by the ramp and the cycle that hold in the end, wherever in the file these stand.
            for (Change change : scenario.changes()) {
                if (change instanceof Drive drive && drive.driver() == Driver.RAMP) {
                    ramp = drive.ramp();
                }
                if (change instanceof Drive drive && drive.driver() == Driver.CYCLE_DAYS) {
                    double times = ratio(drive, model.values().of(Driver.CYCLE_DAYS, Scope.COMPANY));
                    if (times > 0) {
                        cycle(drive, times);
                    }
                }
            }
            for (Change change : scenario.changes()) {
                if (change instanceof Move move) {
                    moves.add(move);
                    noteDate(move);
                } else if (change instanceof Drive drive) {
                    drive(drive);
                }
            }
            return new Compiled(
                    List.copyOf(effects),
                    List.copyOf(hires),
                    List.copyOf(moves),
                    List.copyOf(targets),
                    collection,
                    List.copyOf(notes));
        }

        private void drive(Drive drive) {
            switch (drive.driver()) {
                case CREATED -> {
                    double times = ratio(drive, model.values().of(drive.driver(), drive.scope()));
                    effects.add(Effect.onCreation(drive.scope(), created(drive, times), inputs.contains(drive)));
                }
                case WIN_RATE -> factor(drive, Effect.Kind.WIN);
                case DEAL_SIZE, PRICE -> factor(drive, Effect.Kind.MONEY);
                case HEADCOUNT -> headcount(drive);
                case ATTRITION -> attrition(drive);
                case SEASONALITY -> months(drive, month -> timeline.month(month).season());
                case WORKDAYS -> months(drive, month -> timeline.month(month).workdays());
                case TARGET, TARGET_SHARE -> target(drive);
                case COLLECTION_DAYS ->
                    collection *= ratio(drive, model.values().of(drive.driver(), drive.scope()));
                case RAMP, CYCLE_DAYS -> {}
            }
        }

        private void noteDate(Move move) {
            LocalDate end = timeline.month(timeline.size() - 1).endExclusive();
            if (move.date() != null && !move.date().isBefore(end)) {
                notes.add(new Note(move.line(), "beyond_horizon", move.id(), Double.NaN));
            }
        }

        /** Targets are those of quarters. */
        private void target(Drive drive) {
            List<Timeline.Span> quarters = timeline.quarters();
            boolean isHeld = false;
            boolean isKnown = drive.operation() == Operation.SET && drive.driver() == Driver.TARGET;
            for (int q = 0; q < quarters.size(); q++) {
                if (Targets.holds(drive, timeline, quarters.get(q))) {
                    isHeld = true;
                    isKnown |= model.base()
                            .targets()
                            .getOrDefault(quarters.get(q).label(), Map.of())
                            .containsKey(drive.scope());
                }
            }
            if (isHeld && isKnown) {
                targets.add(drive);
            } else {
                notes.add(new Note(drive.line(), isHeld ? "base_unknown" : "no_quarter", key(drive), Double.NaN));
            }
        }

        /** How many times what it was the driver's value is. */
        private double ratio(Drive drive, DriverValues.Value value) {
            String key = drive.driver() + " " + drive.scope();
            if (!value.isKnown() && drive.operation() != Operation.TIMES) {
                notes.add(new Note(drive.line(), "base_unknown", key(drive), Double.NaN));
                return 1;
            }
            double start = value.isKnown() ? value.value() : 1;
            double before = reached.getOrDefault(key, start);
            double after = drive.operation().of(before, drive.value());
            reached.put(key, after);
            boolean isRate = drive.driver() == Driver.WIN_RATE || drive.driver() == Driver.ATTRITION;
            if (after < 0 || drive.driver() == Driver.CYCLE_DAYS && after == 0) {
                notes.add(new Note(drive.line(), "below_zero", key(drive), after));
                after = Math.max(0, after);
            }
            if (isRate && value.isKnown() && after > 1) {
                notes.add(new Note(drive.line(), "above_one", key(drive), after));
                after = 1;
            }
            return before == 0 ? 1 : after / before;
        }

        private static String key(Drive drive) {
            return drive.driver().word()
                    + (drive.scope().equals(Scope.COMPANY)
                            ? ""
                            : " " + drive.scope().id());
        }

        private void factor(Drive drive, Effect.Kind kind) {
            double times = ratio(drive, model.values().of(drive.driver(), drive.scope()));
            double[] factor = within(drive.from(), drive.until());
            for (int m = 0; m < factor.length; m++) {
                factor[m] = 1 + (times - 1) * factor[m];
            }
            effects.add(Effect.alike(kind, drive.scope(), factor, inputs.contains(drive)));
        }

        private double[] within(LocalDate from, LocalDate until) {
            double[] within = new double[timeline.size()];
            for (int m = 0; m < within.length; m++) {
                within[m] = timeline.month(m).shareWithin(from, until);
            }
            return within;
        }

        /** What the workbook has no cell for is worked out with today's cycle. */
        private Kernel wins(Drive drive) {
            return inputs.contains(drive) ? stretched : model.wins();
        }

        /** What deals that are created in a span bring more of, by the month in which they are won. */
        private double[] created(Drive drive, double times) {
            Kernel wins = wins(drive);
            double[] within = within(drive.from(), drive.until());
            double[] factor = new double[within.length];
            for (int m = 0; m < factor.length; m++) {
                double part = 0;
                double all = 0;
                for (int i = timeline.now(); i <= m; i++) {
                    double brought = timeline.month(i).ahead() * wins.at(m - i);
                    part += brought * within[i];
                    all += brought;
                }
                factor[m] = all > 0 ? 1 + (times - 1) * part / all : 1;
            }
            return factor;
        }

        private void cycle(Drive drive, double times) {
            double[] within = within(drive.from(), drive.until());
            Kernel longer = model.wins().stretched(times);
            double[] before = model.streams().createdSince(model.wins());
            double[] after = model.streams().createdSince(longer);
            double[] open = model.openTiming(times);
            double[] fresh = new double[within.length];
            for (int m = 0; m < fresh.length; m++) {
                fresh[m] = before[m] > 0 ? 1 + (after[m] / before[m] - 1) * within[m] : 1;
                open[m] = 1 + (open[m] - 1) * within[m];
            }
            effects.add(new Effect(Effect.Kind.TIME, drive.scope(), open, fresh, inputs.contains(drive), true));
            if (inputs.contains(drive)) {
                stretched = longer;
            }
        }

        private void headcount(Drive drive) {
            double now = model.values().of(Driver.HEADCOUNT, drive.scope()).value();
            String key = drive.driver() + " " + drive.scope();
            double before = reached.getOrDefault(key, now);
            double after = drive.operation().of(before, drive.value());
            reached.put(key, after);
            if (after < 0) {
                notes.add(new Note(drive.line(), "below_zero", key(drive), after));
                after = 0;
            }
            double more = after - before;
            if (drive.scope().type().equals("person")) {
                if (more < 0) {
                    effects.add(Effect.onCreation(drive.scope(), created(drive, 0), false));
                }
                return;
            }
            double[] within = within(drive.from(), drive.until());
            List<Double> steps = more < 0 ? List.of(1.0) : drive.ramp().isEmpty() ? ramp : drive.ramp();
            double[] full = new double[within.length];
            int month = 0;
            for (int i = 0; i < full.length; i++) {
                if (i >= timeline.now() && within[i] > 0) {
                    full[i] = within[i] * timeline.month(i).ahead() * steps.get(Math.min(month, steps.size() - 1));
                    month++;
                }
            }
            Kernel wins = wins(drive);
            double[] reach = new double[full.length];
            for (int m = 0; m < reach.length; m++) {
                for (int i = timeline.now(); i <= m; i++) {
                    reach[m] += full[i] * wins.at(m - i);
                }
            }
            hires.add(new Hire(drive.scope(), more, full, reach, inputs.contains(drive)));
        }

        private void attrition(Drive drive) {
            double rate = drive.operation().of(0, drive.value());
            if (rate < 0 || rate > 1) {
                notes.add(new Note(drive.line(), rate < 0 ? "below_zero" : "above_one", key(drive), rate));
                rate = Math.min(1, Math.max(0, rate));
            }
            double[] within = within(drive.from(), drive.until());
            double[] staying = new double[within.length];
            double months = 0;
            for (int i = 0; i < staying.length; i++) {
                months += i >= timeline.now() ? within[i] * timeline.month(i).ahead() : 0;
                staying[i] = Math.pow(1 - rate, months / MONTHS_OF_YEAR);
            }
            Kernel wins = wins(drive);
            double[] factor = new double[within.length];
            for (int m = 0; m < factor.length; m++) {
                double part = 0;
                double all = 0;
                for (int i = timeline.now(); i <= m; i++) {
                    double brought = timeline.month(i).ahead() * wins.at(m - i);
                    part += brought * staying[i];
                    all += brought;
                }
                factor[m] = all > 0 ? part / all : 1;
            }
            effects.add(Effect.onCreation(drive.scope(), factor, inputs.contains(drive)));
        }

        private interface MonthValue {
            double of(int month);
        }

        private void months(Drive drive, MonthValue value) {
            double[] within = within(drive.from(), drive.until());
            double[] factor = new double[within.length];
            Arrays.fill(factor, 1);
            for (int m = timeline.now(); m < factor.length; m++) {
                double before = value.of(m);
                if (within[m] <= 0) {
                    continue;
                }
                if (before <= 0) {
                    notes.add(new Note(
                            drive.line(), "no_workdays", timeline.month(m).label(), before));
                    continue;
                }
                double after = drive.operation().of(before, drive.value());
                if (after <= 0) {
                    notes.add(new Note(
                            drive.line(), "no_workdays", timeline.month(m).label(), after));
                }
                factor[m] = 1 + (Math.max(0, after) / before - 1) * within[m];
            }
            effects.add(Effect.alike(Effect.Kind.TIME, drive.scope(), factor, inputs.contains(drive)));
        }
    }
}
