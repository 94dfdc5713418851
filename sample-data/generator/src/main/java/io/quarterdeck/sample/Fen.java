package io.quarterdeck.sample;

import java.math.BigDecimal;

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

    static double yuan(long fen) {
        return fen / 100.0;
    }
}
