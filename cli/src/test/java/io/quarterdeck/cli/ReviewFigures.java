package io.quarterdeck.cli;

import io.quarterdeck.engine.FiscalCalendar;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.ingest.HouseRules;
import io.quarterdeck.ingest.Ingest;
import io.quarterdeck.ingest.IngestRequest;
import io.quarterdeck.ingest.Ingested;
import io.quarterdeck.ingest.Presets;
import io.quarterdeck.ingest.Store;
import io.quarterdeck.transform.Conventions;
import io.quarterdeck.transform.ReviewDates;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;

/** The published figures of some exports, to be added up as a reader of the tables would. */
record ReviewFigures(Ingested ingested, Pipeline pipeline) implements AutoCloseable {
    static ReviewFigures of(Path exports, LocalDate asOf, Path scratch) throws IOException {
        return of(exports, asOf, FiscalCalendar.CALENDAR_YEAR, scratch);
    }

    static ReviewFigures of(Path exports, LocalDate asOf, FiscalCalendar calendar, Path scratch) throws IOException {
        try (Store store = Store.inMemory(scratch)) {
            Ingested ingested = Ingest.run(
                    new IngestRequest(
                            exports,
                            scratch.resolve("quarantine"),
                            Optional.of(asOf),
                            Optional.empty(),
                            HouseRules.DEFAULT.with(calendar),
                            Presets.builtIn()),
                    store,
                    line -> {});
            return new ReviewFigures(
                    ingested,
                    Pipeline.run(store, new ReviewDates(asOf, calendar), Conventions.of(""), "duckdb", scratch));
        }
    }

    Rows table(String name) {
        return pipeline.runner().read(name);
    }

    /** Sum of a metric's numerator or denominator over the rows of {@code table} that {@code keeps} accepts. */
    BigDecimal sum(Rows table, String metric, String part, Predicate<Integer> keeps) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < table.size(); i++) {
            if (metric.equals(table.text(i, "metric")) && keeps.test(i) && table.value(i, part) != null) {
                sum = sum.add(table.money(i, part));
            }
        }
        return sum;
    }

    /** The quarter of a month, as 2017-Q1. */
    static String quarter(String month) {
        return month.substring(0, 5) + "Q" + ((Integer.parseInt(month.substring(5)) + 2) / 3);
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
