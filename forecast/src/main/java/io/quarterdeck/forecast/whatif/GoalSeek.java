package io.quarterdeck.forecast.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * What one driver alone, or all of them together, must be for the target: reached on average, or with a wanted chance.
 *
 * <p>Bookings are linear in deals created, win rate, size, price and people, so that the value for a wanted average is a
 * division; elsewhere the interval is narrowed until the result is within a minor unit, or the chance within that of one in
 * 10,000.
 */
final class GoalSeek {
    private static final double MINOR_UNIT = 0.01;

    private static final double ONE_DRAW = 1e-4;

    private static final int MOST_STEPS = 60;

    /** A driver at more than so many times its value is no answer. */
    private static final double MOST_TIMES = 10;

    /** What is to be reached. */
    enum Goal {
        EXPECTED,
        CHANCE
    }

    /**
     * An answer.
     *
     * @param driver null for the mix of all
     * @param needed NaN where there is none
     * @param isPossible whether any value reaches the goal
     * @param isPlausible whether the value is within the driver's own range
     * @param expected with that value, or the best possible one
     * @param chance likewise
     * @param method closed_form or bisection
     * @param part of the way from today's value to the better end of the range; 1 is that end, NaN without a range
     */
    record Answer(
            Goal goal,
            Driver driver,
            double base,
            double needed,
            boolean isPossible,
            boolean isPlausible,
            double expected,
            double chance,
            String method,
            double part) {}

    private final Trial trial;
    private final double wantedChance;

    GoalSeek(Trial trial, double wantedChance) {
        this.trial = trial;
        this.wantedChance = wantedChance;
    }

    /** For each goal the drivers in their order, then the mix; empty without a target. */
    List<Answer> answers() {
        if (Double.isNaN(trial.target())) {
            return List.of();
        }
        List<Answer> answers = new ArrayList<>();
        for (Goal goal : Goal.values()) {
            answers.addAll(Trial.DRIVERS.parallelStream()
                    .filter(driver ->
                            driver != Driver.ATTRITION && trial.base(driver).isKnown())
                    .map(driver -> alone(goal, driver))
                    .toList());
            if (!trial.mixed(1).isEmpty()) {
                answers.add(mix(goal));
            }
        }
        return answers;
    }

    private Answer alone(Goal goal, Driver driver) {
        DriverValues.Value value = trial.base(driver);
        double low = driver == Driver.CYCLE_DAYS ? value.value() / MOST_TIMES : 0;
        double high = driver == Driver.WIN_RATE ? 1 : value.value() * MOST_TIMES;
        boolean isLinear = goal == Goal.EXPECTED && driver != Driver.CYCLE_DAYS;
        double needed = isLinear
                ? linear(driver, value.value(), high)
                : solved(
                        x -> goal == Goal.EXPECTED
                                ? trial.expected(driver, x) - trial.target()
                                : trial.chance(driver, x) - wantedChance,
                        low,
                        high,
                        goal == Goal.EXPECTED ? MINOR_UNIT : ONE_DRAW);
        boolean isPossible = !Double.isNaN(needed) && needed >= low && needed <= high;
        double best = driver == Driver.CYCLE_DAYS ? low : high;
        double at = isPossible ? needed : best;
        return new Answer(
                goal,
                driver,
                value.value(),
                isPossible ? needed : Double.NaN,
                isPossible,
                isPossible && value.hasRange() && needed >= value.lower() && needed <= value.upper(),
                trial.expected(driver, at),
                trial.chance(driver, at),
                isLinear ? "closed_form" : "bisection",
                isPossible && value.hasRange() && trial.better(driver) != value.value()
                        ? (needed - value.value()) / (trial.better(driver) - value.value())
                        : Double.NaN);
    }

    /** The value at which the average is the target, by the straight line through today and the other end. */
    private double linear(Driver driver, double base, double high) {
        double now = trial.expected(Map.of());
        double slope = (trial.expected(driver, high) - now) / (high - base);
        return slope == 0 ? Double.NaN : base + (trial.target() - now) / slope;
    }

    private Answer mix(Goal goal) {
        DoubleUnaryOperator missing = part -> goal == Goal.EXPECTED
                ? trial.expected(trial.mixed(part)) - trial.target()
                : trial.chance(trial.mixed(part)) - wantedChance;
        double part = missing.applyAsDouble(0) >= 0
                ? 0
                : solved(missing, 0, 1, goal == Goal.EXPECTED ? MINOR_UNIT : ONE_DRAW);
        boolean isPossible = !Double.isNaN(part);
        Map<Driver, Double> values = trial.mixed(isPossible ? part : 1);
        return new Answer(
                goal,
                null,
                0,
                part,
                isPossible,
                isPossible,
                trial.expected(values),
                trial.chance(values),
                "bisection",
                part);
    }

    /**
     * Where a monotone function crosses zero, by false position with the Illinois rule and bisection where that is slow; NaN
     * where it does not cross. Of a step, the side that is not below zero.
     */
    static double solved(DoubleUnaryOperator function, double low, double high, double tolerance) {
        double a = low;
        double b = high;
        double atA = function.applyAsDouble(a);
        double atB = function.applyAsDouble(b);
        if (atA >= 0 == atB >= 0) {
            return Math.abs(atA) <= tolerance ? a : Math.abs(atB) <= tolerance ? b : Double.NaN;
        }
        double weightA = atA;
        double weightB = atB;
        for (int step = 0; step < MOST_STEPS; step++) {
            double middle = step % 3 == 2 ? (a + b) / 2 : (a * weightB - b * weightA) / (weightB - weightA);
            if (!(middle > Math.min(a, b) && middle < Math.max(a, b))) {
                middle = (a + b) / 2;
            }
            double at = function.applyAsDouble(middle);
            if (at >= 0 && at <= tolerance) {
                return middle;
            }
            if (at >= 0 == atB >= 0) {
                b = middle;
                atB = at;
                weightB = at;
                weightA /= 2;
            } else {
                a = middle;
                atA = at;
                weightA = at;
                weightB /= 2;
            }
            if (Math.abs(b - a) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b))) {
                break;
            }
        }
        return atA >= 0 ? a : b;
    }
}
