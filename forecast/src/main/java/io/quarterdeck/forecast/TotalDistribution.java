package io.quarterdeck.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How likely each total is: what is booked, open deals that are each won or not, and what is not known yet.
 *
 * <p>Deals are convolved one by one on a grid of money. The grid is exact, in the largest unit that all amounts are whole
 * numbers of, up to {@value #CELLS} cells; beyond, an amount falls between two cells in the proportion that keeps its
 * mean. Deals that share a common cause are independent given it (a one-factor Gaussian copula: Vasicek, 2002, Risk 15:160),
 * so the distribution is the mean of the conditional ones over the quantiles of the cause: what a simulation would come to
 * with endless draws, and the same at every run. Without dependence it is the exact one (definition D23).
 */
public final class TotalDistribution {
    private static final int CELLS = 4096;

    private static final int COARSE_CELLS = 1024;

    /** Beyond so many deals the small ones together are told by their mean and variance. */
    private static final int LARGEST_DEALS = 600;

    /** So are those that a coarse grid would blur. */
    private static final double LEAST_STEPS = 4;

    /** Values of the common cause, each as likely. */
    private static final int CAUSES = 16;

    private static final double MINOR_UNITS = 100;

    private static final double SURE = 1e-12;

    /** Far below the last digit of anything that is told. */
    private static final double NEVER = 1e-18;

    /** The first cells of a gamma distribution, where its density may have no bound. */
    private static final int STEEP_CELLS = 16;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private static final double[] QUANTILES = quantiles();

    /**
     * A deal that is won or not.
     *
     * @param amount what it brings, below zero for a return
     * @param chance from 0 to 1
     */
    public record Deal(double amount, double chance) {
        double mean() {
            return amount * chance;
        }

        double variance() {
            return amount * amount * chance * (1 - chance);
        }
    }

    /** What else may come, not below zero. */
    public record Rest(double mean, double variance) {
        public static final Rest NONE = new Rest(0, 0);
    }

    private final double origin;
    private final double step;
    private final double[] mass;
    private final boolean isExact;

    /** @param isExact whether nothing lies between two cells */
    private TotalDistribution(double origin, double step, double[] mass, boolean isExact) {
        this.origin = origin;
        this.step = step;
        this.mass = mass;
        this.isExact = isExact;
    }

    /** Deals that are independent of each other. */
    static TotalDistribution of(double booked, List<Deal> deals) {
        return of(booked, deals, 0, Rest.NONE);
    }

    /**
     * @param booked what is certain
     * @param dependence the correlation of the causes of any two deals, from 0 to below 1
     * @param rest what comes besides
     */
    public static TotalDistribution of(double booked, List<Deal> deals, double dependence, Rest rest) {
        List<Deal> open = deals.stream()
                .filter(deal -> deal.amount() != 0 && deal.chance() > 0)
                .sorted(Comparator.comparingDouble((Deal deal) -> -Math.abs(deal.amount()))
                        .thenComparingDouble(Deal::chance))
                .toList();
        double lowest = 0;
        double highest = 0;
        for (Deal deal : open) {
            lowest += Math.min(0, deal.amount());
            highest += Math.max(0, deal.amount());
        }
        boolean hasRest = rest.mean() > 0 && rest.variance() > 0;
        double above = hasRest ? rest.mean() + 8 * Math.sqrt(rest.variance()) : Math.max(0, rest.mean());
        double span = highest - lowest + (hasRest ? above : 0);
        double origin = booked + lowest + (hasRest ? 0 : rest.mean());
        if (span <= 0) {
            return new TotalDistribution(origin, 1, new double[] {1}, true);
        }
        long unit = unit(open);
        boolean isExact = !hasRest && unit > 0 && span * MINOR_UNITS / unit <= CELLS;
        double step = isExact ? unit / MINOR_UNITS : span / COARSE_CELLS;
        int cells = (int) Math.ceil(span / step - SURE) + 2;
        int large = 0;
        double least = isExact ? 0 : LEAST_STEPS * step;
        while (large < Math.min(open.size(), LARGEST_DEALS)
                && Math.abs(open.get(large).amount()) >= least) {
            large++;
        }
        int causes = dependence > 0 ? CAUSES : 1;
        double[] sum = new double[cells];
        for (int cause = 0; cause < causes; cause++) {
            double[] given = given(
                    open.subList(0, large),
                    open.subList(large, open.size()),
                    dependence,
                    causes == 1 ? 0 : QUANTILES[cause],
                    step,
                    cells);
            for (int i = 0; i < cells; i++) {
                sum[i] += given[i] / causes;
            }
        }
        if (hasRest) {
            sum = convolved(sum, gamma(rest, step, cells));
        }
        return new TotalDistribution(origin, step, sum, isExact);
    }

    /** The distribution under one value of the common cause. */
    private static double[] given(
            List<Deal> large, List<Deal> small, double dependence, double cause, double step, int cells) {
        double[] mass = new double[cells];
        mass[0] = 1;
        int reached = 0;
        for (Deal deal : large) {
            double chance = conditional(deal.chance(), dependence, cause);
            // A return that does not come is money beside the lowest total, as a deal that comes is.
            double won = deal.amount() > 0 ? chance : 1 - chance;
            double shift = Math.abs(deal.amount()) / step;
            int below = (int) Math.floor(shift + 1e-9);
            double between = Math.max(0, shift - below) < 1e-8 ? 0 : shift - below;
            reached = Math.min(cells - 1, reached + below + (between > 0 ? 1 : 0));
            for (int i = reached; i >= 0; i--) {
                double value = mass[i] * (1 - won);
                if (i >= below) {
                    value += mass[i - below] * won * (1 - between);
                }
                if (between > 0 && i >= below + 1) {
                    value += mass[i - below - 1] * won * between;
                }
                mass[i] = value;
            }
        }
        if (!small.isEmpty()) {
            double mean = 0;
            double variance = 0;
            for (Deal deal : small) {
                Deal now = new Deal(
                        Math.abs(deal.amount()),
                        deal.amount() > 0
                                ? conditional(deal.chance(), dependence, cause)
                                : 1 - conditional(deal.chance(), dependence, cause));
                mean += now.mean();
                variance += now.variance();
            }
            mass = convolved(mass, gamma(new Rest(mean, Math.max(variance, step * step / 4)), step, cells));
        }
        return mass;
    }

    static double conditional(double chance, double dependence, double cause) {
        if (dependence <= 0 || chance <= SURE || chance >= 1 - SURE) {
            return chance;
        }
        double threshold = NORMAL.inverseCumulativeProbability(chance);
        return NORMAL.cumulativeProbability((threshold + Math.sqrt(dependence) * cause) / Math.sqrt(1 - dependence));
    }

    /** Means of as many equal parts of a normal distribution, scaled to a variance of 1. */
    private static double[] quantiles() {
        double[] quantiles = new double[CAUSES];
        double squares = 0;
        for (int i = 0; i < CAUSES; i++) {
            quantiles[i] = NORMAL.inverseCumulativeProbability((i + 0.5) / CAUSES);
            squares += quantiles[i] * quantiles[i] / CAUSES;
        }
        for (int i = 0; i < CAUSES; i++) {
            quantiles[i] /= Math.sqrt(squares);
        }
        return quantiles;
    }

    /** The largest number of minor units that all amounts are multiples of. */
    private static long unit(List<Deal> deals) {
        long unit = 0;
        for (Deal deal : deals) {
            unit = gcd(unit, Math.round(Math.abs(deal.amount()) * MINOR_UNITS));
        }
        return unit;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /**
     * A gamma distribution on the grid; its tail beyond the grid is in the last cell. Where the density is smooth a cell's mass is
     * its integral by Simpson's rule, which is right to more digits than are shown and a hundred times as fast as the
     * distribution function.
     */
    private static double[] gamma(Rest rest, double step, int cells) {
        double[] mass = new double[cells];
        double shape = rest.mean() * rest.mean() / rest.variance();
        double scale = rest.variance() / rest.mean();
        GammaDistribution gamma = GammaDistribution.of(shape, scale);
        double factor = gamma.logDensity(rest.mean()) - (shape - 1) * Math.log(rest.mean()) + rest.mean() / scale;
        double before = 0;
        double densityBefore = 0;
        for (int i = 0; i < cells - 1; i++) {
            double end = (i + 0.5) * step;
            double density = density(end, shape, scale, factor);
            boolean isSmooth = i >= STEEP_CELLS && step < scale / 2;
            if (isSmooth) {
                double middle = density(end - step / 2, shape, scale, factor);
                mass[i] = step / 6 * (densityBefore + 4 * middle + density);
                before += mass[i];
            } else {
                double upTo = gamma.cumulativeProbability(end);
                mass[i] = upTo - before;
                before = upTo;
            }
            densityBefore = density;
        }
        mass[cells - 1] = Math.max(0, 1 - before);
        return mass;
    }

    private static double density(double x, double shape, double scale, double factor) {
        return Math.exp((shape - 1) * Math.log(x) - x / scale + factor);
    }

    /** Of two parts; what is less likely than {@value #NEVER} in one of them is left out, and their few cells are most of the grid. */
    private static double[] convolved(double[] a, double[] b) {
        int cells = a.length;
        int first = 0;
        int end = cells;
        while (first < end && b[first] <= NEVER) {
            first++;
        }
        while (end > first && b[end - 1] <= NEVER) {
            end--;
        }
        double[] sum = new double[cells];
        for (int i = 0; i < cells; i++) {
            if (a[i] > NEVER) {
                int last = Math.min(end, cells - i);
                for (int j = first; j < last; j++) {
                    sum[i + j] += a[i] * b[j];
                }
            }
        }
        double total = Arrays.stream(sum).sum();
        sum[cells - 1] += Math.max(0, 1 - total);
        return sum;
    }

    public double mean() {
        double mean = origin;
        for (int i = 0; i < mass.length; i++) {
            mean += mass[i] * i * step;
        }
        return mean;
    }

    /**
     * The smallest total that is not exceeded with at least this probability. Where the grid is not exact, what a cell holds is
     * spread evenly over it, so that a little more of anything is seen; what can be no less than the lowest stays there.
     */
    public double quantile(double probability) {
        double below = 0;
        for (int i = 0; i < mass.length; i++) {
            if (below + mass[i] >= probability - SURE) {
                double within = isExact || mass[i] <= 0 ? 0 : (probability - below) / mass[i] - 0.5;
                return origin + Math.max(0, i + Math.min(0.5, within)) * step;
            }
            below += mass[i];
        }
        return origin + (mass.length - 1) * step;
    }

    /** The chance that the total is at least so much. */
    public double atLeast(double amount) {
        double chance = 0;
        double place = (amount - origin) / step;
        for (int i = mass.length - 1; i >= 0 && i - place > -1; i--) {
            double within = i - place + (isExact || i == 0 ? 1e-6 : 0.5);
            chance += isExact || i == 0 ? (within >= 0 ? mass[i] : 0) : mass[i] * Math.min(1, Math.max(0, within));
        }
        return Math.min(1, chance);
    }

    /** The totals that are possible, for a drawing or a test: value and probability. */
    List<double[]> points() {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < mass.length; i++) {
            if (mass[i] > 0) {
                points.add(new double[] {origin + i * step, mass[i]});
            }
        }
        return points;
    }
}
