package io.quarterdeck.dashboards;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/** The ranges beside the teams' rows, and the cells that they are drawn from. */
final class SummaryStrips {
    /** Both ends, and an empty row that ends the line. */
    private static final int ROWS_EACH = 3;

    private static final double HALF_A_STROKE = 0.32;

    private SummaryStrips() {}

    /** @param isShare whether they are drawn in percent of each team's target */
    static void write(SummaryCells cells, NativeChart.Place place, List<QuarterFigures> teams, boolean isShare) {
        if (teams.stream().noneMatch(team -> team.forecast().isPresent())) {
            return;
        }
        int[] at = SummaryCells.LEFT;
        int first = cells.block(
                at,
                teams.size() * ROWS_EACH,
                "heading.scope_name",
                "figures.range",
                "heading.target",
                "heading.forecast",
                "figures.row",
                "figures.stroke");
        for (int i = 0; i < teams.size(); i++) {
            team(cells, teams.get(i), first + ROWS_EACH * i, i + 1, isShare);
        }
        double[] ends = teams.stream()
                .flatMap(team -> Stream.<Function<QuarterFigures, OptionalDouble>>of(
                                QuarterFigures::forecast,
                                QuarterFigures::target,
                                QuarterFigures::low,
                                QuarterFigures::high)
                        .map(figure -> figure.apply(team))
                        .filter(OptionalDouble::isPresent)
                        .map(figure -> figure.getAsDouble() / size(cells, team, isShare)))
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        double room = Math.max(1e-6, ends[ends.length - 1] - ends[0]) * 0.05;
        NativeChart frame = new NativeChart(cells.page, place, "", "");
        frame.describe(cells.labels().text("summary.strips.alt"));
        new RangeStrips(frame, first, first + ROWS_EACH * teams.size() - 1)
                .draw(
                        new RangeStrips.Columns(at[1], at[2], at[3], at[4], at[5]),
                        teams.size(),
                        ends[0] - room,
                        ends[ends.length - 1] + room);
    }

    private static void team(SummaryCells cells, QuarterFigures team, int row, int line, boolean isShare) {
        int[] at = SummaryCells.LEFT;
        double size = size(cells, team, isShare);
        String format = isShare ? "0.0%" : CellFormat.plain(3);
        cells.name(row, at[0], cells.labels().value("scope_name", team.name()));
        cells.number(row, at[1], team.low(), size, format);
        cells.number(row + 1, at[1], team.high(), size, format);
        cells.number(row, at[3], team.forecast(), size, format);
        for (int end = 0; end < 2; end++) {
            cells.number(row + end, at[2], team.target(), size, format);
            cells.number(row + end, at[4], OptionalDouble.of(line), 1, CellFormat.plain(2));
            double stroke = line + (end == 0 ? -HALF_A_STROKE : HALF_A_STROKE);
            cells.number(row + end, at[5], OptionalDouble.of(stroke), 1, CellFormat.plain(2));
        }
    }

    private static double size(SummaryCells cells, QuarterFigures team, boolean isShare) {
        return isShare ? team.target().getAsDouble() : cells.unit.size();
    }
}
