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
        SortedMap<String, Chart> charts = new TreeMap<>(Map.of(
                "bookings_by_quarter", quarter.bookingsByQuarter(),
                "bookings_forecast", quarter.bookingsForecast(),
                "landing_by_team", quarter.landingByTeam(),
                "attainment_by_person", people.attainmentByPerson(),
                "win_rate_by_team", people.winRateByTeam(),
                "bookings_by_product", people.bookingsByProduct(),
                "change_by_team", people.changeByTeam(),
                "pipeline_by_close_month", pipeline.pipelineByCloseMonth(),
                "pipeline_by_stage", pipeline.pipelineByStage()));
        charts.put("lift_by_flag", new RiskCharts(source).liftByFlag());
        return charts;
    }
}
