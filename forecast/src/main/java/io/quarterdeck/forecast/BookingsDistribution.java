package io.quarterdeck.forecast;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/**
 * What a period may bring: what is booked, and each open deal either whole or not at all, independently of the others.
 *
 * <p>The distribution of {@code booked + Σ aᵢXᵢ}, Xᵢ ~ Bernoulli(pᵢ), by convolution over a sorted list of the sums that can
 * occur, in minor units. It is exact as long as there are at most {@link #MOST_SUMS} of them; amounts that have a large common
 * divisor stay exact with any number of deals. Beyond that, amounts are rounded to a coarser grid, and {@link #rounding} bounds by how
 * much any sum may be off.
 *
 * @param sums in minor units, ascending, without repetition
 * @param chances of each sum; they add up to 1
 * @param rounding the most that a sum may be off, in minor units: deals × half a step of the grid; 0 where it is exact
 */
public record BookingsDistribution(List<Long> sums, List<Double> chances, long rounding) {
    /** Of different sums; a list of so many takes milliseconds, and no chance on it is worth more. */
    static final int MOST_SUMS = 1 << 16;

    private static final long MINOR_UNITS = 100;

    public BookingsDistribution {
        sums = List.copyOf(sums);
        chances = List.copyOf(chances);
    }

    /**
     * An open deal.
     *
     * @param amount in minor units; may be negative
     * @param chance that it is won in the period, 0 to 1
     */
    public record OpenDeal(long amount, double chance) {
        public OpenDeal {
            if (!(chance >= 0 && chance <= 1)) {
                throw new IllegalArgumentException("a chance is between 0 and 1, not " + chance);
            }
        }

        /** A deal whose amount is in major units. */
        static OpenDeal of(BigDecimal amount, double chance) {
            return new OpenDeal(minor(amount), chance);
        }
    }

    /** The distribution of {@code booked} minor units and the deals. */
    public static BookingsDistribution of(long booked, List<OpenDeal> deals) {
        requireNonNull(deals, "deals is null");
        return of(booked, deals, MOST_SUMS);
    }

    /** @param most of different sums, at least 2 */
    static BookingsDistribution of(long booked, List<OpenDeal> deals, int most) {
        Lattice exact = new Lattice(booked);
        for (OpenDeal deal : deals) {
            exact.add(deal.amount(), deal.chance());
            if (exact.size() > most) {
                return onGrid(booked, deals, most);
            }
        }
        return exact.distribution(0);
    }

    /** The smallest step of 1, 2, 5, 10, 20 … minor units on which all sums have a place. */
    private static BookingsDistribution onGrid(long booked, List<OpenDeal> deals, int most) {
        long range = deals.stream().mapToLong(d -> Math.abs(d.amount())).sum() + deals.size();
        long step = 1;
        for (int i = 0; range / step + deals.size() >= most && i < 54; i++) {
            step = i % 3 == 1 ? step / 2 * 5 : step * 2;
        }
        Lattice lattice = new Lattice(booked);
        for (OpenDeal deal : deals) {
            lattice.add(Math.floorDiv(deal.amount() + step / 2, step) * step, deal.chance());
        }
        return lattice.distribution(deals.size() * ((step + 1) / 2));
    }

    /** Minor units of an amount, rounded half up. */
    public static long minor(BigDecimal amount) {
        return amount.multiply(BigDecimal.valueOf(MINOR_UNITS))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** The chance that at least {@code target} minor units come. */
    public double chanceOf(long target) {
        double below = 0;
        double reached = 0;
        for (int i = 0; i < sums.size(); i++) {
            if (sums.get(i) < target) {
                below += chances.get(i);
            } else {
                reached += chances.get(i);
            }
        }
        return reached / (below + reached);
    }

    /** The smallest sum that is not exceeded with at least the chance {@code level}, 0 < level < 1, in minor units. */
    public long quantile(double level) {
        double sum = 0;
        for (int i = 0; i < sums.size(); i++) {
            sum += chances.get(i);
            // A sum of doubles that stands for 0.9 may be a hair below it.
            if (sum >= level - 1e-12) {
                return sums.get(i);
            }
        }
        return sums.get(sums.size() - 1);
    }

    /** The expected sum, in minor units. */
    public double mean() {
        double mean = 0;
        for (int i = 0; i < sums.size(); i++) {
            mean += sums.get(i) * chances.get(i);
        }
        return mean;
    }

    /** Sums and their chances while deals are being added. */
    private static final class Lattice {
        private long[] sums;
        private double[] chances = {1};

        Lattice(long booked) {
            sums = new long[] {booked};
        }

        int size() {
            return sums.length;
        }

        /** Merges the sums without the deal and those with it, both of which ascend. */
        void add(long amount, double chance) {
            if (amount == 0 || chance == 0) {
                return;
            }
            long[] merged = new long[2 * sums.length];
            double[] weights = new double[2 * sums.length];
            int size = 0;
            int without = 0;
            int with = 0;
            while (without < sums.length || with < sums.length) {
                long lost = without < sums.length ? sums[without] : Long.MAX_VALUE;
                long won = with < sums.length ? Math.addExact(sums[with], amount) : Long.MAX_VALUE;
                double weight = 0;
                if (lost <= won) {
                    weight += chances[without++] * (1 - chance);
                }
                if (won <= lost) {
                    weight += chances[with++] * chance;
                }
                if (weight > 0) {
                    merged[size] = Math.min(lost, won);
                    weights[size++] = weight;
                }
            }
            sums = Arrays.copyOf(merged, size);
            chances = Arrays.copyOf(weights, size);
        }

        BookingsDistribution distribution(long rounding) {
            return new BookingsDistribution(
                    Arrays.stream(sums).boxed().toList(),
                    Arrays.stream(chances).boxed().toList(),
                    rounding);
        }
    }
}
