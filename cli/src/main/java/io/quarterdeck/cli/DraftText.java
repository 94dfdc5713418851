package io.quarterdeck.cli;

import io.quarterdeck.transform.ThresholdResult;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What is told of a crossed threshold where the command was typed: where, found, wanted, do. */
final class DraftText {
    private DraftText() {}

    static String of(ThresholdResult crossed) {
        String where = crossed.subject() == null ? "" : crossed.subject() + ": ";
        return "DRAFT: " + where + crossed.name() + " is " + shown(crossed.name(), crossed.value()) + ", and may be "
                + shown(crossed.name(), crossed.limit()) + ". " + remedy(crossed.name())
                + ", or set thresholds." + crossed.name() + " in " + Settings.FILE;
    }

    private static String remedy(String threshold) {
        return switch (threshold) {
            case "quarantined_rows", "quarantined_amount" ->
                "Mend the rows in quarantine/ and put them back into the export";
            case "stale_days" -> "Export it again";
            case "incomplete_forecast" -> "Fill in the deals that Data quality in the workbook names";
            case "unconverted_records" -> "Add the exchange rates that Data quality in the workbook names";
            default -> "See Data quality in the workbook";
        };
    }

    private static String shown(String threshold, double value) {
        return threshold.endsWith("_days")
                ? BigDecimal.valueOf(value).setScale(0, RoundingMode.HALF_UP) + " days"
                : BigDecimal.valueOf(100 * value)
                                .setScale(2, RoundingMode.HALF_UP)
                                .stripTrailingZeros()
                                .toPlainString()
                        + " %";
    }
}
