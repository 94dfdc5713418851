package io.quarterdeck.dashboards;

import io.quarterdeck.dashboards.Canvas.Align;
import java.awt.Font;
import java.util.List;
import java.util.Objects;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleInsets;

/**
 * What each driver alone changes when it goes from one end of its range to the other: a bar to the left for less, one to the
 * right for more, both from where things stand.
 *
 * @param origin what the line in the middle is called, as "base 168.4"
 * @param bars from top to bottom, the widest first
 */
public record TornadoChart(ChartText text, String origin, List<Bar> bars, AxisNumber number) implements Chart {
    /**
     * One driver.
     *
     * @param range what it is moved between, as "24–31 %"
     * @param low the worse of the two effects, at most 0 unless both are better
     * @param high the better
     */
    public record Bar(String name, String range, double low, double high) {
        public Bar {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(range, "range");
            if (!(low <= high)) {
                throw new IllegalArgumentException(
                        "bar \"" + name + "\": low ≤ high is wanted, not " + low + ", " + high);
            }
        }
    }

    private static final int ROW = 42;
    private static final Font VALUE = Fonts.bold(ChartStyle.LABEL);
    private static final Font RANGE = Fonts.regular(ChartStyle.SMALL);

    public TornadoChart {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(number, "number");
        bars = List.copyOf(bars);
    }

    @Override
    public int height() {
        return bars.isEmpty() ? 520 : ChartStyle.headerHeight(text) + 78 + ROW * Math.max(3, bars.size());
    }

    @Override
    public JFreeChart draw() {
        if (bars.isEmpty()) {
            return ChartStyle.empty(text);
        }
        double names = ChartStyle.rowNameWidth(bars.stream().map(Bar::name));
        double ranges = bars.stream()
                .mapToDouble(bar -> Fonts.width(bar.range, RANGE))
                .max()
                .orElse(0);
        double labels = bars.stream()
                .mapToDouble(bar -> Math.max(Fonts.width(less(bar), VALUE), Fonts.width(more(bar), VALUE)))
                .max()
                .orElse(0);
        double least = Math.min(0, bars.stream().mapToDouble(Bar::low).min().orElse(0));
        double most = Math.max(0, bars.stream().mapToDouble(Bar::high).max().orElse(0));
        NumberAxis x = ChartStyle.positions(1);
        x.setRange(least, most > least ? most : least + 1);
        NumberAxis y = ChartStyle.positions(bars.size());
        y.setInverted(true);
        RectangleInsets insets = new RectangleInsets(12, names + ranges + labels + 44, 26, labels + 14);
        return ChartStyle.chart(text, x, y, insets, canvas -> paint(canvas, names, ranges));
    }

    private String less(Bar bar) {
        return bar.low < 0 ? "▼ " + number.format(bar.low) : "";
    }

    private String more(Bar bar) {
        return bar.high > 0 ? "▲ +" + number.format(bar.high) : "";
    }

    private void paint(Canvas canvas, double names, double ranges) {
        double zero = canvas.x(0);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double y = canvas.y(i);
            canvas.rowName(bar.name, y, names);
            canvas.text(
                    bar.range, ChartStyle.MARGIN + names + ranges + 14, y, RANGE, ChartStyle.GREY_TEXT, Align.RIGHT);
            double left = canvas.x(Math.min(0, bar.low));
            double right = canvas.x(Math.max(0, bar.high));
            canvas.box(left, y - 11, zero, y + 11, ChartStyle.signal(false));
            canvas.box(zero, y - 11, right, y + 11, ChartStyle.signal(true));
            canvas.text(less(bar), left - 8, y, VALUE, ChartStyle.signalText(false), Align.RIGHT);
            canvas.text(more(bar), right + 8, y, VALUE, ChartStyle.signalText(true), Align.LEFT);
        }
        canvas.line(zero, canvas.area().getMinY(), zero, canvas.area().getMaxY(), ChartStyle.HAIRLINE, ChartStyle.INK);
        double half = Fonts.width(origin, RANGE) / 2;
        double x = Math.max(ChartStyle.MARGIN + half, Math.min(zero, ChartStyle.RIGHT - half));
        canvas.text(origin, x, canvas.area().getMaxY() + 16, RANGE, ChartStyle.GREY_TEXT, Align.CENTRE);
    }
}
