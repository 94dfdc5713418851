package io.quarterdeck.dashboards;

/** The outcome of all data rules and of the quarantine in one line. */
final class ChecksInWords {
    private ChecksInWords() {}

    static String of(WorkbookDraft draft) {
        ReviewContext context = draft.context;
        long broken = context.checks().stream().filter(c -> c.brokenRows() > 0).count();
        String checks = broken == 0
                ? draft.labels.text("checks.all_pass", context.checks().size())
                : draft.labels.text("checks.some_fail", broken, context.checks().size());
        long rows = context.quarantine().stream()
                .mapToLong(ReviewContext.Quarantined::rows)
                .sum();
        return (broken == 0 ? "✓ " : "! ")
                + checks + " · "
                + draft.labels.text("checks.quarantine", NumberText.decimal(rows, 0));
    }
}
