package io.quarterdeck.engine;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A stretch of days with a name, such as {@code 2025-Q3}.
 *
 * @param label {@code 2025}, {@code 2025-Q3}, {@code 2025-08}, {@code 2025-W33}; {@code start/end} where the calendar has no name for it
 * @param endExclusive the day after the last
 */
public record Period(String label, LocalDate start, LocalDate endExclusive) {
    public Period {
        if (!start.isBefore(endExclusive)) {
            throw new IllegalArgumentException("period " + label + " ends on " + endExclusive
                    + " and so must start before it, but starts on " + start);
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(start) && day.isBefore(endExclusive);
    }

    public LocalDate lastDay() {
        return endExclusive.minusDays(1);
    }

    public long days() {
        return ChronoUnit.DAYS.between(start, endExclusive);
    }
}
