package io.quarterdeck.dashboards;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;

/**
 * The notation of all charts: what each colour, line and size means, and where title, subtitle and axis stand.
 *
 * <p>Actual is solid ink, last year light grey, a target an outline or a dashed line, a forecast blue with a lighter band.
 * Good is blue with ▲, bad is vermillion with ▼. Blue and vermillion are told apart with any colour vision (Okabe and
 * Ito, 2008).
 */
public final class ChartStyle {
    static final Color INK = new Color(0x1F2937);
    static final Color LAST_YEAR = new Color(0xC2C8D1);
    static final Color FORECAST = new Color(0x0072B2);
    static final Color BAND = new Color(0xCFE4F1);
    static final Color INNER_BAND = new Color(0x9DC9E3);
    static final Color GOOD = FORECAST;
    static final Color BAD = new Color(0xD55E00);
    /** Vermillion for letters: dark enough to read (5.0 : 1 on white). */
    static final Color BAD_TEXT = new Color(0xB85100);

    static final Color GREY_TEXT = new Color(0x5F6774);
    static final Color GRID = new Color(0xE5E7EB);
    static final Color AXIS = new Color(0x9CA3AF);

    static final Stroke HAIRLINE = new BasicStroke(1f);
    static final Stroke LINE = new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final Stroke TARGET = dashes(1.8f, 6, 4);
    static final Stroke DOTS = dashes(1f, 3, 3);

    static final double LABEL = 13;
    static final double SMALL = 12;

    static final int MARGIN = 20;
    /** Where the right margin starts. */
    static final int RIGHT = Chart.WIDTH - MARGIN;

    private static final Font TITLE = Fonts.bold(21);
    private static final Font SUBTITLE = Fonts.regular(14);
    private static final double TITLE_LINE = 1.3 * TITLE.getSize2D();
    private static final double SUBTITLE_LINE = 1.3 * SUBTITLE.getSize2D();
    static final double TICK_GAP = 10;

    private ChartStyle() {}

