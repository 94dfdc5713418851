package io.quarterdeck.forecast;

import io.quarterdeck.engine.Rows;
import java.util.List;

/**
 * What is alike about deals whose chances are told from each other's ends: all that was known of them on the day.
 *
 * @param plan for when they were planned, as seen from that day
 * @param stageOrder 0 where unknown
 * @param sizeBand beside the average of that day
 * @param isPushed whether the plan had moved to a later quarter before
 * @param ageBand days since they were created, at least
 */
record DealBand(String plan, long stageOrder, String sizeBand, boolean isPushed, long ageBand) {
    /** How many circles there are, each within the one before: all deals, plan, stage, size, and the band itself. */
    static final int CIRCLES = 5;

    static DealBand of(Rows rows, int i) {
        return new DealBand(
                rows.text(i, "plan"),
                (Long) rows.value(i, "stage_order"),
                rows.text(i, "size_band"),
                (Boolean) rows.value(i, "is_pushed"),
                (Long) rows.value(i, "age_band"));
    }

    /** The circle of deals that this band is in: 0 for all, {@link #CIRCLES} - 1 for the band alone. */
    Object circle(int depth) {
        return switch (depth) {
            case 0 -> List.of();
            case 1 -> plan;
            case 2 -> List.of(plan, stageOrder);
            case 3 -> List.of(plan, stageOrder, sizeBand);
            default -> this;
        };
    }
}
