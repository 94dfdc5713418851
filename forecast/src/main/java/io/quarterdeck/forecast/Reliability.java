package io.quarterdeck.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chances that were told, held against what came: of the deals that were given 20 to 30 %, how many were won. Their mean squared
 * error is the Brier score (1950), Monthly Weather Review 78:1.
 */
final class Reliability {
    private static final int BANDS = 10;

    /** What was told and what came of the deals of one band of chances. */
    private static final class Sum {
        private long deals;
        private long won;
        private double chances;
        private double squares;

        void add(double chance, long moreDeals, long moreWon) {
            deals += moreDeals;
            won += moreWon;
            chances += chance * moreDeals;
            squares += moreWon * (1 - chance) * (1 - chance) + (moreDeals - moreWon) * chance * chance;
        }
    }

    private final Sum all = new Sum();
    private final Sum[] bands = new Sum[BANDS];

    Reliability() {
        Arrays.setAll(bands, band -> new Sum());
    }

    /** Deals that were given one chance, and how many of them were won. */
    void add(double chance, long deals, long won) {
        all.add(chance, deals, won);
        bands[Math.min(BANDS - 1, (int) (chance * BANDS))].add(chance, deals, won);
    }

    /** Rows of {@code chance_calibration}: all deals, then each band that has some. */
    List<List<Object>> rows(String quarter) {
        List<List<Object>> rows = new ArrayList<>();
        if (all.deals == 0) {
            return rows;
        }
        rows.add(row(quarter, "all", all));
        for (int band = 0; band < BANDS; band++) {
            if (bands[band].deals > 0) {
                rows.add(row(quarter, label(band), bands[band]));
            }
        }
        return rows;
    }

    private static String label(int band) {
        return String.format("%02d-%d%%", band * 10, band * 10 + 10);
    }

    private static List<Object> row(String quarter, String band, Sum sum) {
        double base = (double) sum.won / sum.deals;
        ChanceInterval interval = ChanceInterval.ofShare(sum.won, sum.deals);
        return Arrays.asList(
                quarter,
                band,
                sum.deals,
                sum.won,
                ChanceTables.rate(sum.chances / sum.deals),
                ChanceTables.rate(base),
                ChanceTables.rate(interval.lower()),
                ChanceTables.rate(interval.upper()),
                ChanceTables.rate(sum.squares / sum.deals),
                ChanceTables.rate(base * (1 - base)));
    }
}
