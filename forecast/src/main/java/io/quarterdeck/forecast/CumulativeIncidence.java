package io.quarterdeck.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The share of deals won, and of those lost, by their age, where some are still open: the Aalen–Johansen estimator with two
 * competing outcomes.
 *
 * <p>CIF_w(t) = Σ_{t_k ≤ t} S(t_k−) d_w,k / n_k and S(t) = Π (1 − (d_w + d_l)_k / n_k): each win counts with the chance to
 * have been open until then. A deal that is open at an age is at risk up to that age, and counts after wins and losses
 * of the same age. To treat the lost as undecided (1 − Kaplan–Meier) would say too much.
 *
 * <p>Source: Aalen and Johansen (1978), Scandinavian Journal of Statistics 5:141; the variance is that of Gaynor et al.
 * (1993), Journal of the American Statistical Association 88:400, as in Marubini and Valsecchi (1995), section 10.5. Its
 * interval is taken on the scale ln(−ln(1 − CIF)), so that it stays between 0 and 1.
 *
 * @param deals all deals
 * @param steps one for each age at which a deal was won or lost, in order
 */
public record CumulativeIncidence(long deals, List<Step> steps) {
    /** The 97.5 % quantile of the normal distribution. */
    private static final double Z = 1.959963984540054;

    /**
     * What happened at one age, and what had happened by then.
     *
     * @param age in days
     * @param atRisk deals open just before
     * @param won deals won by then
     * @param lost deals lost by then
     * @param wonRate CIF of winning
     * @param lostRate CIF of losing
     * @param openRate S, the share still open
     * @param variance of {@code wonRate}
     * @param censoredRate 1 − Kaplan–Meier of winning, the lost taken for undecided
     */
    public record Step(
            long age,
            long atRisk,
            long won,
            long lost,
            double wonRate,
            double lostRate,
            double openRate,
            double variance,
            double censoredRate) {

        /** The lower end of the 95 % interval of {@link #wonRate}. */
        public double wonLower() {
            return end(Z);
        }

        /** The upper end of the 95 % interval of {@link #wonRate}. */
        public double wonUpper() {
            return end(-Z);
        }

        private double end(double z) {
            if (wonRate <= 0 || wonRate >= 1) {
                return wonRate;
            }
            double spread = Math.sqrt(variance) / ((1 - wonRate) * -Math.log(1 - wonRate));
            return 1 - Math.pow(1 - wonRate, Math.exp(-z * spread));
        }
    }

    private static final Step NOTHING_YET = new Step(0, 0, 0, 0, 0, 0, 1, 0, 0);

    public CumulativeIncidence {
        steps = List.copyOf(steps);
    }

    /** How many deals of one age were won, lost or are open. */
    public static final class Ages {
        private final NavigableMap<Long, long[]> counts = new TreeMap<>();

        public Ages won(long age, long deals) {
            return add(age, 0, deals);
        }

        public Ages lost(long age, long deals) {
            return add(age, 1, deals);
        }

        /** Deals that are open, and have been so for {@code age} days. */
        public Ages open(long age, long deals) {
            return add(age, 2, deals);
        }

        private Ages add(long age, int outcome, long deals) {
            counts.computeIfAbsent(age, a -> new long[3])[outcome] += deals;
            return this;
        }
    }

    /** The estimate from the ages of deals. */
    public static CumulativeIncidence of(Ages ages) {
        long all =
                ages.counts.values().stream().mapToLong(c -> c[0] + c[1] + c[2]).sum();
        List<Step> steps = new ArrayList<>();
        Variance variance = new Variance();
        Step last = NOTHING_YET;
        long atRisk = all;
        for (var age : ages.counts.entrySet()) {
            long won = age.getValue()[0];
            long lost = age.getValue()[1];
            if (won + lost > 0) {
                double wonRate = last.wonRate() + last.openRate() * won / atRisk;
                variance.add(atRisk, won, lost, last.openRate(), wonRate);
                last = new Step(
                        age.getKey(),
                        atRisk,
                        last.won() + won,
                        last.lost() + lost,
                        wonRate,
                        last.lostRate() + last.openRate() * lost / atRisk,
                        last.openRate() * (atRisk - won - lost) / atRisk,
                        variance.at(wonRate),
                        1 - (1 - last.censoredRate()) * (atRisk - won) / atRisk);
                steps.add(last);
            }
            atRisk -= won + lost + age.getValue()[2];
        }
        return new CumulativeIncidence(all, steps);
    }

    /** What had happened by an age; where nothing had, all are open. */
    public Step at(long age) {
        Step found = NOTHING_YET;
        for (Step step : steps) {
            if (step.age() > age) {
                break;
            }
            found = step;
        }
        return found;
    }

    /**
     * The age by which half of the wins that come at all have come: the first at which CIF_w reaches half of its last
     * value. The median over won deals alone is biased short, because slow deals are still open.
     *
     * @return NaN where none was won
     */
    public double medianToWin() {
        double half = steps.isEmpty() ? 0 : steps.get(steps.size() - 1).wonRate() / 2;
        return half == 0
                ? Double.NaN
                : steps.stream()
                        .filter(step -> step.wonRate() >= half)
                        .findFirst()
                        .orElseThrow()
                        .age();
    }

    /**
     * The sum of the variance formula, kept so that it can be told for each age in one pass: with F the CIF at the end,
     * Σ (F − F_k)² d/(n(n − d)) + Σ S² (n − d_w) d_w/n³ − 2 Σ (F − F_k) S d_w/n² opens into powers of F.
     */
    private static final class Variance {
        private double squares;
        private double linear;
        private double constant;

        void add(long atRisk, long won, long lost, double openBefore, double wonRate) {
            double n = atRisk;
            double gone = won + lost;
            // Where nobody is left, the first term has no finite weight; nothing follows it either, so F − F_k is 0.
            double weight = gone < n ? gone / (n * (n - gone)) : 0;
            double share = won / (n * n) * openBefore;
            squares += weight;
            linear += -2 * wonRate * weight - 2 * share;
            constant += wonRate * wonRate * weight
                    + 2 * wonRate * share
                    + openBefore * openBefore * (n - won) * won / (n * n * n);
        }

        double at(double wonRate) {
            return Math.max(0, squares * wonRate * wonRate + linear * wonRate + constant);
        }
    }
}
