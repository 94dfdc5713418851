package io.quarterdeck.forecast;

/**
 * The exact split of the change of a product over its factors: what each factor changes, averaged over every order in
 * which the factors could have changed. The effects sum to the change without a rest and are defined at zero.
 *
 * <p>Source: Shapley (1953), "A value for n-person games"; as a decomposition of accounting identities Shorrocks (2013),
 * J. Econ. Inequal. 11:99, equation 5. Effect k = (to k − from k) · Σ over subsets S of the other factors of
 * |S|! (n − 1 − |S|)! / n! · Π (S at {@code to}, the rest at {@code from}).
 */
public final class Shapley {
    private static final int MOST_FACTORS = 12;

    private Shapley() {}

    /**
     * The effect of each factor, in their order.
     *
     * @param from the factors of the reference
     * @param to the factors of what was, as many
     * @throws IllegalArgumentException if there is no factor, more than twelve, or not as many on both sides
     */
    public static double[] effects(double[] from, double[] to) {
        double[] effects = new double[from.length];
        for (int k = 0; k < from.length; k++) {
            effects[k] = (to[k] - from[k]) * weight(from, to, k);
        }
        return effects;
    }

    /**
     * What one unit more of a factor is worth, in the same average: the effect of a factor is its change times this,
     * whatever that change is.
     */
    public static double weight(double[] from, double[] to, int factor) {
        int n = from.length;
        if (n == 0 || n > MOST_FACTORS || to.length != n) {
            throw new IllegalArgumentException(n + " factors and " + to.length + ", wanted 1 to 12 and as many");
        }
        double[] bySize = new double[n];
        for (int changed = 0; changed < 1 << n; changed++) {
            if ((changed >> factor & 1) == 1) {
                continue;
            }
            double product = 1;
            for (int j = 0; j < n; j++) {
                if (j != factor) {
                    product *= (changed >> j & 1) == 1 ? to[j] : from[j];
                }
            }
            bySize[Integer.bitCount(changed)] += product;
        }
        double weight = 0;
        double share = 1.0 / n;
        for (int size = 0; size < n; size++) {
            weight += share * bySize[size];
            // |S|! (n − 1 − |S|)! / n! of the next size
            share *= size + 1 < n ? (size + 1.0) / (n - 1 - size) : 0;
        }
        return weight;
    }
}
