package io.quarterdeck.sample;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A reproducible stream of random draws: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
 * generators", 2014, figure 13), written out here so that no JDK can change a draw.
 */
final class Chance {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    /** Tails are cut here: one freak draw must not look like a planted story. */
    private static final double FURTHEST_NORMAL = 2.4;

    private long state;

    private Chance(long state) {
        this.state = state;
    }

    /** The stream for one purpose. Purposes are independent, so tuning one person or deal leaves the others alone. */
    static Chance of(long seed, String purpose) {
        long state = mixed(seed + GOLDEN_GAMMA);
        for (int place = 0; place < purpose.length(); place++) {
            state = mixed(state + GOLDEN_GAMMA + purpose.charAt(place));
        }
        return new Chance(state);
    }

    private static long mixed(long bits) {
        long once = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        long twice = (once ^ (once >>> 27)) * 0x94D049BB133111EBL;
        return twice ^ (twice >>> 31);
    }

    /** A number from 0, inclusive, to 1, exclusive. */
    double uniform() {
        state += GOLDEN_GAMMA;
        return (mixed(state) >>> 11) * 0x1.0p-53;
    }

    boolean happens(double probability) {
        return uniform() < probability;
    }

    double between(double lower, double upper) {
        return lower + (upper - lower) * uniform();
    }

    /** A whole number from lower to upper, both inclusive. */
    int whole(int lower, int upper) {
        return lower + (int) (uniform() * (upper - lower + 1));
    }

    /** A standard normal draw (Box and Muller, 1958), drawn again while it lies beyond 2.4. */
    double normal() {
        while (true) {
            double radius = StrictMath.sqrt(-2.0 * StrictMath.log(1.0 - uniform()));
            double draw = radius * StrictMath.cos(2.0 * StrictMath.PI * uniform());
            if (StrictMath.abs(draw) <= FURTHEST_NORMAL) {
                return draw;
            }
        }
    }

    /** A lognormal draw with the given median; {@code spread} is the standard deviation of its logarithm. */
    double lognormal(double median, double spread) {
        return median * StrictMath.exp(spread * normal());
    }

    /** A Poisson count, by multiplying uniforms (Knuth, "Seminumerical algorithms", 3.4.1); for small means. */
    int count(double mean) {
        double floor = StrictMath.exp(-mean);
        double product = uniform();
        int count = 0;
        while (product > floor) {
            product *= uniform();
            count++;
        }
        return count;
    }

    <T> T pick(List<T> choices) {
        return choices.get(whole(0, choices.size() - 1));
    }

    /** One of the choices, each as likely as its weight. */
    <T> T pick(List<T> choices, ToDoubleFunction<T> weight) {
        double total = 0;
        for (T choice : choices) {
            total += weight.applyAsDouble(choice);
        }
        double left = uniform() * total;
        T last = choices.get(choices.size() - 1);
        for (T choice : choices) {
            left -= weight.applyAsDouble(choice);
            if (left < 0) {
                return choice;
            }
        }
        return last;
    }
}
