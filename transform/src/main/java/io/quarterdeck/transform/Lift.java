package io.quarterdeck.transform;

/**
 * How much more often flagged deals turn out badly than deals do altogether, with an interval for that.
 *
 * <p>The lift is precision / base rate. With w the flagged share and RR the share that turns out badly among flagged over that
 * among other deals, lift = 1 / (w + (1 - w) / RR), which grows with RR: the interval of RR gives that of the lift, and both hold 1
 * or neither does.
 *
 * <p>The interval of RR is MOVER-R (Donner and Zou 2012, Statistical Methods in Medical Research 21, 347-359) of Wilson's intervals
 * for both shares, which hold for few and for extreme counts too. A deal that is open on several dates is not so many independent
 * trials: each of Wilson's intervals is that of the effective number of trials n / design effect (Korn and Graubard 1998, Survey
 * Methodology 24, 193-201; with Wilson's form, Franco, Little, Louis and Slud 2019, Journal of Survey Statistics and Methodology
 * 7, 334-364), with the variance of a ratio whose clusters are deals (Cochran, Sampling Techniques). The design effect is held between
 * 1 and the one of deals whose dates all come out alike; it is the latter where no variance can be seen, since none or all
 * turned out badly.
 *
 * @param lower of the 95 % interval
 * @param upper of the 95 % interval; infinite where it has no end
 */
record Lift(double lift, double lower, double upper) {
    /** The 97.5th percentile of the normal distribution. */
    private static final double Z = 1.959963984540054;

    /**
     * Deals on dates, of which some turned out badly.
     *
     * @param trials deals, each once per date
     * @param bad of which turned out badly
     * @param deals each once
     * @param trialSquares sum over deals of trials x trials
     * @param badSquares sum over deals of bad x bad
     * @param products sum over deals of trials x bad
     */
    record Group(long trials, long bad, long deals, long trialSquares, long badSquares, long products) {
        double share() {
            return bad / (double) trials;
        }

        /** How many independent trials would tell as much. */
        private double effectiveTrials() {
            double n = trials;
            double fewest = n * n / trialSquares;
            double p = share();
            if (bad == 0 || bad == trials || deals < 2) {
                return fewest;
            }
            double squares = badSquares - 2 * p * products + p * p * trialSquares;
            double variance = squares / (n * n) * deals / (deals - 1.0);
            return Math.max(fewest, Math.min(n, p * (1 - p) / variance));
        }

        /** Wilson's interval: lower and upper end. */
        private double[] interval() {
            double n = effectiveTrials();
            double p = share();
            double centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
            double half = Z / (1 + Z * Z / n) * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
            return new double[] {bad == 0 ? 0 : centre - half, bad == trials ? 1 : centre + half};
        }
    }

    /**
     * The lift of a flag.
     *
     * @param flagged has at least one trial
     * @param others what was tested and not flagged; without trials the flag is raised on everything, and its lift is 1
     * @throws IllegalArgumentException if nothing turned out badly: then there is no lift
     */
    static Lift of(Group flagged, Group others) {
        if (flagged.trials() == 0 || flagged.bad() + others.bad() == 0) {
            throw new IllegalArgumentException("no lift without flagged deals, or where nothing turned out badly");
        }
        if (others.trials() == 0) {
            return new Lift(1, 1, 1);
        }
        double all = flagged.trials() + others.trials();
        double flaggedShare = flagged.trials() / all;
        double baseRate = (flagged.bad() + others.bad()) / all;
        double p = flagged.share();
        double q = others.share();
        double[] ofFlagged = flagged.interval();
        double[] ofOthers = others.interval();
        return new Lift(
                p / baseRate,
                fromRatio(lower(p, q, ofFlagged[0], ofOthers[1]), flaggedShare),
                fromRatio(upper(p, q, ofFlagged[1], ofOthers[0]), flaggedShare));
    }

    private static double lower(double p, double q, double lowerOfP, double upperOfQ) {
        double root = (p * q) * (p * q) - lowerOfP * upperOfQ * (2 * p - lowerOfP) * (2 * q - upperOfQ);
        // The published form multiplied by its conjugate, which has no 0 / 0.
        double sum = p * q + Math.sqrt(Math.max(0, root));
        return sum == 0 ? 0 : lowerOfP * (2 * p - lowerOfP) / sum;
    }

    private static double upper(double p, double q, double upperOfP, double lowerOfQ) {
        if (lowerOfQ == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double root = (p * q) * (p * q) - upperOfP * lowerOfQ * (2 * p - upperOfP) * (2 * q - lowerOfQ);
        return (p * q + Math.sqrt(Math.max(0, root))) / (lowerOfQ * (2 * q - lowerOfQ));
    }

    private static double fromRatio(double ratio, double flaggedShare) {
        return ratio == 0 ? 0 : 1 / (flaggedShare + (1 - flaggedShare) / ratio);
    }
}
