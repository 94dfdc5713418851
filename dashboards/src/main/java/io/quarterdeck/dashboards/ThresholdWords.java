package io.quarterdeck.dashboards;

import java.util.stream.Collectors;

/** What the thresholds say of a review, in the reader's words. */
final class ThresholdWords {
    private ThresholdWords() {}

    /** Whether the pack may be relied on, in one sentence. */
    static String verdict(Labels labels, ReviewContext context) {
        if (context.isFinal()) {
            return labels.text("quality.fit", context.thresholds().size());
        }
        long broken = context.checks().stream()
                .filter(check -> check.stops() && check.brokenRows() > 0)
                .count();
        if (context.crossed().isEmpty()) {
            return labels.text("quality.draft_by_rule", broken);
        }
        return labels.text(
                "quality.draft",
                context.crossed().stream()
                        .map(threshold -> crossed(labels, threshold))
                        .collect(Collectors.joining(labels.text("list.semicolon"))));
    }

    /** What went beyond which limit, and where. */
    static String crossed(Labels labels, ReviewContext.Threshold threshold) {
        return labels.text(
                threshold.subject().isEmpty() ? "quality.crossed" : "quality.crossed_in",
                label(labels, threshold),
                shown(labels, threshold, threshold.value()),
                shown(labels, threshold, threshold.limit()),
                labels.value("table_name", threshold.subject()));
    }

    static String label(Labels labels, ReviewContext.Threshold threshold) {
        return labels.value("threshold", threshold.name());
    }

    /** What would bring it back below its limit. */
    static String remedy(Labels labels, ReviewContext.Threshold threshold) {
        return labels.find("threshold." + threshold.name() + ".remedy").orElse("");
    }

    /** A share as a percentage, or days; empty where there is nothing to measure. */
    static String shown(Labels labels, ReviewContext.Threshold threshold, Double value) {
        if (value == null) {
            return "";
        }
        return threshold.name().endsWith("_days")
                ? labels.text("quality.days", NumberText.decimal(value, 0))
                : NumberText.decimal(100 * value, value * 100 % 1 == 0 ? 0 : 2) + "%";
    }
}
