package io.quarterdeck.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How strong each month of the year is, with mean 1 (D15 of the definitions): the median over years of a month's value
 * divided by the centred moving average of one year around it. Below three years of history each month's share of its year,
 * averaged over the whole years back from the last month; below one year every month is 1.
 *
 * <p>The moving average of an even number of months takes half of each end, as in classical decomposition (Hyndman and
 * Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., 3.4).
 *
 * @param index one per month of the year, from the first
 * @param years the least number of years behind any month's index
 */
record SeasonalIndex(List<Double> index, Basis basis, int years) {
    private static final int YEARS_FOR_AVERAGE = 3;

    /** What an index rests on. */
    enum Basis {
        MOVING_AVERAGE("moving_average"),
        SHARE_OF_YEAR("share_of_year"),
        NONE("none");

        private final String word;

        Basis(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    SeasonalIndex {
        index = List.copyOf(index);
    }

    /**
     * The index of a history.
     *
     * @param values a value per month, without gaps, in time order
     * @param first which month of the year the first is, from 0
     * @param seasons months in a year: 12, or 13
     */
    static SeasonalIndex of(List<Double> values, int first, int seasons) {
        if (values.size() >= YEARS_FOR_AVERAGE * seasons) {
            List<List<Double>> ratios = ratios(values, first, seasons);
            int years = ratios.stream().mapToInt(List::size).min().orElse(0);
            if (years > 0) {
                return normalised(
                        ratios.stream().mapToDouble(SeasonalIndex::median).toArray(), Basis.MOVING_AVERAGE, years);
            }
        }
        double[] shares = new double[seasons];
        int years = 0;
        for (int end = values.size(); end >= seasons; end -= seasons) {
            double sum = sum(values, end - seasons, end);
            for (int i = end - seasons; i < end && sum > 0; i++) {
                shares[(first + i) % seasons] += values.get(i) / sum;
            }
            years += sum > 0 ? 1 : 0;
        }
        if (years > 0) {
            return normalised(shares, Basis.SHARE_OF_YEAR, years);
        }
        double[] equal = new double[seasons];
        Arrays.fill(equal, 1);
        return normalised(equal, Basis.NONE, 0);
    }

    private static List<List<Double>> ratios(List<Double> values, int first, int seasons) {
        List<List<Double>> ratios = new ArrayList<>();
        for (int season = 0; season < seasons; season++) {
            ratios.add(new ArrayList<>());
        }
        int half = seasons / 2;
        for (int i = half; i + half < values.size(); i++) {
            double average = seasons % 2 == 1
                    ? sum(values, i - half, i + half + 1) / seasons
                    : (sum(values, i - half + 1, i + half) + (values.get(i - half) + values.get(i + half)) / 2)
                            / seasons;
            if (average > 0) {
                ratios.get((first + i) % seasons).add(values.get(i) / average);
            }
        }
        return ratios;
    }

    private static double sum(List<Double> values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values.get(i);
        }
        return sum;
    }

    /** The middle value, or the mean of the two middle ones; not of an empty list. */
    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static SeasonalIndex normalised(double[] raw, Basis basis, int years) {
        double mean = Arrays.stream(raw).map(value -> Math.max(value, 0)).sum() / raw.length;
        return new SeasonalIndex(
                Arrays.stream(raw)
                        .map(value -> mean > 0 ? Math.max(value, 0) / mean : 1)
                        .boxed()
                        .toList(),
                basis,
                years);
    }
}
