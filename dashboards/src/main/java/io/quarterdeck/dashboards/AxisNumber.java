package io.quarterdeck.dashboards;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Objects;

/**
 * How the numbers of a chart are written: divided, rounded and followed by a unit, as 41,800,000 → 41.8m or 4,180万.
 *
 * <p>Digits, comma and point are the same in every language; the minus is the real one (−).
 *
 * @param divisor what stands for one of the unit, above 0: 1,000,000 for m, 10,000 for 万, 0.01 for %
 * @param decimals digits after the point in labels; an axis takes as many as its steps need
 * @param suffix the unit, written without a space unless it starts with one; may be empty
 */
public record AxisNumber(double divisor, int decimals, String suffix) {
    public static final AxisNumber PLAIN = new AxisNumber(1, 0, "");
    public static final AxisNumber PERCENT = new AxisNumber(0.01, 0, "%");

    private static final int MOST_DECIMALS = 9;

    public AxisNumber {
        Objects.requireNonNull(suffix, "suffix");
        if (!(divisor > 0) || Double.isInfinite(divisor) || decimals < 0 || decimals > MOST_DECIMALS) {
            throw new IllegalArgumentException("a divisor above 0 and 0 to " + MOST_DECIMALS + " decimals are wanted");
        }
    }

    /** The value for a label. */
    public String format(double value) {
        return digits(value / divisor, decimals) + suffix;
    }

    /** The value with its sign, also when positive, for a change: +2.3m, −1.9m, 0.0m. */
    public String signed(double value) {
        String text = format(value);
        boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return value > 0 && !zero ? "+" + text : text;
    }

    /** The change with its sign behind ▲ (good) or ▼ (bad); nothing before a change that rounds to zero. */
    String marked(double change, boolean good) {
        String text = signed(change);
        return isSigned(text) ? (good ? "▲ " : "▼ ") + text : text;
    }

    /** Whether a text made here says that something changed. */
    static boolean isSigned(String text) {
        return text.startsWith("+") || text.startsWith("−");
    }

    /** The value for an axis with steps of the given size. */
    String tick(double value, double step) {
        double shown = step / divisor;
        int needed = 0;
        while (needed < MOST_DECIMALS && Math.abs(Math.rint(shown) - shown) > 1e-9 * shown) {
            shown *= 10;
            needed++;
        }
        return digits(value / divisor, needed) + suffix;
    }

    /** A round step (1, 2, 2.5 or 5 times a power of ten of the unit) that cuts a span into about as many parts. */
    double step(double span, int parts) {
        double rough = span / divisor / parts;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double round : new double[] {1, 2, 2.5, 5}) {
            if (rough <= round * power * (1 + 1e-9)) {
                return round * power * divisor;
            }
        }
        return 10 * power * divisor;
    }

    private static String digits(double value, int decimals) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        // Fifteen digits first, as a spreadsheet does: 0.285 is 29%, although 0.285 / 0.01 is a little under 28.5.
        String text = format.format(new BigDecimal(Math.abs(value)).round(new MathContext(15, RoundingMode.HALF_EVEN)));
        boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return value < 0 && !zero ? "−" + text : text;
    }
}
