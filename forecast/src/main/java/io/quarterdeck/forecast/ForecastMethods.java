package io.quarterdeck.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The forecast methods in use, one line each. */
public final class ForecastMethods {

    private static final List<ForecastMethod> SIMPLE = List.of(
            new SeasonalNaive(), //
            new Naive(),
            new Drift(),
            new Mean());

    private static final List<ForecastModel> MODELS = List.of(
            new Combination(), //
            new WeightedCombination(),
            new EtsAverage(),
            new Ets(),
            new Ces(),
            new StlTheta(),
            new StlEts(),
            new TemporalHierarchy(),
            new Arima(),
            new DynamicOptimisedTheta(),
            new OptimisedTheta(),
            new Theta(),
            new SyntetosBoylan(),
            new TeunterSyntetosBabai(),
            new Croston(),
            new ShortHistory());

    private ForecastMethods() {}

    /** Every method: the simple ones, then the models. */
    public static List<ForecastMethod> all() {
        return Stream.concat(SIMPLE.stream(), MODELS.stream()).toList();
    }

    /**
     * The methods that fit nothing, the preferred first: the order settles a tie, and the first that can be computed is
     * taken where the history is too short to test any. Seasons come first because sales have them; a trend is not
     * presumed.
     */
    public static List<ForecastMethod> simple() {
        return SIMPLE;
    }

    /** What sales are forecast with: the default, then the simple methods. */
    public static List<ForecastMethod> standard() {
        return Stream.concat(Stream.of(new Combination()), SIMPLE.stream()).toList();
    }

    /** The same with the default that knows regressors behind the one that does not. */
    static List<ForecastMethod> standardWith(Regressors regressors) {
        List<ForecastMethod> methods = new ArrayList<>(standard());
        methods.add(1, new Regressed(new Combination(), regressors));
        return List.copyOf(methods);
    }

    /** The methods that have an account of their own errors, the default first. */
    public static List<ForecastModel> models() {
        return MODELS;
    }
}
