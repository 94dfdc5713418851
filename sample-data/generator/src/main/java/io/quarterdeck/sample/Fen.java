package io.quarterdeck.sample;

import java.math.BigDecimal;
import java.util.Locale;

/** Money as a whole number of fen, hundredths of a yuan, so that no sum of it is ever rounded. */
final class Fen {
    private Fen() {}

    /** Fen of so many yuan, rounded to a multiple of {@code step} yuan and never less than one step. */
    static long of(double yuan, long step) {
        return Math.max(1, StrictMath.round(yuan / step)) * step * 100;
    }

    /** As exported: yuan with two decimals. */
    static String text(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    /** The fen of an exported text. */
    static long parse(String yuan) {
        return new BigDecimal(yuan).unscaledValue().longValueExact();
    }

    /** As finance prints it: with a comma between thousands. */
    static String grouped(long fen) {
        return String.format(Locale.ROOT, "%,d.%02d", fen / 100, fen % 100);
    }

    static double yuan(long fen) {
        return fen / 100.0;
    }
}
