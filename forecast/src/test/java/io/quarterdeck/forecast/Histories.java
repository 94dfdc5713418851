package io.quarterdeck.forecast;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Histories made by rule, so that tests need no data files. */
final class Histories {

    private Histories() {}

    /** A level, a slow rise, a year's season and an irregular part that repeats only after 17 months; all positive. */
    static double[] seasonal(int months) {
        double[] values = new double[months];
        for (int i = 0; i < months; i++) {
            values[i] = 200 + i + 40 * ((i % 12) % 3) + 5 * ((i * 7) % 17);
        }
        return values;
    }

    static double[] line(int months, double first, double slope) {
        double[] values = new double[months];
        for (int i = 0; i < months; i++) {
            values[i] = first + i * slope;
        }
        return values;
    }

    static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    static double[] shifted(double[] values, double constant) {
        return Arrays.stream(values).map(value -> value + constant).toArray();
    }

    /** A series from January 2022. */
    static Series series(double... values) {
        List<Double> list = new ArrayList<>();
        for (double value : values) {
            list.add(value);
        }
        return new Series("bookings", YearMonth.of(2022, 1), list);
    }
}
