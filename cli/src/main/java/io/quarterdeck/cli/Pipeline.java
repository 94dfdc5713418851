package io.quarterdeck.cli;

import io.quarterdeck.dashboards.SheetModels;
import io.quarterdeck.engine.Engine;
import io.quarterdeck.engine.House;
import io.quarterdeck.engine.Model;
import io.quarterdeck.engine.ModelRunner;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.forecast.AccuracyTables;
import io.quarterdeck.forecast.ChanceTables;
import io.quarterdeck.forecast.ForecastTables;
import io.quarterdeck.forecast.GapTables;
import io.quarterdeck.forecast.IncidenceTables;
import io.quarterdeck.forecast.LikelihoodTables;
import io.quarterdeck.forecast.PeriodTables;
import io.quarterdeck.forecast.TargetTables;
import io.quarterdeck.forecast.TeamChanceTables;
import io.quarterdeck.ingest.CanonicalTable;
import io.quarterdeck.ingest.Store;
import io.quarterdeck.transform.CheckResult;
import io.quarterdeck.transform.Conventions;
import io.quarterdeck.transform.ReviewDates;
import io.quarterdeck.transform.ThresholdResult;
import io.quarterdeck.transform.Transform;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Canonical tables to everything that a pack shows: the models of all rooms, run on one engine.
 *
 * @param runner knows every table
 * @param house whose models are among them
 * @param checks how the data rules came out; none where they were not asked for
 * @param nanoseconds what each model took
 */
record Pipeline(Engine engine, ModelRunner runner, House house, List<CheckResult> checks, Map<String, Long> nanoseconds)
        implements AutoCloseable {

    /**
     * Runs all models over a store.
     *
     * @param scratch an existing folder of the run's own; the store writes canonical Parquet there
     */
    static Pipeline run(Store store, ReviewDates dates, Conventions conventions, String engineName, Path scratch)
            throws IOException {
        return run(store, dates, conventions, Settings.THRESHOLDS, House.NONE, Wanted.ALL, engineName, scratch);
    }

    /** The same, beyond other thresholds than the defaults, with the models of a house, and for some tables alone. */
    static Pipeline run(
            Store store,
            ReviewDates dates,
            Conventions conventions,
            SortedMap<String, BigDecimal> thresholds,
            House house,
            Wanted wanted,
            String engineName,
            Path scratch)
            throws IOException {
        Path canonical = Files.createDirectories(scratch.resolve("canonical"));
        store.writeParquet(canonical);
        return run(canonical, store.absentTables(), dates, conventions, thresholds, house, wanted, engineName, scratch);
    }

    /**
     * The same over canonical tables as Parquet.
     *
     * @param absent those without rows
     */
    static Pipeline run(
            Path canonical,
            List<String> absent,
            ReviewDates dates,
            Conventions conventions,
            SortedMap<String, BigDecimal> thresholds,
            House house,
            Wanted wanted,
            String engineName,
            Path scratch)
            throws IOException {
        Engine engine = Engines.open(engineName, scratch);
        boolean isDone = false;
        try {
            ModelRunner runner = ModelRunner.ofReview(engine);
            Collection<Model> models = wanted.of(models(house), Transform.whatIf());
            Set<String> read = models.stream()
                    .flatMap(model -> model.header().inputs().stream())
                    .collect(Collectors.toSet());
            for (CanonicalTable table : CanonicalTable.all().values()) {
                String name = Transform.exported(table.name());
                // An empty table that nobody asks for would only cost its loading.
                if (absent.contains(table.name())
                        && !read.contains(name)
                        && !wanted.tables().contains(name)) {
                    continue;
                }
                engine.load(name, canonical.resolve(table.name() + ".parquet"));
                runner.given(table.header().named(name));
            }
            Transform.giveDates(engine, runner, dates);
            Transform.giveConventions(engine, runner, conventions);
            Transform.giveLimits(engine, runner, thresholds);
            Map<String, Long> nanoseconds = new TreeMap<>();
            runner.run(models, nanoseconds::put);
            Pipeline pipeline = new Pipeline(
                    engine,
                    runner,
                    house,
                    wanted.hasChecks() ? Transform.results(engine, house) : List.of(),
                    nanoseconds);
            isDone = true;
            return pipeline;
        } finally {
            if (!isDone) {
                engine.close();
            }
        }
    }

    /** Every model of every room, ours and those of a house. */
    static List<Model> models(House house) {
        List<Model> models = new ArrayList<>(Transform.models(house));
        models.add(ForecastTables.model());
        models.add(IncidenceTables.model());
        models.addAll(ChanceTables.models());
        models.add(TeamChanceTables.model());
        models.addAll(AccuracyTables.models());
        models.add(PeriodTables.model());
        models.addAll(GapTables.models());
        models.addAll(TargetTables.models());
        models.add(LikelihoodTables.model());
        models.addAll(SheetModels.all(house));
        return List.copyOf(models);
    }

    /** The tables that go into the pack, by name. */
    SortedMap<String, TableHeader> published() {
        SortedMap<String, TableHeader> published = new TreeMap<>(runner.tables());
        published.values().removeIf(header -> !header.isPublished());
        return published;
    }

    /** How far the data went towards each threshold, by name. */
    List<ThresholdResult> thresholds() {
        return Transform.thresholds(runner);
    }

    /** Whether a rule that stops a review is broken, or a threshold is crossed. */
    boolean isDraft() {
        return thresholds().stream().anyMatch(ThresholdResult::isCrossed)
                || checks.stream().anyMatch(check -> check.severity() == CheckResult.Severity.FAIL && !check.passes());
    }

    /** The models that took longest, for the progress line. */
    String slowest() {
        return nanoseconds.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(3)
                .map(e -> String.format(Locale.ROOT, "%s %.2f s", e.getKey(), e.getValue() / 1e9))
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        engine.close();
    }
}
