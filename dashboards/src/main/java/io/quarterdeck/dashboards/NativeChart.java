package io.quarterdeck.dashboards;

import org.apache.poi.ss.usermodel.ClientAnchor.AnchorType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickMark;
import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFChartLegend;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTChartSpace;
import org.openxmlformats.schemas.drawingml.x2006.main.CTNonVisualDrawingProps;
import org.openxmlformats.schemas.drawingml.x2006.main.CTShapeProperties;

/** The frame of a native chart: its place on a sheet, title, text for those who cannot see it, axes and series. */
final class NativeChart {
    /** The cells that a chart lies over. @param endRow and endColumn are the first cells outside */
    record Place(int row, int column, int endRow, int endColumn) {}

    final XSSFChart chart;
    private final SheetPage figures;

    /**
     * @param message what the chart says, in bold; empty for none
     * @param measure measure, unit and period, in grey
     */
    NativeChart(SheetPage page, Place place, String message, String measure) {
        this(page, page, place, message, measure);
    }

    /** A chart on {@code page} of cells on another sheet. */
    NativeChart(SheetPage page, SheetPage figures, Place place, String message, String measure) {
        this.figures = figures;
        XSSFDrawing drawing = page.sheet.createDrawingPatriarch();
        XSSFClientAnchor anchor =
                drawing.createAnchor(0, 0, 0, 0, place.column(), place.row(), place.endColumn(), place.endRow());
        // Filtering the table beside it must not squeeze the chart.
        anchor.setAnchorType(AnchorType.MOVE_DONT_RESIZE);
        chart = drawing.createChart(anchor);
        page.reaches(place.endRow() - 1, place.endColumn() - 1);
        CTChartSpace space = chart.getCTChartSpace();
        (space.isSetRoundedCorners() ? space.getRoundedCorners() : space.addNewRoundedCorners()).setVal(false);
        NativeChartText.setFonts(space, page.draft.labels.text("font"));
        if (message.isEmpty() && measure.isEmpty()) {
            chart.setAutoTitleDeleted(true);
        } else {
            NativeChartText.setTitle(chart, page.draft.safe.of(message), page.draft.safe.of(measure));
        }
        CTShapeProperties around = space.isSetSpPr() ? space.getSpPr() : space.addNewSpPr();
        around.addNewNoFill();
        around.addNewLn().addNewNoFill();
        chart.displayBlanksAs(DisplayBlanks.GAP);
        describe(message.isEmpty() ? measure : message + " · " + measure);
        frame().setName(page.draft.safe.of(page.draft.labels.text(
                "chart.name", page.sheet.getDrawingPatriarch().getCharts().size())));
    }

    /** Sets the text for those who cannot see the chart, where its title does not say enough. */
    void describe(String text) {
        frame().setDescr(figures.draft.safe.of(text));
    }

    private CTNonVisualDrawingProps frame() {
        return chart.getGraphicFrame()
                .getCTGraphicalObjectFrame()
                .getNvGraphicFramePr()
                .getCNvPr();
    }

    /** Categories along the bottom. */
    XDDFCategoryAxis categoriesBelow() {
        XDDFCategoryAxis axis = chart.createCategoryAxis(AxisPosition.BOTTOM);
        dress(axis);
        return axis;
    }

    /** Categories down the left side, the first at the top. */
    XDDFCategoryAxis categoriesLeft() {
        XDDFCategoryAxis axis = chart.createCategoryAxis(AxisPosition.LEFT);
        dress(axis);
        axis.setOrientation(AxisOrientation.MAX_MIN);
        return axis;
    }

    /** Values up the left side, with a light grid. */
    XDDFValueAxis values(String format) {
        return values(AxisPosition.LEFT, format);
    }

    /** The same along another side. */
    XDDFValueAxis values(AxisPosition position, String format) {
        XDDFValueAxis axis = chart.createValueAxis(position);
        dress(axis);
        axis.setCrosses(AxisCrosses.AUTO_ZERO);
        axis.setCrossBetween(AxisCrossBetween.BETWEEN);
        axis.setNumberFormat(format);
        axis.getOrAddShapeProperties().setLineProperties(SeriesLook.INVISIBLE.outline());
        axis.getOrAddMajorGridProperties().setLineProperties(SeriesLook.line(Palette.LINE, 0.5, false));
        return axis;
    }

    /** A value axis that is not drawn: the bars carry their values. */
    XDDFValueAxis hiddenValues(AxisPosition position) {
        XDDFValueAxis axis = chart.createValueAxis(position);
        axis.setCrosses(AxisCrosses.AUTO_ZERO);
        axis.setCrossBetween(AxisCrossBetween.BETWEEN);
        axis.setVisible(false);
        return axis;
    }

    private static void dress(XDDFChartAxis axis) {
        axis.setVisible(true);
        axis.setMajorTickMark(AxisTickMark.NONE);
        axis.setMinorTickMark(AxisTickMark.NONE);
        axis.getOrAddShapeProperties().setLineProperties(SeriesLook.line(Palette.PAST, 0.75, false));
    }

    /** A value axis that is not drawn and ends where it is told, so that marks line up with the cells around the chart. */
    XDDFValueAxis fixedValues(AxisPosition position, double from, double to) {
        XDDFValueAxis axis = hiddenValues(position);
        axis.setMinimum(from);
        axis.setMaximum(to);
        return axis;
    }

    XDDFDataSource<String> names(CellRangeAddress cells) {
        return XDDFDataSourcesFactory.fromStringCellRange(figures.sheet, cells);
    }

    XDDFNumericalDataSource<Double> numbers(CellRangeAddress cells) {
        return XDDFDataSourcesFactory.fromNumericCellRange(figures.sheet, cells);
    }

    /** Adds a series named by the cell above its first. */
    XDDFChartData.Series add(XDDFChartData data, XDDFDataSource<?> names, CellRangeAddress cells) {
        return add(data, names, cells, new CellReference(cells.getFirstRow() - 1, cells.getFirstColumn()));
    }

    /** Adds a series named by {@code heading}. */
    XDDFChartData.Series add(
            XDDFChartData data, XDDFDataSource<?> names, CellRangeAddress cells, CellReference heading) {
        XDDFChartData.Series series = data.addSeries(names, numbers(cells));
        CellReference onSheet = new CellReference(figures.name(), heading.getRow(), heading.getCol(), true, true);
        String title =
                figures.sheet.getRow(heading.getRow()).getCell(heading.getCol()).getStringCellValue();
        series.setTitle(title, onSheet);
        return series;
    }

    void legend(LegendPosition position) {
        XDDFChartLegend legend = chart.getOrAddLegend();
        legend.setPosition(position);
        legend.setOverlay(false);
    }

    /** Names only every {@code n}th category, where all would not fit. */
    void everyNthCategory(int n) {
        var axis = chart.getCTChart().getPlotArea().getCatAxArray(0);
        (axis.isSetTickLblSkip() ? axis.getTickLblSkip() : axis.addNewTickLblSkip()).setVal(n);
    }

    /** Leaves a series out of the legend. @param index in the order in which series were added */
    void hideInLegend(int index) {
        var entry = chart.getCTChart().getLegend().addNewLegendEntry();
        entry.addNewIdx().setVal(index);
        entry.addNewDelete().setVal(true);
    }
}
