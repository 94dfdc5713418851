package io.quarterdeck.dashboards;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.BiConsumer;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;

/** The area of a plot, with the few marks that all charts are made of; places are in pixels, y grows downwards. */
record Canvas(Graphics2D g2, XYPlot plot, Rectangle2D area, List<Canvas.Written> written) {
    private static final Stroke HATCH_LINE = new BasicStroke(1.2f);
    private static final Color HALF_WHITE = new Color(255, 255, 255, 215);

    /** A text and the box around it. */
    record Written(String text, Rectangle2D box) {}

    enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }

    /** A mark and its name in the key above a plot. */
    record KeyItem(String name, Look look, Color colour) {}

    enum Look {
        BOX,
        OUTLINE,
        HATCH,
        DOT,
        TICK,
        DASHES
    }

    double x(double value) {
        return plot.getDomainAxis().valueToJava2D(value, area, plot.getDomainAxisEdge());
    }

    double y(double value) {
        return plot.getRangeAxis().valueToJava2D(value, area, plot.getRangeAxisEdge());
    }

    void line(double x1, double y1, double x2, double y2, Stroke stroke, Color colour) {
        g2.setStroke(stroke);
        g2.setPaint(colour);
        g2.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    /** A line through points given as x and y in turn; one single point is drawn as a dot. */
    void line(List<double[]> points, Stroke stroke, Color colour) {
        if (points.size() == 1) {
            dot(points.get(0)[0], points.get(0)[1], 4, colour);
        } else if (!points.isEmpty()) {
            g2.setStroke(stroke);
            g2.setPaint(colour);
            g2.draw(path(points));
        }
    }

    void fill(List<double[]> corners, Color colour) {
        if (corners.size() > 2) {
            Path2D path = path(corners);
            path.closePath();
            g2.setPaint(colour);
            g2.fill(path);
        }
    }

    private static Path2D path(List<double[]> points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points.get(0)[0], points.get(0)[1]);
        points.subList(1, points.size()).forEach(point -> path.lineTo(point[0], point[1]));
        return path;
    }

    /** A filled box between two corners in any order. */
    void box(double x1, double y1, double x2, double y2, Color colour) {
        g2.setPaint(colour);
        g2.fill(rectangle(x1, y1, x2, y2));
    }

    void outline(double x1, double y1, double x2, double y2, Color colour) {
        g2.setStroke(new BasicStroke(1.5f));
        g2.setPaint(colour);
        g2.draw(rectangle(x1, y1, x2, y2));
    }

    /** A box with diagonal lines: not yet real. */
    void hatch(double x1, double y1, double x2, double y2, Color colour) {
        Rectangle2D box = rectangle(x1, y1, x2, y2);
        box(x1, y1, x2, y2, Color.WHITE);
        for (double shift = 5; shift < box.getWidth() + box.getHeight(); shift += 5) {
            double over = Math.max(0, shift - box.getHeight());
            double beyond = Math.max(0, shift - box.getWidth());
            line(
                    box.getMinX() + over,
                    box.getMaxY() - shift + over,
                    box.getMinX() + shift - beyond,
                    box.getMaxY() - beyond,
                    HATCH_LINE,
                    colour);
        }
        outline(x1, y1, x2, y2, colour);
    }

    private static Rectangle2D rectangle(double x1, double y1, double x2, double y2) {
        return new Rectangle2D.Double(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1));
    }

    void dot(double x, double y, double radius, Color colour) {
        g2.setPaint(colour);
        g2.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    /** One line of text, its capitals centred on y, drawn as shapes: JFreeSVG would look its font up by name. */
    void text(String text, double x, double y, Font font, Color colour, Align align) {
        if (!text.isEmpty()) {
            double width = Fonts.width(text, font);
            double left = x - (align == Align.LEFT ? 0 : align == Align.CENTRE ? width / 2 : width);
            double half = 0.357 * font.getSize2D();
            g2.setPaint(colour);
            g2.fill(font.createGlyphVector(Fonts.MEASURE, text).getOutline((float) left, (float) (y + half)));
            written.add(new Written(text, new Rectangle2D.Double(left, y - half, width, 2 * half)));
        }
    }

    /** Lines of text, the first centred on y and the others below. */
    void lines(List<String> lines, double x, double y, Font font, Color colour, Align align) {
        for (int i = 0; i < lines.size(); i++) {
            text(lines.get(i), x, y + i * 1.3 * font.getSize2D(), font, colour, align);
        }
    }

    /** Text that covers what is drawn below it. */
    void note(String text, double x, double y, Font font, Color colour, Align align) {
        double width = Fonts.width(text, font);
        double left = x - (align == Align.LEFT ? 0 : align == Align.CENTRE ? width / 2 : width);
        box(left - 3, y - 0.65 * font.getSize2D(), left + width + 3, y + 0.65 * font.getSize2D(), HALF_WHITE);
        text(text, x, y, font, colour, align);
    }

    /** The numbers of the visible axis. */
    void ticks() {
        Font font = Fonts.regular(ChartStyle.SMALL);
        if (plot.getRangeAxis().isVisible()) {
            ticks(
                    (NumberAxis) plot.getRangeAxis(),
                    (value, label) -> text(
                            label,
                            area.getMinX() - ChartStyle.TICK_GAP,
                            y(value),
                            font,
                            ChartStyle.GREY_TEXT,
                            Align.RIGHT));
        }
        if (plot.getDomainAxis().isVisible()) {
            ticks(
                    (NumberAxis) plot.getDomainAxis(),
                    (value, label) ->
                            text(label, x(value), area.getMaxY() + 16, font, ChartStyle.GREY_TEXT, Align.CENTRE));
        }
    }

    private static void ticks(NumberAxis axis, BiConsumer<Double, String> writer) {
        double step = axis.getTickUnit().getSize();
        for (long i = Math.round(axis.getLowerBound() / step); i <= Math.round(axis.getUpperBound() / step); i++) {
            writer.accept(i * step, axis.getTickUnit().valueToString(i * step));
        }
    }

    /** The names of columns below the plot, thinned out evenly from the last one where they would touch. */
    void columnNames(List<String> names, double below) {
        Font font = Fonts.regular(ChartStyle.SMALL);
        double slot = area.getWidth() / names.size();
        double widest = names.stream()
                .mapToDouble(name -> Fonts.width(name, font))
                .max()
                .orElse(0);
        int every = (int) Math.ceil((Math.min(widest, 120) + 20) / slot);
        for (int i = names.size() - 1; i >= 0; i -= Math.max(1, every)) {
            String name = TextFit.cut(names.get(i), font, Math.max(1, every) * slot - 8);
            double half = Fonts.width(name, font) / 2;
            double x = Math.max(half + 4, Math.min(x(i), Chart.WIDTH - half - 4));
            text(name, x, area.getMaxY() + below, font, ChartStyle.GREY_TEXT, Align.CENTRE);
        }
    }

    /** Rows' names left of the plot, each centred on its row, on two lines at most. */
    void rowName(String name, double y, double width) {
        Font font = Fonts.regular(ChartStyle.LABEL);
        List<String> lines = TextFit.wrap(name, font, width, 2);
        lines(lines, ChartStyle.MARGIN + 2, y - (lines.size() - 1) * 8, font, ChartStyle.INK, Align.LEFT);
    }

    /** What the marks mean, on one line above the plot, from the left margin. */
    void key(List<KeyItem> items, double above) {
        Font font = Fonts.regular(ChartStyle.SMALL);
        double at = ChartStyle.MARGIN + 2;
        double y = area.getMinY() - above;
        for (KeyItem item : items) {
            swatch(item, at, y);
            String name = TextFit.cut(item.name(), font, 180);
            text(name, at + 22, y, font, ChartStyle.GREY_TEXT, Align.LEFT);
            at += 22 + Fonts.width(name, font) + 18;
        }
    }

    private void swatch(KeyItem item, double x, double y) {
        switch (item.look()) {
            case BOX -> box(x, y - 5, x + 16, y + 5, item.colour());
            case OUTLINE -> outline(x + 0.75, y - 4.25, x + 15.25, y + 4.25, item.colour());
            case HATCH -> hatch(x + 0.75, y - 4.25, x + 15.25, y + 4.25, item.colour());
            case DOT -> dot(x + 8, y, 5, item.colour());
            case TICK -> box(x + 7, y - 7, x + 9, y + 7, item.colour());
            case DASHES -> line(x, y, x + 16, y, ChartStyle.TARGET, item.colour());
        }
    }
}
