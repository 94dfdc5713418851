package io.quarterdeck.dashboards;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;

/**
 * Two tables of the engine's figures with a chart each: what people can bring by quarter against the target, and the chance of the
 * target by win rate.
 */
final class WhatIfColumns {
    private static final int NAME = SheetPage.LEFT;

    private static final int CHART = NAME + 4;

    private static final int CHART_WIDTH = 5;

    private static final int CHART_ROWS = 13;

    private final WhatIfPage sheet;
    private final WhatIfEngine engine;
    private final Labels labels;

    private record Line(String name, List<Double> values) {}

    WhatIfColumns(WhatIfPage sheet, WhatIfEngine engine) {
        this.sheet = sheet;
        this.engine = engine;
        labels = sheet.labels;
    }

    /** @return the row after all of it */
    int write(int row) {
        return chance(capacity(row));
    }

    private int capacity(int row) {
        List<Line> lines = new ArrayList<>();
        for (TableRow quarter : engine.tables()
                .where(
                        "scenarios",
                        found -> found.is("scenario", engine.scenario())
                                && found.is("scope_type", "company")
                                && found.is("period_type", "quarter")
                                && found.number("capacity").isPresent())) {
            List<Double> values = new ArrayList<>();
            for (String column : List.of("capacity", "target", "expected")) {
                values.add(quarter.number(column).isPresent() ? (Double) quarter.orZero(column) : null);
            }
            lines.add(new Line(sheet.page.draft.words.period(quarter.text("period")), values));
        }
        return block(
                row,
                "whatif.capacity",
                "heading.period",
                List.of("whatif.capacity.people", "heading.target", "heading.whatif_expected"),
                CellFormat.plain(0),
                lines);
    }

    /** At the deal size in the middle of its range. */
    private int chance(int row) {
        List<TableRow> grid = engine.tables().where("sensitivity_grid", cell -> cell.is("period", engine.period()));
        List<Double> sizes = grid.stream()
                .map(cell -> cell.orZero("column_value"))
                .distinct()
                .sorted()
                .toList();
        List<Line> lines = new ArrayList<>();
        for (TableRow cell : grid) {
            if (cell.orZero("column_value") == sizes.get(sizes.size() / 2)
                    && cell.number("chance").isPresent()) {
                lines.add(new Line(NumberText.percent(cell.orZero("row_value")), List.of(cell.orZero("chance"))));
            }
        }
        return block(
                row,
                "whatif.chance_by_rate",
                "value.whatif_driver.win_rate",
                List.of("heading.chance_of_target"),
                CellFormat.PERCENT,
                lines);
    }

    private int block(int row, String title, String name, List<String> columns, String format, List<Line> lines) {
        if (lines.isEmpty()) {
            return row;
        }
        int heading = row + 2;
        sheet.label(row + 1, NAME, title, CellLook.SECTION);
        sheet.label(heading, NAME, name, CellLook.SMALL_HEADING);
        for (int i = 0; i < columns.size(); i++) {
            sheet.label(heading, NAME + 1 + i, columns.get(i), CellLook.SMALL_HEADING_RIGHT);
        }
        int first = heading + 1;
        for (int i = 0; i < lines.size(); i++) {
            sheet.text(first + i, NAME, lines.get(i).name(), CellLook.BODY);
            for (int c = 0; c < columns.size(); c++) {
                sheet.number(first + i, NAME + 1 + c, lines.get(i).values().get(c), format);
            }
        }
        draw(heading, columns.size(), format, lines, labels.text(title));
        return Math.max(first + lines.size(), row + 2 + CHART_ROWS) + 1;
    }

    private void draw(int heading, int count, String format, List<Line> lines, String measure) {
        NativeChart frame = new NativeChart(
                sheet.page,
                new NativeChart.Place(heading, CHART, heading + CHART_ROWS, CHART + CHART_WIDTH),
                "",
                measure);
        XDDFValueAxis axis = frame.values(format);
        axis.setMinimum(0);
        XDDFBarChartData bars =
                (XDDFBarChartData) frame.chart.createData(ChartTypes.BAR, frame.categoriesBelow(), axis);
        bars.setBarDirection(BarDirection.COL);
        bars.setBarGrouping(BarGrouping.CLUSTERED);
        bars.setGapWidth(60);
        bars.setOverlap((byte) 0);
        bars.setVaryColors(false);
        SeriesLook[] looks = {SeriesLook.EXPECTED, SeriesLook.PAST, SeriesLook.OPEN};
        for (int c = 0; c < count; c++) {
            int column = c;
            CellRangeAddress cells =
                    new CellRangeAddress(heading + 1, heading + lines.size(), NAME + 1 + c, NAME + 1 + c);
            Double[] cached = IntStream.range(0, lines.size())
                    .mapToObj(i -> lines.get(i).values().get(column))
                    .toArray(Double[]::new);
            XDDFBarChartData.Series series = (XDDFBarChartData.Series) bars.addSeries(
                    frame.names(new CellRangeAddress(heading + 1, heading + lines.size(), NAME, NAME)),
                    XDDFDataSourcesFactory.fromArray(cached, cells.formatAsString(sheet.page.name(), true)));
            series.setTitle(
                    sheet.page.cell(heading, NAME + 1 + c).getStringCellValue(),
                    new CellReference(sheet.page.name(), heading, NAME + 1 + c, true, true));
            series.setFillProperties(looks[c].fill());
            series.setLineProperties(SeriesLook.INVISIBLE.outline());
        }
        frame.chart.plot(bars);
        frame.legend(LegendPosition.BOTTOM);
    }
}
