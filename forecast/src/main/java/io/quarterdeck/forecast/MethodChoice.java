package io.quarterdeck.forecast;

import java.util.List;

/**
 * The method taken for one series, and why.
 *
 * <p>Methods with at least {@link #MINIMUM_ORIGINS} origins are compared over the origins they all have, so that none is
 * judged on easier months; the lowest mean absolute error wins, and the earlier in the list where two are equal. A model that is
 * before a simple method in the list gives way only where that errs less by 5 %: smaller differences are chance. The same model with
 * regressors has shown their effect already and has to err less, by how little ever. Where no
 * method was tested that often, the first in the list that can be computed is taken, and {@link Basis} says so.
 *
 * <p>The winner's own errors flatter it a little, as it was chosen for them.
 *
 * @param method the method taken
 * @param basis why it was taken
 * @param firstOrigin the first origin compared
 * @param origins how many origins the choice rests on
 * @param backtest the backtest of the method taken, with all its origins
 * @param backtests of every method in the order of the list, taken or not; one without origins lacked history
 */
public record MethodChoice(
        ForecastMethod method, Basis basis, int firstOrigin, int origins, Backtest backtest, List<Backtest> backtests) {

    /** Fewer origins than this say nothing about which method is better. */
    public static final int MINIMUM_ORIGINS = 3;

    /** Two errors nearer than this, relatively, are equal: the difference is rounding. */
    private static final double EQUAL = 1e-9;

    private static final double MARGIN = 0.05;

    /** Why a method was taken. */
    public enum Basis {
        /** It had the lowest mean absolute error. */
        LOWEST_ERROR,
        /** No method could be tested on enough origins; it is the first that can be computed. */
        TOO_LITTLE_HISTORY
    }

    public MethodChoice {
        backtests = List.copyOf(backtests);
    }

    /**
     * Tests the methods and chooses.
     *
     * @throws IllegalArgumentException if the history is too short for every method
     */
    public static MethodChoice of(List<ForecastMethod> methods, double[] history, int season, int horizon) {
        List<Backtest> backtests = methods.stream()
                .map(method -> Backtest.of(method, history, season, horizon))
                .toList();
        List<Backtest> tested = backtests.stream()
                .filter(backtest -> backtest.origins() >= MINIMUM_ORIGINS)
                .toList();
        if (tested.isEmpty()) {
            Backtest first = backtests.stream()
                    .filter(backtest -> backtest.method().minimumHistory(season) <= history.length)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "no method can forecast from a history of " + history.length + " values"));
            return new MethodChoice(
                    first.method(), Basis.TOO_LITTLE_HISTORY, first.firstOrigin(), first.origins(), first, backtests);
        }
        int firstOrigin = tested.stream().mapToInt(Backtest::firstOrigin).max().orElseThrow();
        Backtest best = tested.get(0);
        for (Backtest backtest : tested) {
            boolean isSameModel = backtest.method() instanceof Regressed regressed
                    && regressed.method().equals(best.method());
            double margin = best.method() instanceof ForecastModel && !isSameModel ? MARGIN : EQUAL;
            if (backtest.meanAbsoluteError(firstOrigin) < best.meanAbsoluteError(firstOrigin) * (1 - margin)) {
                best = backtest;
            }
        }
        return new MethodChoice(
                best.method(), Basis.LOWEST_ERROR, firstOrigin, history.length - firstOrigin, best, backtests);
    }
}
