package io.quarterdeck.dashboards;

import io.quarterdeck.dashboards.Canvas.Align;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Objects;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleInsets;

/**
 * Where the weight lies between rows and columns: the larger a cell's value, the deeper its colour; each cell says its
 * value, so that colour is never alone.
 *
 * @param columns names from left to right
 * @param rows from top to bottom, each with as many cells as there are columns
 */
public record HeatChart(ChartText text, List<String> columns, List<Row> rows) implements Chart {
    /** One row of cells. */
    public record Row(String name, List<Cell> cells) {
        public Row {
            Objects.requireNonNull(name, "name");
            cells = List.copyOf(cells);
        }
    }

    /** One cell. @param value from 0, which has the palest colour */
    public record Cell(double value, String label) {
        public Cell {
            Objects.requireNonNull(label, "label");
            if (!(value >= 0)) {
                throw new IllegalArgumentException("cell \"" + label + "\": a value from 0 is wanted, not " + value);
            }
        }
    }

    private static final int ROW = 52;
    private static final Font NUMBER = Fonts.bold(ChartStyle.LABEL);
    private static final Font HEADING = Fonts.regular(ChartStyle.SMALL);
    private static final Color PALE = new Color(0xF1F5F9);
    private static final Color DEEP = new Color(0x56B4E9);

    public HeatChart {
        Objects.requireNonNull(text, "text");
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.cells.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "row \"" + row.name + "\": " + columns.size() + " cells are wanted, not " + row.cells.size());
            }
        }
    }

    @Override
    public int height() {
        return rows.isEmpty() ? 520 : ChartStyle.headerHeight(text) + 70 + ROW * Math.max(3, rows.size());
    }

    @Override
    public JFreeChart draw() {
        if (rows.isEmpty() || columns.isEmpty()) {
            return ChartStyle.empty(text);
        }
        double nameWidth = ChartStyle.rowNameWidth(rows.stream().map(Row::name));
        NumberAxis y = ChartStyle.positions(rows.size());
        y.setInverted(true);
        NumberAxis x = ChartStyle.positions(columns.size());
        RectangleInsets insets = new RectangleInsets(44, nameWidth + 16, 0, 6);
        return ChartStyle.chart(text, x, y, insets, canvas -> paint(canvas, nameWidth));
    }

    private void paint(Canvas canvas, double nameWidth) {
        double most = rows.stream()
                .flatMap(row -> row.cells.stream())
                .mapToDouble(Cell::value)
                .max()
                .orElse(0);
        double halfWidth = canvas.area().getWidth() / columns.size() / 2 - 1.5;
        double halfHeight = canvas.area().getHeight() / rows.size() / 2 - 1.5;
        for (int j = 0; j < columns.size(); j++) {
            List<String> lines = TextFit.wrap(columns.get(j), HEADING, 2 * halfWidth - 6, 2);
            double top = canvas.area().getMinY() - 14 - (lines.size() - 1) * 16;
            canvas.lines(lines, canvas.x(j), top, HEADING, ChartStyle.GREY_TEXT, Align.CENTRE);
        }
        for (int i = 0; i < rows.size(); i++) {
            double y = canvas.y(i);
            canvas.rowName(rows.get(i).name, y, nameWidth);
            for (int j = 0; j < columns.size(); j++) {
                Cell cell = rows.get(i).cells.get(j);
                double x = canvas.x(j);
                Color shade = shade(most == 0 ? 0 : cell.value / most);
                canvas.box(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight, shade);
                String label = TextFit.cut(cell.label, NUMBER, 2 * halfWidth - 6);
                canvas.text(label, x, y, NUMBER, ChartStyle.INK, Align.CENTRE);
            }
        }
    }

    /** Between the palest colour and the deepest, on which dark text still has a contrast of 6 to 1. */
    private static Color shade(double part) {
        return new Color(
                between(PALE.getRed(), DEEP.getRed(), part),
                between(PALE.getGreen(), DEEP.getGreen(), part),
                between(PALE.getBlue(), DEEP.getBlue(), part));
    }

    private static int between(int from, int to, double part) {
        return (int) Math.round(from + (to - from) * part);
    }
}
