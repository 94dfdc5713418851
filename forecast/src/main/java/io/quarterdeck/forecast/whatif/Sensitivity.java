package io.quarterdeck.forecast.whatif;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** What each driver alone changes over its own plausible range, and two of them together. */
final class Sensitivity {
    private static final int STEPS = 5;

    /**
     * One bar of the tornado.
     *
     * @param atLower expected with the driver at the lower end of its range
     * @param chanceAtLower NaN without a target
     */
    record Bar(
            Driver driver,
            DriverValues.Value value,
            double expected,
            double atLower,
            double atUpper,
            double chanceAtLower,
            double chanceAtUpper) {
        double width() {
            return Math.abs(atUpper - atLower);
        }
    }

    /** One cell of the two-way table. */
    record Cell(Driver row, double rowValue, Driver column, double columnValue, double expected, double chance) {}

    private Sensitivity() {}

    /** Drivers with a range of their own, the widest bar first. */
    static List<Bar> bars(Trial trial) {
        double expected = trial.expected(Map.of());
        return Trial.DRIVERS.parallelStream()
                .map(driver -> {
                    DriverValues.Value value = trial.base(driver);
                    return !value.isKnown() || !value.hasRange()
                            ? null
                            : new Bar(
                                    driver,
                                    value,
                                    expected,
                                    trial.expected(driver, value.lower()),
                                    trial.expected(driver, value.upper()),
                                    trial.chance(driver, value.lower()),
                                    trial.chance(driver, value.upper()));
                })
                .filter(Objects::nonNull)
                .sorted(Comparator.<Bar>comparingDouble(bar -> -bar.width()).thenComparing(Bar::driver))
                .toList();
    }

    /** Win rate by deal size, each in five even steps over its range; empty where one has none. */
    static List<Cell> grid(Trial trial) {
        Driver row = Driver.WIN_RATE;
        Driver column = Driver.DEAL_SIZE;
        DriverValues.Value rows = trial.base(row);
        DriverValues.Value columns = trial.base(column);
        if (!rows.hasRange() || !columns.hasRange()) {
            return List.of();
        }
        return IntStream.range(0, STEPS * STEPS)
                .parallel()
                .mapToObj(i -> {
                    double r = step(rows, i / STEPS);
                    double c = step(columns, i % STEPS);
                    Map<Driver, Double> values = Map.of(row, r, column, c);
                    return new Cell(row, r, column, c, trial.expected(values), trial.chance(values));
                })
                .toList();
    }

    private static double step(DriverValues.Value value, int step) {
        return value.lower() + (value.upper() - value.lower()) * step / (STEPS - 1);
    }
}
