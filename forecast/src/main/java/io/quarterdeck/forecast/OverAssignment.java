package io.quarterdeck.forecast;

import java.util.List;

/**
 * How far the targets of children may lie above their parent's, from how attainment was spread in past quarters (D14 of the
 * definitions).
 *
 * <p>What n people reach together varies for two reasons: quarters differ for all of them, and each person differs from the
 * others within a quarter. The first does not shrink with n, the second does, by the sum of squared shares. Both are
 * measured; their sum is taken for normal.
 *
 * @param mean what all people reached of their targets together: mean over quarters
 * @param betweenQuarters variance of that from quarter to quarter, beyond what chance within a quarter explains
 * @param withinQuarter variance of one person's attainment around everyone's
 * @param people person-quarters behind it
 * @param quarters quarters behind it
 */
record OverAssignment(double mean, double betweenQuarters, double withinQuarter, int people, int quarters) {
    /** The chance with which children shall reach the parent's target together. */
    static final double LEVEL = 0.8;

    /** The point above which a standard normal lies with chance {@link #LEVEL}, times -1. */
    private static final double POINT = 0.8416212335729143;

    /** Fewer say nothing about a spread. */
    private static final int LEAST_PEOPLE = 8;

    private static final int LEAST_QUARTERS = 2;

    /** Attainment factors below this ask for targets that nobody would sign. */
    private static final double LEAST_FACTOR = 0.25;

    /** A person's quarter. */
    record Attained(double target, double actual) {}

    /** @param quarters past quarters, each with the people who had a target above zero. @return null where they are too few */
    static OverAssignment of(List<List<Attained>> quarters) {
        int people = quarters.stream().mapToInt(List::size).sum();
        List<List<Attained>> known =
                quarters.stream().filter(quarter -> !quarter.isEmpty()).toList();
        if (people < LEAST_PEOPLE || known.size() < LEAST_QUARTERS) {
            return null;
        }
        double[] pooled = new double[known.size()];
        double mean = 0;
        double squaredErrors = 0;
        double chanceWithin = 0;
        for (int q = 0; q < pooled.length; q++) {
            double target = known.get(q).stream().mapToDouble(Attained::target).sum();
            pooled[q] = known.get(q).stream().mapToDouble(Attained::actual).sum() / target;
            mean += pooled[q] / pooled.length;
            for (Attained person : known.get(q)) {
                double error = person.actual() / person.target() - pooled[q];
                squaredErrors += error * error;
                double share = person.target() / target;
                chanceWithin += share * share / pooled.length;
            }
        }
        double within = people > pooled.length ? squaredErrors / (people - pooled.length) : 0;
        double between = 0;
        for (double one : pooled) {
            between += (one - mean) * (one - mean) / (pooled.length - 1);
        }
        return new OverAssignment(mean, Math.max(0, between - within * chanceWithin), within, people, pooled.length);
    }

    /** The share of assigned targets that is reached with chance {@link #LEVEL}. @param squares sum of squared shares */
    double factor(double squares) {
        return mean - POINT * deviation(squares);
    }

    /** Targets of children beyond the parent's: 0.25 for a quarter more. @return NaN where no such targets would do */
    double recommended(double squares) {
        double factor = factor(squares);
        return factor < LEAST_FACTOR ? Double.NaN : 1 / factor - 1;
    }

    /** The chance that children who were assigned {@code assigned} together reach {@code target}. */
    double chance(double target, double assigned, double squares) {
        double deviation = deviation(squares);
        double needed = target / assigned;
        if (deviation == 0) {
            return mean >= needed ? 1 : 0;
        }
        return Normal.below((mean - needed) / deviation);
    }

    private double deviation(double squares) {
        // The mean itself is known from so many quarters only.
        return Math.sqrt((betweenQuarters + withinQuarter * squares) * (1 + 1.0 / quarters));
    }
}
