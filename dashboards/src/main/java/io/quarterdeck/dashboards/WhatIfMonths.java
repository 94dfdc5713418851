package io.quarterdeck.dashboards;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;

/** The months of the year that is asked about: base, scenario and difference, with a chart that tells what is booked from what is expected. */
final class WhatIfMonths {
    private static final int LEFT = SheetPage.LEFT;
    private static final int CHART_ROWS = 13;
    private static final Pattern MONTH = Pattern.compile("\\d{4}-(\\d{2})");

    private final WhatIfPage sheet;
    private final Labels labels;
    private final WhatIfEngine engine;
    private final LiveTables live;
    private final WhatIfResults results;
    private final MoneyUnit unit;
    private final String unitCell;
    private int monthRow;

    WhatIfMonths(
            WhatIfPage sheet,
            WhatIfEngine engine,
            LiveTables live,
            WhatIfResults results,
            MoneyUnit unit,
            String unitCell) {
        this.sheet = sheet;
        this.engine = engine;
        this.live = live;
        this.results = results;
        this.unit = unit;
        this.unitCell = unitCell;
        labels = sheet.labels;
    }

    void write(int row) {
        sheet.section(row, LEFT, "whatif.by_month", unit.heading());
        List<String> months = results.monthsOfYear(engine.period());
        sheet.text(row + 1, LEFT, unit.heading(), CellLook.SMALL_HEADING);
        String year = yearOf(months.get(0));
        for (int m = 0; m < months.size(); m++) {
            sheet.text(row + 1, LEFT + 1 + m, month(months.get(m)), CellLook.FIGURE_HEADING);
        }
        int total = LEFT + 1 + months.size();
        sheet.text(row + 1, total, year, CellLook.FIGURE_HEADING);
        int[] blocks = {results.base, results.scenario, results.difference};
        String[] keys = {"whatif.base", "heading.scenario", "whatif.difference"};
        for (int i = 0; i < blocks.length; i++) {
            int at = row + 2 + i;
            boolean isDifference = i == blocks.length - 1;
            String format = isDifference ? difference() : unit.format();
            sheet.label(at, LEFT, keys[i], CellLook.BODY);
            for (int m = 0; m < months.size(); m++) {
                sheet.formula(
                        at,
                        LEFT + 1 + m,
                        results.at(blocks[i], 0, results.months.get(months.get(m))) + "/" + unitCell,
                        CellLook.FIGURE,
                        format);
            }
            sheet.formula(
                    at,
                    total,
                    results.at(blocks[i], 0, results.column(year)) + "/" + unitCell,
                    CellLook.FIGURE,
                    format);
        }
        TableEmphasis.colourBySign(sheet.page.sheet, new CellRangeAddress(row + 4, row + 4, LEFT + 1, total));
        monthRow = row;
        sheet.page.reaches(row + 5 + CHART_ROWS, WhatIfFront.LAST);
    }

    /** The chart of the months, which needs what they come to. */
    void draw() {
        int row = monthRow;
        List<String> labelsOfMonths = results.monthsOfYear(engine.period());
        int months = labelsOfMonths.size();
        String year = yearOf(labelsOfMonths.get(0));
        NativeChart frame = new NativeChart(
                sheet.page,
                new NativeChart.Place(row + 6, LEFT, row + 6 + CHART_ROWS, WhatIfFront.LAST + 1),
                "",
                labels.text("whatif.by_month.measure", year, unit.heading()));
        XDDFCategoryAxis below = frame.categoriesBelow();
        XDDFValueAxis values = frame.values(unit.format());
        values.setMinimum(0);
        XDDFBarChartData bars = (XDDFBarChartData) frame.chart.createData(ChartTypes.BAR, below, values);
        bars.setBarDirection(BarDirection.COL);
        bars.setBarGrouping(BarGrouping.CLUSTERED);
        bars.setGapWidth(60);
        bars.setOverlap((byte) 0);
        bars.setVaryColors(false);
        SeriesLook[] looks = {SeriesLook.PAST, SeriesLook.EXPECTED_REST};
        for (int i = 0; i < looks.length; i++) {
            int at = row + 2 + i;
            CellRangeAddress cells = new CellRangeAddress(at, at, LEFT + 1, LEFT + months);
            Double[] cached = IntStream.rangeClosed(LEFT + 1, LEFT + months)
                    .mapToObj(column -> sheet.page.cell(at, column).getNumericCellValue())
                    .toArray(Double[]::new);
            // From what the cells have: POI would work out the whole model for every series again.
            XDDFBarChartData.Series series = (XDDFBarChartData.Series) bars.addSeries(
                    frame.names(new CellRangeAddress(row + 1, row + 1, LEFT + 1, LEFT + months)),
                    XDDFDataSourcesFactory.fromArray(cached, cells.formatAsString(sheet.page.name(), true)));
            series.setTitle(
                    sheet.page.cell(at, LEFT).getStringCellValue(),
                    new CellReference(sheet.page.name(), at, LEFT, true, true));
            series.setFillProperties(looks[i].fill());
            series.setLineProperties(looks[i].outline());
            for (int month = 0; looks[i] == SeriesLook.EXPECTED_REST && month < months; month++) {
                if (isOver(labelsOfMonths.get(month))) {
                    series.getDataPoint(month).setFillProperties(SeriesLook.ACTUAL.fill());
                }
            }
        }
        frame.chart.plot(bars);
        frame.legend(LegendPosition.BOTTOM);
    }

    /** A difference as an arrow and its size; a dash for none. */
    private String difference() {
        String digits = CellFormat.plain(unit.decimals()).split(";")[0];
        return "\"▲ \"" + digits + ";\"▼ \"" + digits + ";\"–\"";
    }

    /** Whether nothing more can come in a month: what happened is solid, what is expected hatched. */
    private boolean isOver(String month) {
        return live.allMonths().indexOf(month) < live.past();
    }

    private String yearOf(String month) {
        int number = live.year(live.allMonths().indexOf(month));
        return live.years().get(number);
    }

    /** A month's name where months are the calendar's. */
    private String month(String label) {
        Matcher month = MONTH.matcher(label);
        return month.matches() && sheet.page.draft.context.hasCalendarMonths()
                ? labels.text("whatif.month", labels.text("month." + Integer.parseInt(month.group(1))))
                : label;
    }
}
