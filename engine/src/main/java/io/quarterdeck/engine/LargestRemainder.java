package io.quarterdeck.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An amount split in proportion to weights, in whole minor units, so that the parts add up to it exactly (D15 of the
 * definitions; Hamilton's method of apportionment).
 *
 * <p>Each part is its exact share cut to the minor unit; the units that are left go to the largest remainders, the
 * earlier part first where remainders tie. Whoever calls orders the parts by a key that stays, and gets the same split
 * every time.
 */
public final class LargestRemainder {
    private LargestRemainder() {}

    /**
     * The parts, in the order of the weights.
     *
     * @param amount may be negative; one with more decimals than {@code decimals} is split in its own last decimal
     * @param weights none below zero; where all are zero the parts are alike
     * @return as many parts as weights
     */
    public static List<BigDecimal> split(BigDecimal amount, int decimals, List<BigDecimal> weights) {
        if (weights.isEmpty()) {
            throw new IllegalArgumentException("no weights to split " + amount + " by");
        }
        int scale = Math.max(decimals, amount.stripTrailingZeros().scale());
        BigInteger units = amount.setScale(scale).unscaledValue();
        List<BigInteger> whole = whole(weights);
        BigInteger all = whole.stream().reduce(BigInteger.ZERO, BigInteger::add);
        List<BigInteger> parts = new ArrayList<>();
        List<BigInteger> remainders = new ArrayList<>();
        BigInteger left = units.abs();
        for (BigInteger weight : whole) {
            BigInteger[] part = units.abs().multiply(weight).divideAndRemainder(all);
            parts.add(part[0]);
            remainders.add(part[1]);
            left = left.subtract(part[0]);
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing(remainders::get, Comparator.reverseOrder()));
        for (int i = 0; i < left.intValueExact(); i++) {
            parts.set(order.get(i), parts.get(order.get(i)).add(BigInteger.ONE));
        }
        BigInteger sign = BigInteger.valueOf(units.signum());
        return parts.stream().map(p -> new BigDecimal(p.multiply(sign), scale)).toList();
    }

    /** The weights as whole numbers in the same proportion. */
    private static List<BigInteger> whole(List<BigDecimal> weights) {
        int scale = 0;
        boolean isAllZero = true;
        for (BigDecimal weight : weights) {
            if (weight.signum() < 0) {
                throw new IllegalArgumentException("a weight is below zero: " + weight);
            }
            isAllZero &= weight.signum() == 0;
            scale = Math.max(scale, weight.scale());
        }
        if (isAllZero) {
            return weights.stream().map(weight -> BigInteger.ONE).toList();
        }
        int common = scale;
        return weights.stream()
                .map(weight -> weight.setScale(common).unscaledValue())
                .toList();
    }
}
