package io.quarterdeck.transform;

import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Spreads each target over the calendar months it covers, by days.
 *
 * <p>Every day counts alike. The parts are whole minor units by largest remainder, the earlier month first where
 * remainders tie, so that they add up to the target exactly. A target with more decimals is spread in its own last
 * decimal.
 */
final class TargetMonths {
    private static final int MINOR_UNIT_DECIMALS = 2;

    private TargetMonths() {}

    /** @param targets rows of {@code stg_targets} */
    static Rows spread(Rows targets, TableHeader header) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            LocalDate start = targets.date(i, "period_start");
            LocalDate end = targets.date(i, "period_end_exclusive");
            List<LocalDate> months = new ArrayList<>();
            List<Long> days = new ArrayList<>();
            for (LocalDate month = start.withDayOfMonth(1); month.isBefore(end); month = month.plusMonths(1)) {
                LocalDate from = month.isBefore(start) ? start : month;
                LocalDate to = month.plusMonths(1).isBefore(end) ? month.plusMonths(1) : end;
                months.add(month);
                days.add(to.toEpochDay() - from.toEpochDay());
            }
            List<BigDecimal> parts = largestRemainder(targets.money(i, "amount"), days);
            for (int m = 0; m < months.size(); m++) {
                rows.add(List.of(
                        targets.value(i, "measure"),
                        targets.value(i, "scope_type"),
                        targets.value(i, "scope_id"),
                        start,
                        months.get(m).toString().substring(0, 7),
                        parts.get(m)));
            }
        }
        return new Rows(header.columns(), rows);
    }

    /**
     * {@code amount} split in proportion to {@code weights}, in minor units (D15 of the definitions).
     *
     * @param weights at least one above zero
     * @return as many parts as weights, with the sum {@code amount} exactly
     */
    static List<BigDecimal> largestRemainder(BigDecimal amount, List<Long> weights) {
        int scale = Math.max(MINOR_UNIT_DECIMALS, amount.stripTrailingZeros().scale());
        BigInteger units = amount.setScale(scale).unscaledValue();
        BigInteger all =
                BigInteger.valueOf(weights.stream().mapToLong(Long::longValue).sum());
        List<BigInteger> parts = new ArrayList<>();
        List<BigInteger> remainders = new ArrayList<>();
        BigInteger left = units.abs();
        for (long weight : weights) {
            BigInteger[] part = units.abs().multiply(BigInteger.valueOf(weight)).divideAndRemainder(all);
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
}
