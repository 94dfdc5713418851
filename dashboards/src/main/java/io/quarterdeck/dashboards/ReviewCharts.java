package io.quarterdeck.dashboards;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The pictures of a review, by file name: the same answers as in the workbook, each with its message as title.
 *
 * <p>A chart whose table is empty is still there and says which export is missing, so that a pack has the same files every
 * month.
 */
public final class ReviewCharts {
    private ReviewCharts() {}

    /** All charts of a review, by the name of their file without its ending. */
    public static SortedMap<String, Chart> of(ReviewTables tables, ReviewContext context) {
        ChartSource source = ChartSource.of(tables, context);
        QuarterCharts quarter = new QuarterCharts(source);
        PeopleCharts people = new PeopleCharts(source);
        PipelineCharts pipeline = new PipelineCharts(source);
        FunnelCharts funnel = new FunnelCharts(source);
        MovementCharts movement = new MovementCharts(source);
        return new TreeMap<>(Map.ofEntries(
                Map.entry("bookings_by_quarter", quarter.bookingsByQuarter()),
                Map.entry("forecast_by_quarter", new ForecastCharts(source).forecast()),
                Map.entry("bookings_forecast", quarter.bookingsForecast()),
                Map.entry("landing_by_team", quarter.landingByTeam()),
                Map.entry("attainment_by_person", people.attainmentByPerson()),
                Map.entry("win_rate_by_team", people.winRateByTeam()),
                Map.entry("bookings_by_product", people.bookingsByProduct()),
                Map.entry("change_by_team", people.changeByTeam()),
                Map.entry("pacing", funnel.pacing()),
                Map.entry("stage_conversion", funnel.stageConversion()),
                Map.entry("stage_aging", funnel.stageAging()),
                Map.entry("win_rate_intervals", funnel.winRateIntervals()),
                Map.entry("pipeline_movement", movement.pipelineMovement()),
                Map.entry("lift_by_flag", new RiskCharts(source).liftByFlag()),
                Map.entry("pipeline_by_close_month", pipeline.pipelineByCloseMonth()),
                Map.entry("pipeline_by_stage", pipeline.pipelineByStage()),
                Map.entry("category_trend", movement.categoryTrend())));
    }
}
