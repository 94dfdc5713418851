package io.quarterdeck.transform;

import static java.util.Objects.requireNonNull;

/**
 * How far a figure about the data went, and how far it may go before the review is a draft.
 *
 * @param name as in the settings
 * @param subject the file or export where it is highest; null where that is no one place
 * @param value a share of 1, or days where the name ends in {@code _days}; null where there is nothing to measure
 * @param limit in the same unit
 */
public record ThresholdResult(String name, String subject, Double value, double limit, boolean isCrossed) {
    public ThresholdResult {
        requireNonNull(name, "name is null");
    }
}
