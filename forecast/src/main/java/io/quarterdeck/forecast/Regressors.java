package io.quarterdeck.forecast;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is known by period besides the series itself, in the past and ahead: workdays, a moving holiday, promotions.
 *
 * @param names one for each column
 * @param columns a number for each period; the first belongs to the first value of the series. Not changed
 */
public record Regressors(List<String> names, List<double[]> columns) implements Serializable {

    /** Nothing is known. */
    public static final Regressors NONE = new Regressors(List.of(), List.of());

    public Regressors {
        names = List.copyOf(names);
        columns = List.copyOf(columns);
        if (names.size() != columns.size()) {
            throw new IllegalArgumentException(names.size() + " names for " + columns.size() + " columns");
        }
        for (double[] column : columns) {
            if (column.length != columns.get(0).length || !Arrays.stream(column).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("columns " + names + " differ in length, or hold what is no number");
            }
        }
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }

    /** How many periods they tell of. */
    public int periods() {
        return columns.isEmpty() ? 0 : columns.get(0).length;
    }

    /** These and others of the same periods. A name that is in both is told apart. */
    public Regressors and(Regressors others) {
        if (isEmpty() || others.isEmpty()) {
            return isEmpty() ? others : this;
        }
        List<String> all = new ArrayList<>(names);
        others.names.forEach(name -> all.add(names.contains(name) ? name + "_2" : name));
        return new Regressors(
                all, Stream.concat(columns.stream(), others.columns.stream()).toList());
    }

    /** The same for a series that begins {@code first} periods later. */
    public Regressors from(int first) {
        return new Regressors(
                names,
                columns.stream()
                        .map(column -> Arrays.copyOfRange(column, first, column.length))
                        .toList());
    }
}
