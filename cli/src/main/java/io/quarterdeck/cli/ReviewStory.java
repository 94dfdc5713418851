package io.quarterdeck.cli;

import io.quarterdeck.dashboards.Labels;
import io.quarterdeck.dashboards.ReviewContext;
import io.quarterdeck.dashboards.ReviewTables;
import io.quarterdeck.dashboards.SheetModels;
import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.SqlModel;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.engine.Unit;
import io.quarterdeck.ingest.Ingested;
import io.quarterdeck.transform.CheckResult;
import io.quarterdeck.transform.ReviewDates;
import io.quarterdeck.transform.Transform;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the sheets and charts of one review are told: its context and its tables. */
record ReviewStory(ReviewContext context, ReviewTables tables) {

    static ReviewStory of(
            Settings settings, ReviewDates dates, Ingested ingested, Pipeline pipeline, String version, String runId) {
        ReviewContext context = context(settings, dates, ingested, pipeline, version, runId);
        List<String> evidence =
                Transform.checks(pipeline.house()).stream().map(SqlModel::name).collect(Collectors.toList());
        return new ReviewStory(
                context,
                ReviewTables.read(
                        pipeline.runner(),
                        SheetModels.all(pipeline.house()).stream()
                                .map(SqlModel::header)
                                .toList(),
                        evidence));
    }

    /** What they are told besides tables. */
    static ReviewContext context(
            Settings settings, ReviewDates dates, Ingested ingested, Pipeline pipeline, String version, String runId) {
        Map<String, TableHeader> headers = pipeline.runner().tables();
        List<ReviewContext.Check> checks = pipeline.checks().stream()
                .map(check -> new ReviewContext.Check(
                        check.name(),
                        headers.get(check.name()).label(),
                        check.rule(),
                        check.severity() == CheckResult.Severity.FAIL,
                        check.brokenRows()))
                .toList();
        return new ReviewContext(
                settings.company().isEmpty()
                        ? Labels.of(settings.language()).text("chart.company")
                        : settings.company(),
                settings.currency(),
                dates.asOf(),
                dates.previousAsOf(),
                dates.since(),
                "UTC",
                dates.quarter(),
                dates.previousQuarter(),
                dates.nextQuarter(),
                "",
                historyKind(pipeline),
                settings.language(),
                version,
                runId,
                checks,
                quarantined(ingested),
                ingested.notUsed().stream()
                        .map(file -> new ReviewContext.UnusedFile(file.file(), file.reason()))
                        .toList(),
                List.of(),
                pipeline.thresholds().stream()
                        .map(threshold -> new ReviewContext.Threshold(
                                threshold.name(),
                                threshold.subject() == null ? "" : threshold.subject(),
                                threshold.value(),
                                threshold.limit(),
                                threshold.isCrossed()))
                        .toList(),
                pipeline.house());
    }

    private static List<ReviewContext.Quarantined> quarantined(Ingested ingested) {
        return ingested.quarantineCounts().stream()
                .map(count -> new ReviewContext.Quarantined(
                        count.file(), count.reason().name(), count.records()))
                .toList();
    }

    /**
     * How the deals of the date compared with are known: from the CRM's own history where it has one for any of them, else
     * rebuilt from their dates where any was, else observed at the time. Empty where there are none.
     */
    private static String historyKind(Pipeline pipeline) {
        Rows kinds = pipeline.engine()
                .query(
                        "select distinct o.history_kind from fct_opportunities as o"
                                + " inner join as_of_dates as d on d.as_of_date = o.as_of_date and d.role = 'previous'",
                        List.of(new Column("history_kind", Unit.TEXT)));
        List<Object> found = kinds.rows().stream().map(row -> row.get(0)).toList();
        return List.of("exported", "rebuilt", "observed").stream()
                .filter(found::contains)
                .findFirst()
                .orElse("");
    }
}
