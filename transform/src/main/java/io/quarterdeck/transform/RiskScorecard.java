package io.quarterdeck.transform;

import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How well each flag told the past, from its counts: precision, recall, lift and value caught. */
final class RiskScorecard {
    private RiskScorecard() {}

    /**
     * Rows of {@code risk_scorecard}.
     *
     * @param rules every flag
     * @param counts of the flags that were raised on past dates
     * @param raised of the flags that are raised on the review's date
     */
    static Rows of(Rows rules, Rows counts, Rows raised, TableHeader header) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            String flag = rules.text(i, "flag");
            List<Object> row = new ArrayList<>(List.of(flag));
            int found = indexOf(counts, flag);
            row.addAll(
                    found >= 0
                            ? figures(counts, found)
                            : untested(Boolean.TRUE.equals(rules.value(i, "is_filled")) ? "untested" : "absent"));
            int now = indexOf(raised, flag);
            row.add(now < 0 ? 0L : count(raised, now, "raised"));
            row.add(now < 0 ? new BigDecimal("0.000000") : raised.money(now, "raised_amount"));
            row.add(rules.text(i, "needs"));
            rows.add(row);
        }
        return new Rows(header.columns(), rows);
    }

    private static int indexOf(Rows counts, String flag) {
        for (int i = 0; i < counts.size(); i++) {
            if (counts.text(i, "flag").equals(flag)) {
                return i;
            }
        }
        return -1;
    }

    private static List<Object> untested(String verdict) {
        return Arrays.asList(0L, 0L, 0L, 0L, 0L, null, null, null, null, null, null, verdict, null, null, null, null);
    }

    private static List<Object> figures(Rows counts, int row) {
        long tested = count(counts, row, "tested");
        long bad = count(counts, row, "bad");
        long flagged = count(counts, row, "flagged");
        long caught = count(counts, row, "caught");
        Lift lift = bad == 0 ? null : lift(counts, row);
        BigDecimal badAmount = counts.money(row, "bad_amount");
        BigDecimal caughtAmount = counts.money(row, "caught_amount");
        return Arrays.asList(
                tested,
                count(counts, row, "deals"),
                bad,
                flagged,
                caught,
                rate(bad, tested),
                rate(caught, flagged),
                rate(caught, bad),
                lift == null ? null : rounded(lift.lift()),
                lift == null ? null : rounded(lift.lower()),
                lift == null ? null : rounded(lift.upper()),
                lift == null ? "not_shown" : verdict(lift),
                badAmount,
                caughtAmount,
                rate(caughtAmount.doubleValue(), badAmount.doubleValue()),
                counts.date(row, "first_date"));
    }

    private static Lift lift(Rows counts, int row) {
        long flagged = count(counts, row, "flagged");
        long caught = count(counts, row, "caught");
        return Lift.of(
                new Lift.Group(
                        flagged,
                        caught,
                        count(counts, row, "flagged_deals"),
                        count(counts, row, "flagged_squares"),
                        count(counts, row, "caught_squares"),
                        count(counts, row, "flagged_products")),
                new Lift.Group(
                        count(counts, row, "tested") - flagged,
                        count(counts, row, "bad") - caught,
                        count(counts, row, "deals"),
                        count(counts, row, "others_squares"),
                        count(counts, row, "missed_squares"),
                        count(counts, row, "others_products")));
    }

    private static String verdict(Lift lift) {
        return lift.lower() > 1 ? "separates" : lift.upper() < 1 ? "reversed" : "not_shown";
    }

    private static long count(Rows rows, int row, String column) {
        return (Long) rows.value(row, column);
    }

    private static Double rate(double part, double whole) {
        return whole == 0 ? null : rounded(part / whole);
    }

    /** To nine decimals, as published rates are; null where it has no end. */
    private static Double rounded(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).setScale(9, RoundingMode.HALF_UP).doubleValue()
                : null;
    }
}
