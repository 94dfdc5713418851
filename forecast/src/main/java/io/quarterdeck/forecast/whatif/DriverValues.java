package io.quarterdeck.forecast.whatif;

import io.quarterdeck.engine.Scope;
import io.quarterdeck.forecast.whatif.Base.Cycle;
import io.quarterdeck.forecast.whatif.Base.Rates;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What every driver is today, and between what values it has been: the last four quarters that are over, and the range of
 * the last eight.
 */
final class DriverValues {
    private static final int QUARTERS = 4;

    private static final int RANGE_QUARTERS = 8;

    /** A range needs so many quarters. */
    private static final int FEWEST = 4;

    private static final double MONTHS_OF_QUARTER = 3;

    private static final double LOW = 0.1;

    private static final double HIGH = 0.9;

    /**
     * A driver's value.
     *
     * @param value NaN where it is not known
     * @param lower NaN where its past tells no range
     * @param source what it rests on: {@code last_4_quarters}, {@code company}, {@code roster}, {@code payments}, {@code price_list}, {@code ramp} or {@code unknown}
     */
    record Value(double value, double lower, double upper, String source) {
        boolean isKnown() {
            return !Double.isNaN(value);
        }

        boolean hasRange() {
            return !Double.isNaN(lower) && lower < upper;
        }
    }

    private static final Value UNKNOWN = new Value(Double.NaN, Double.NaN, Double.NaN, "unknown");

    private final Base base;

    DriverValues(Base base) {
        this.base = base;
    }

    /** Of a scope; the company's where the scope's own past is silent. */
    Value of(Driver driver, Scope scope) {
        Value own =
                switch (driver) {
                    case CREATED -> rate(scope, Rates::created, rates -> MONTHS_OF_QUARTER);
                    case WIN_RATE -> rate(scope, Rates::won, rates -> rates.won() + rates.lost());
                    case DEAL_SIZE -> rate(scope, Rates::booked, Rates::bookings);
                    case PRICE -> new Value(1, Double.NaN, Double.NaN, "price_list");
                    case CYCLE_DAYS -> cycle();
                    case HEADCOUNT -> headcount(scope);
                    case RAMP ->
                        new Value(
                                base.ramp().stream()
                                        .mapToDouble(Double::doubleValue)
                                        .average()
                                        .orElse(1),
                                Double.NaN,
                                Double.NaN,
                                "ramp");
                    case ATTRITION -> new Value(0, 0, base.leavers(), "roster");
                    case COLLECTION_DAYS -> collection();
                    case TARGET, TARGET_SHARE, SEASONALITY, WORKDAYS -> UNKNOWN;
                };
        boolean isCompany = scope.equals(Scope.COMPANY);
        if (!own.isKnown() && !isCompany && Driver.factors().contains(driver)) {
            Value company = of(driver, Scope.COMPANY);
            return company.isKnown() ? new Value(company.value(), Double.NaN, Double.NaN, "company") : UNKNOWN;
        }
        return own;
    }

    private Value rate(Scope scope, ToDoubleFunction<Rates> above, ToDoubleFunction<Rates> below) {
        List<Rates> over = base.rates().getOrDefault(scope, List.of()).stream()
                .filter(Rates::isOver)
                .toList();
        List<Rates> last = last(over, QUARTERS);
        double sum = last.stream().mapToDouble(above).sum();
        double of = last.stream().mapToDouble(below).sum();
        if (of <= 0 || sum <= 0) {
            return UNKNOWN;
        }
        double value = sum / of;
        List<Double> past = new ArrayList<>();
        for (Rates quarter : last(over, RANGE_QUARTERS)) {
            if (below.applyAsDouble(quarter) > 0) {
                past.add(above.applyAsDouble(quarter) / below.applyAsDouble(quarter));
            }
        }
        return ranged(value, past, "last_4_quarters");
    }

    private Value cycle() {
        List<Cycle> last = last(base.cycles(), QUARTERS);
        double won = last.stream().mapToDouble(Cycle::won).sum();
        if (won <= 0) {
            return UNKNOWN;
        }
        double days = last.stream().mapToDouble(c -> c.won() * c.days()).sum() / won;
        return days <= 0
                ? UNKNOWN
                : ranged(
                        days,
                        last(base.cycles(), RANGE_QUARTERS).stream()
                                .map(Cycle::days)
                                .toList(),
                        "last_4_quarters");
    }

    private Value headcount(Scope scope) {
        double count = base.sellers().stream()
                .filter(seller -> seller.share() > 0)
                .filter(seller -> scope.equals(Scope.COMPANY)
                        || scope.type().equals("team") && seller.team().equals(scope.id())
                        || scope.type().equals("person") && seller.id().equals(scope.id()))
                .count();
        return new Value(count, Double.NaN, Double.NaN, "roster");
    }

    private Value collection() {
        double weight =
                base.paymentLags().stream().mapToDouble(Base.Lag::weight).sum();
        return weight <= 0
                ? UNKNOWN
                : new Value(
                        base.paymentLags().stream()
                                        .mapToDouble(lag -> lag.days() * lag.weight())
                                        .sum()
                                / weight,
                        Double.NaN,
                        Double.NaN,
                        "payments");
    }

    private static Value ranged(double value, List<Double> past, String source) {
        if (past.size() < FEWEST) {
            return new Value(value, Double.NaN, Double.NaN, source);
        }
        List<Double> sorted = new ArrayList<>(past);
        Collections.sort(sorted);
        return new Value(
                value, Math.min(value, quantile(sorted, LOW)), Math.max(value, quantile(sorted, HIGH)), source);
    }

    /** Between the two nearest, as spreadsheets do it (Hyndman and Fan, 1996, type 7). */
    private static double quantile(List<Double> sorted, double probability) {
        double place = probability * (sorted.size() - 1);
        int below = (int) place;
        return below + 1 >= sorted.size()
                ? sorted.get(sorted.size() - 1)
                : sorted.get(below) + (place - below) * (sorted.get(below + 1) - sorted.get(below));
    }

    private static <T> List<T> last(List<T> all, int count) {
        return all.subList(Math.max(0, all.size() - count), all.size());
    }
}
