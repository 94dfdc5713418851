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
 * People, teams or products side by side, each a bar with its value, measured against a reference where there is one.
 *
 * @param bars from top to bottom, ranked by the caller
 * @param referenceName what the reference tick is, as "target" or "company 27 %"; unused when no bar has one
 * @param higherIsBetter false for a measure such as days in stage: ▲ is always the good side of the reference
 */
public record BarChart(ChartText text, List<Bar> bars, String referenceName, boolean higherIsBetter, AxisNumber number)
        implements Chart {
    /**
     * One bar.
     *
     * @param reference what the value is compared with; null for a bar without signal
     * @param note stands in grey at the right, as "12 of 40 deals"; may be empty
     */
    public record Bar(String name, double value, Double reference, String note) {
        public Bar {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(note, "note");
        }

        public Bar(String name, double value) {
            this(name, value, null, "");
        }
    }

    private static final int ROW = 34;
    private static final Font VALUE = Fonts.bold(ChartStyle.LABEL);
    private static final Font NOTE = Fonts.regular(ChartStyle.SMALL);

    public BarChart {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(referenceName, "referenceName");
        Objects.requireNonNull(number, "number");
        bars = List.copyOf(bars);
    }

    @Override
    public int height() {
        return bars.isEmpty()
                ? 520
                : ChartStyle.headerHeight(text) + (compared() ? 40 : 20) + ROW * Math.max(3, bars.size());
    }

    @Override
    public JFreeChart draw() {
        if (bars.isEmpty()) {
            return ChartStyle.empty(text);
        }
        double names = ChartStyle.rowNameWidth(bars.stream().map(Bar::name));
        double labels = bars.stream()
                .mapToDouble(bar -> Fonts.width(label(bar), VALUE))
                .max()
                .orElse(0);
        double notes = Math.min(
                220,
                bars.stream()
                        .mapToDouble(bar -> Fonts.width(bar.note, NOTE))
                        .max()
                        .orElse(0));
        boolean negative = bars.stream().anyMatch(bar -> bar.value < 0);
        double left = names + 16 + (negative ? labels + 8 : 0);
        double right = labels + 10 + (notes > 0 ? notes + 18 : 0);
        RectangleInsets insets = new RectangleInsets(compared() ? 32 : 12, left, 4, right);
        return ChartStyle.chart(text, lengths(), rows(), insets, canvas -> paint(canvas, names, notes));
    }

    private NumberAxis lengths() {
        double least = 0;
        double most = 0;
        for (Bar bar : bars) {
            double reference = bar.reference == null ? 0 : bar.reference;
            least = Math.min(least, Math.min(bar.value, reference));
            most = Math.max(most, Math.max(bar.value, reference));
        }
        NumberAxis axis = ChartStyle.positions(1);
        axis.setRange(least, most > least ? most : least + 1);
        return axis;
    }

    private NumberAxis rows() {
        NumberAxis axis = ChartStyle.positions(bars.size());
        axis.setInverted(true);
        return axis;
    }

    private String label(Bar bar) {
        if (bar.reference == null || bar.value == bar.reference) {
            return number.format(bar.value);
        }
        return (good(bar) ? "▲ " : "▼ ") + number.format(bar.value);
    }

    private boolean compared() {
        return bars.stream().anyMatch(bar -> bar.reference != null);
    }

    private boolean good(Bar bar) {
        return bar.value == bar.reference || bar.value > bar.reference == higherIsBetter;
    }

    private void paint(Canvas canvas, double names, double notes) {
        double half = Math.min(11, canvas.area().getHeight() / bars.size() * 0.34);
        double zero = canvas.x(0);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double y = canvas.y(i);
            boolean compared = bar.reference != null;
            Color fill = compared ? ChartStyle.signal(good(bar)) : ChartStyle.INK;
            Color ink = compared ? ChartStyle.signalText(good(bar)) : ChartStyle.INK;
            double end = canvas.x(bar.value);
            canvas.rowName(bar.name, y, names);
            canvas.box(zero, y - half, end, y + half, fill);
            double beyond = end;
            if (compared) {
                double tick = canvas.x(bar.reference);
                canvas.box(tick - 2, y - half - 4, tick + 2, y + half + 4, Color.WHITE);
                canvas.box(tick - 1, y - half - 4, tick + 1, y + half + 4, ChartStyle.INK);
                double width = Fonts.width(label(bar), VALUE) + 12;
                boolean under =
                        bar.value < 0 ? tick < end + 4 && tick > end - width : tick > end - 4 && tick < end + width;
                beyond = under ? tick : end;
            }
            boolean leftwards = bar.value < 0;
            canvas.text(label(bar), beyond + (leftwards ? -8 : 8), y, VALUE, ink, leftwards ? Align.RIGHT : Align.LEFT);
            String note = TextFit.cut(bar.note, NOTE, Math.max(notes, 1));
            if (!bar.note.isBlank()) {
                double edge = ChartStyle.RIGHT;
                canvas.text(note, edge, y, NOTE, ChartStyle.GREY_TEXT, Align.RIGHT);
            }
        }
        canvas.line(zero, canvas.area().getMinY(), zero, canvas.area().getMaxY(), ChartStyle.HAIRLINE, ChartStyle.AXIS);
        nameReference(canvas);
    }

    /** Names the tick of the first bar that has one, above it. */
    private void nameReference(Canvas canvas) {
        bars.stream().filter(bar -> bar.reference != null).findFirst().ifPresent(bar -> {
            String name = TextFit.cut(referenceName, NOTE, 240);
            double half = Fonts.width(name, NOTE) / 2;
            double x = Math.max(ChartStyle.MARGIN + half, Math.min(canvas.x(bar.reference), ChartStyle.RIGHT - half));
            canvas.text(name, x, canvas.area().getMinY() - 10, NOTE, ChartStyle.GREY_TEXT, Align.CENTRE);
        });
    }
}