    static Stroke dashes(float width, float on, float off) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {on, off}, 0);
    }

    static Color signal(boolean good) {
        return good ? GOOD : BAD;
    }

    static Color signalText(boolean good) {
        return good ? GOOD : BAD_TEXT;
    }

    /**
     * A chart with title and subtitle above, both from the left margin and on two lines at most, then a plot with what the
     * painter draws. JFreeChart scales, grids and layers; it writes no text, since its texts would need a font by name.
     *
     * @param room what the painter writes beside the plot; the labels of a visible axis get their own room
     */
    static JFreeChart chart(
            ChartText text, NumberAxis x, NumberAxis y, RectangleInsets room, Consumer<Canvas> painter) {
        XYPlot plot = new XYPlot(null, x, y, new XYLineAndShapeRenderer()); // without a renderer no grid is drawn
        double left = y.isVisible() ? widestTick(y) + TICK_GAP : 0;
        double below = x.isVisible() ? 26 : 0;
        plot.setInsets(
                new RectangleInsets(room.getTop(), room.getLeft() + left, room.getBottom() + below, room.getRight()));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setOutlineVisible(false);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setDomainGridlinesVisible(x.isVisible());
        plot.setRangeGridlinesVisible(y.isVisible());
        plot.setDomainGridlinePaint(GRID);
        plot.setRangeGridlinePaint(GRID);
        plot.setDomainGridlineStroke(HAIRLINE);
        plot.setRangeGridlineStroke(HAIRLINE);
        plot.addAnnotation(new Painting(canvas -> {
            header(canvas, text);
            canvas.ticks();
            painter.accept(canvas);
        }));
        JFreeChart chart = new JFreeChart(null, TITLE, plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(headerHeight(text), MARGIN, MARGIN, MARGIN));
        return chart;
    }

    private static double widestTick(NumberAxis axis) {
        return Math.max(tickWidth(axis, axis.getLowerBound()), tickWidth(axis, axis.getUpperBound()));
    }

    private static double tickWidth(NumberAxis axis, double value) {
        return Fonts.width(axis.getTickUnit().valueToString(value), Fonts.regular(SMALL));
    }

    private static void header(Canvas canvas, ChartText text) {
        List<String> title = titleLines(text);
        canvas.lines(title, MARGIN, MARGIN + 10, TITLE, INK, Canvas.Align.LEFT);
        double below = MARGIN + 10 + title.size() * TITLE_LINE + 2;
        canvas.lines(subtitleLines(text), MARGIN, below, SUBTITLE, GREY_TEXT, Canvas.Align.LEFT);
    }

    private static List<String> titleLines(ChartText text) {
        return TextFit.wrap(text.title(), TITLE, RIGHT - MARGIN, 2);
    }

    private static List<String> subtitleLines(ChartText text) {
        return TextFit.wrap(text.subtitle(), SUBTITLE, RIGHT - MARGIN, 2);
    }

    /** Height of the margin, title and subtitle above all else. */
    static int headerHeight(ChartText text) {
        return (int) (MARGIN
                + titleLines(text).size() * TITLE_LINE
                + subtitleLines(text).size() * SUBTITLE_LINE
                + 6);
    }

    /** Width that the names of rows get: that of the widest, up to a quarter of the chart. */
    static double rowNameWidth(Stream<String> names) {
        Font font = Fonts.regular(LABEL);
        return Math.min(
                250,
                2 + names.mapToDouble(name -> Fonts.width(name, font)).max().orElse(0));
    }

    /** A chart without data: title, subtitle and one line that says so. */
    static JFreeChart empty(ChartText text) {
        return chart(text, positions(1), positions(1), RectangleInsets.ZERO_INSETS, canvas -> {
            Rectangle2D area = canvas.area();
            canvas.lines(
                    TextFit.wrap(text.nothing(), SUBTITLE, area.getWidth() - 80, 3),
                    area.getCenterX(),
                    area.getCenterY() - 20,
                    SUBTITLE,
                    GREY_TEXT,
                    Canvas.Align.CENTRE);
        });
    }

    /** An invisible axis with the places 0, 1, … of columns or rows. */
    static NumberAxis positions(int count) {
        NumberAxis axis = axis(-0.5, count - 0.5);
        axis.setVisible(false);
        return axis;
    }

    /** An axis over the values, ending at round numbers; from zero for bars. */
    static NumberAxis values(double[] values, boolean fromZero, AxisNumber number) {
        double least = fromZero ? 0 : Double.POSITIVE_INFINITY;
        double most = fromZero ? 0 : Double.NEGATIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        if (most - least <= 1e-12 * Math.max(Math.abs(most), Math.abs(least))) {
            double room = most == 0 ? number.divisor() : Math.abs(most) / 2;
            least = most == 0 ? 0 : least - room;
            most += room;
        }
        double step = number.step(most - least, 5);
        NumberAxis axis = axis(Math.floor(least / step + 1e-9) * step, Math.ceil(most / step - 1e-9) * step);
        axis.setTickUnit(new NumberTickUnit(step) {
            @Override
            public String valueToString(double value) {
                return number.tick(Math.abs(value) < step / 1000 ? 0 : value, step);
            }
        });
        return axis;
    }

    private static NumberAxis axis(double from, double to) {
        NumberAxis axis = new NumberAxis();
        axis.setAutoRangeIncludesZero(false);
        axis.setRange(from, to);
        axis.setTickUnit(new NumberTickUnit(to - from)); // a unit of its own choice is measured, even unseen,
        axis.setTickLabelFont(Fonts.regular(SMALL)); // in a font that a bare machine lacks
        axis.setLabelFont(Fonts.regular(SMALL));
        axis.setTickLabelsVisible(false);
        axis.setTickMarksVisible(false);
        axis.setAxisLineVisible(false);
        return axis;
    }

    /** What one chart draws over its grid; it may also draw beside the plot. */
    static final class Painting extends AbstractXYAnnotation {
        private final transient Consumer<Canvas> painter;
        private final transient List<Canvas.Written> written = new ArrayList<>();

        private Painting(Consumer<Canvas> painter) {
            this.painter = painter;
        }

        /** The texts of the last drawing and where they stand. */
        List<Canvas.Written> written() {
            return written;
        }

        @Override
        public void draw(
                Graphics2D g2,
                XYPlot plot,
                Rectangle2D area,
                ValueAxis x,
                ValueAxis y,
                int rendererIndex,
                PlotRenderingInfo info) {
            Shape clip = g2.getClip();
            g2.setClip(null);
            written.clear();
            painter.accept(new Canvas(g2, plot, area, written));
            g2.setClip(clip);
        }
    }
}
