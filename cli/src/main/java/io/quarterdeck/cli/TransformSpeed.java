package io.quarterdeck.cli;

import com.sun.management.OperatingSystemMXBean;
import io.quarterdeck.engine.FiscalCalendar;
import io.quarterdeck.engine.House;
import io.quarterdeck.engine.PeakMemory;
import io.quarterdeck.transform.Conventions;
import io.quarterdeck.transform.ReviewDates;
import io.quarterdeck.transform.Transform;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long models take over a company's canonical tables, for one as-of date.
 *
 * @param processor seconds that all processors worked together, of the whole run
 * @param loading seconds until the engine has the canonical tables
 * @param models seconds of each model
 * @param peakMemory in bytes, of the whole process
 */
record TransformSpeed(
        LargeCompany company, double processor, double loading, Map<String, Double> models, long peakMemory) {
    private static final String FORECAST = "forecast";
    private static final String SHEETS = "sheets";

    /**
     * Runs models once.
     *
     * @param wanted whose tables and what they rest on are worked out
     * @param scratch an existing folder of the run's own
     */
    static TransformSpeed of(LargeCompany company, Wanted wanted, Path scratch) throws IOException {
        ReviewDates dates = new ReviewDates(company.asOf(), FiscalCalendar.CALENDAR_YEAR);
        System.gc();
        PeakMemory.reset();
        long worked = processorNanoseconds();
        long start = System.nanoTime();
        try (Pipeline pipeline = Pipeline.run(
                company.folder(),
                company.absent(),
                dates,
                Conventions.of("CNY"),
                Settings.THRESHOLDS,
                House.NONE,
                wanted,
                Engines.DUCKDB,
                scratch)) {
            double all = (System.nanoTime() - start) / 1e9;
            Map<String, Double> models = new HashMap<>();
            pipeline.nanoseconds().forEach((name, nanoseconds) -> models.put(name, nanoseconds / 1e9));
            double ofModels = models.values().stream().mapToDouble(s -> s).sum();
            return new TransformSpeed(
                    company, (processorNanoseconds() - worked) / 1e9, all - ofModels, models, PeakMemory.bytes());
        }
    }

    private static long processorNanoseconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** Loading and every model of this module; the forecast and the sheets are told apart. */
    double seconds() {
        Map<String, Double> stages = stages();
        return stages.entrySet().stream()
                .filter(stage ->
                        !stage.getKey().equals(FORECAST) && !stage.getKey().equals(SHEETS))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** Seconds by what the models are, in the order of their work. */
    Map<String, Double> stages() {
        Map<String, Double> stages = new LinkedHashMap<>();
        stages.put("loading", loading);
        for (String stage : List.of("staging", "marts", "metrics", "checks", FORECAST, SHEETS)) {
            stages.put(stage, 0.0);
        }
        List<String> metrics =
                Transform.metrics().stream().map(metric -> metric.name()).toList();
        List<String> checks =
                Transform.checks().stream().map(check -> check.name()).toList();
        models.forEach((name, seconds) -> {
            String stage = metrics.contains(name) || name.startsWith("metrics")
                    ? "metrics"
                    : checks.contains(name)
                            ? "checks"
                            : name.startsWith("stg_")
                                    ? "staging"
                                    : name.startsWith("sheet_")
                                            ? SHEETS
                                            : name.equals("forecast_series") ? FORECAST : "marts";
            stages.merge(stage, seconds, Double::sum);
        });
        return stages;
    }

    /** The models that take longest, longest first. */
    List<Map.Entry<String, Double>> slowest(int most) {
        return models.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .toList();
    }
}
