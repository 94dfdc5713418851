package io.quarterdeck.forecast;

import io.quarterdeck.forecast.Landmarks.Horizon;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A quarter as the open deals of one day foresee it: what is booked, what open deals are expected to bring, and what comes
 * from deals that are not open yet. All of it is told from earlier quarters at the same point.
 *
 * @param certain booked
 * @param open expected of open deals
 * @param openVariance of it, if deals were independent
 * @param exposure Σ amount × φ(z) of them: by how much a common cause moves them all
 * @param fresh expected from deals that are not open
 * @param freshVariance of it
 * @param freshSize the mean square of their amounts ÷ their mean: what one more of them adds to the variance
 * @param dependence the correlation of the causes of two deals
 * @param quarters earlier quarters that it rests on
 */
record PipelineView(
        double certain,
        double open,
        double openVariance,
        double exposure,
        double fresh,
        double freshVariance,
        double freshSize,
        double dependence,
        int quarters) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** What comes from deals not yet open is the mean of so many quarters: two years, as many of each season. */
    private static final int FRESH_QUARTERS = 8;

    /** So many errors, or quarters, tell how far one is from the mean. */
    private static final int FEW = 4;

    /** Before enough quarters are known, two deals are taken to be as much alike as this, with the weight of so many quarters. */
    private static final double USUAL_DEPENDENCE = 0.02;

    private static final int USUAL_WEIGHT = 4;

    private static final double MOST_DEPENDENCE = 0.5;

    /** The same point of a quarter, what it foresaw then, and what open deals brought. */
    record Origin(OutlookPoint point, PipelineView view, double openActual) {}

    /**
     * What the open deals foresaw at one week of every quarter, in order; each from the quarters before it alone. Quarters
     * without an earlier one are left out.
     */
    static List<Origin> origins(Landmarks landmarks, SortedMap<Long, OutlookPoint> points, Horizon horizon) {
        List<Origin> origins = new ArrayList<>();
        for (OutlookPoint point : points.values()) {
            if (!landmarks.pastQuarters(point.week(), point.quarter(), horizon).isEmpty()) {
                origins.add(new Origin(
                        point,
                        of(landmarks, points, point, horizon, List.copyOf(origins)),
                        openActual(landmarks, point, horizon)));
            }
        }
        return origins;
    }

    /** @param before origins of earlier quarters; those whose end was not known then are not looked at */
    private static PipelineView of(
            Landmarks landmarks,
            SortedMap<Long, OutlookPoint> points,
            OutlookPoint point,
            Horizon horizon,
            List<Origin> before) {
        if (point.isOver(horizon)) {
            return new PipelineView(point.certain(horizon), 0, 0, 0, 0, 0, 0, 0, before.size());
        }
        Landmarks.Chances chances = landmarks.chances(point.week(), point.quarter(), horizon);
        double open = 0;
        double variance = 0;
        double exposure = 0;
        if (point.countsDeals()) {
            for (Landmarks.Cell cell : landmarks.cells(point.week(), point.quarter())) {
                double chance = chances.at(cell.band(), cell.team());
                double share = chances.money().at(cell.team());
                open += cell.amount() * share * chance;
                variance += cell.squares() * share * share * chance * (1 - chance);
                exposure += cell.amount() * share * density(chance);
            }
        }
        List<Origin> known = before.stream()
                .filter(origin -> origin.point().quarter() <= point.quarter() - horizon.lag())
                .toList();
        Fresh fresh = Fresh.of(landmarks, new TreeMap<>(points), point, horizon, known);
        return new PipelineView(
                point.certain(horizon),
                open,
                variance,
                exposure,
                fresh.mean(),
                fresh.variance(),
                fresh.size(),
                dependence(known),
                chances.quarters());
    }

    private static double density(double chance) {
        return chance <= 0 || chance >= 1 ? 0 : NORMAL.density(NORMAL.inverseCumulativeProbability(chance));
    }

    private static double openActual(Landmarks landmarks, OutlookPoint point, Horizon horizon) {
        double brought = 0;
        if (point.countsDeals()) {
            for (Landmarks.Cell cell : landmarks.cells(point.week(), point.quarter())) {
                brought += cell.wonAmount()[horizon.ordinal()];
            }
        }
        return brought;
    }

    /** By how much past totals of open deals spread beyond what independent deals would. */
    private static double dependence(List<Origin> known) {
        double excess = 0;
        double exposures = 0;
        for (Origin origin : known) {
            double error = origin.openActual() - origin.view().open();
            excess += error * error - origin.view().openVariance();
            exposures += origin.view().exposure() * origin.view().exposure();
        }
        if (exposures == 0) {
            return USUAL_DEPENDENCE;
        }
        double usual = USUAL_WEIGHT * exposures / known.size();
        return Math.min(MOST_DEPENDENCE, Math.max(0, (excess + USUAL_DEPENDENCE * usual) / (exposures + usual)));
    }

    /** What came in earlier quarters from deals that were not open at the point. */
    private record Fresh(double mean, double variance, double size) {
        /** @param known what was told of earlier quarters, and came */
        static Fresh of(
                Landmarks landmarks,
                TreeMap<Long, OutlookPoint> points,
                OutlookPoint point,
                Horizon horizon,
                List<Origin> known) {
            int at = horizon.ordinal();
            double sum = 0;
            double sumSquares = 0;
            double squares = 0;
            int n = 0;
            for (OutlookPoint earlier : points.headMap(point.quarter() - horizon.lag(), true)
                    .descendingMap()
                    .values()) {
                if (n == FRESH_QUARTERS) {
                    break;
                }
                double amount = earlier.later()[at].amount();
                double square = earlier.later()[at].squares();
                if (earlier.countsDeals()) {
                    for (Landmarks.Cell cell : landmarks.cells(earlier.week(), earlier.quarter())) {
                        amount -= cell.wonAmount()[at];
                        square -= cell.wonSquares()[at];
                    }
                }
                sum += amount;
                sumSquares += amount * amount;
                squares += Math.max(0, square);
                n++;
            }
            if (n == 0 || sum <= 0) {
                return new Fresh(0, 0, 0);
            }
            double mean = sum / n;
            double size = squares / sum;
            double between = n < FEW ? mean * mean : Math.max(0, (sumSquares - n * mean * mean) / (n - 1));
            List<Origin> told = known.stream()
                    .filter(origin -> !origin.point().isOver(horizon))
                    .toList();
            double ofOne = told.size() < FEW ? between : squaredError(told, horizon);
            return new Fresh(mean, Math.max(ofOne, mean * size) * beyondMeanOf(n), size);
        }

        /**
         * How far one quarter is from the mean, squared, by what was told of past ones. Unlike the variance between quarters it
         * has in it how far a mean runs behind a company that grows.
         */
        private static double squaredError(List<Origin> told, Horizon horizon) {
            double sum = 0;
            for (Origin origin : told) {
                double came = origin.point().later()[horizon.ordinal()].amount() - origin.openActual();
                double error = came - origin.view().fresh();
                int quarters = Math.min(FRESH_QUARTERS, origin.view().quarters());
                sum += error * error / beyondMeanOf(quarters);
            }
            return sum / told.size();
        }

        /** How many times the variance of one quarter the squared error is of a mean of so many. */
        private static double beyondMeanOf(int quarters) {
            return 1 + 1.0 / quarters;
        }
    }

    double mean() {
        return certain + open + fresh;
    }

    /** What is still to come, on average. */
    double toCome() {
        return open + fresh;
    }

    double variance() {
        return openVariance + dependence * exposure * exposure + freshVariance;
    }

    /**
     * A total that is not exceeded with a probability, from mean and variance alone: for the record of past weeks, where single
     * deals are not kept.
     */
    double quantile(double probability) {
        double mean = toCome();
        return mean <= 0 || variance() <= 0
                ? mean()
                : certain
                        + GammaDistribution.of(mean * mean / variance(), variance() / mean)
                                .inverseCumulativeProbability(probability);
    }
}
