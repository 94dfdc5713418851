package io.quarterdeck.forecast;

import java.util.List;

/** The forecast methods in use, one line each. */
public final class ForecastMethods {

    private static final List<ForecastMethod> ALL = List.of(
            new SeasonalNaive(), //
            new Naive(),
            new Drift(),
            new Mean());

    private ForecastMethods() {}

    /**
     * Every method, the preferred first: the order settles a tie, and the first that can be computed is taken where the
     * history is too short to test any. Seasons come first because sales have them; a trend is not presumed.
     */
    public static List<ForecastMethod> all() {
        return ALL;
    }
}
