package io.quarterdeck.cli;

import io.quarterdeck.engine.Period;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A target that stands in the settings, for companies whose targets are in no system.
 *
 * @param measure what is measured, such as bookings
 * @param scopeType company, region, team, person, channel or product
 * @param scopeId whose it is; {@code company} for the company
 * @param productId for which product only; empty for all
 * @param amount the target, or, of growth, how much more than a year earlier: 0.2 for a fifth
 */
record SettingsTarget(
        String measure,
        String scopeType,
        String scopeId,
        String productId,
        Period period,
        BigDecimal amount,
        boolean isGrowth) {
    /** The scopes that a target may name, the first being that of one that names none. */
    static final List<String> SCOPES = List.of("company", "region", "team", "person", "channel", "product");

    /** The list as an export in canonical columns. */
    static byte[] csv(List<SettingsTarget> targets) {
        // Without growth the list is as it always was, and so is its place in a store.
        boolean hasGrowth = targets.stream().anyMatch(SettingsTarget::isGrowth);
        return targets.stream()
                .map(t -> Arrays.asList(
                        t.measure,
                        t.scopeType,
                        t.scopeId,
                        t.productId,
                        t.period.start(),
                        t.period.endExclusive(),
                        t.isGrowth ? "" : t.amount.toPlainString(),
                        t.isGrowth ? t.amount.toPlainString() : ""))
                .map(row -> hasGrowth ? row : row.subList(0, row.size() - 1))
                .map(row -> row.stream().map(SettingsTarget::field).collect(Collectors.joining(",")))
                .collect(Collectors.joining(
                        "\n",
                        "measure,scope_type,scope_id,product_id,period_start,period_end_exclusive,amount"
                                + (hasGrowth ? ",growth_rate\n" : "\n"),
                        "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String field(Object value) {
        return '"' + Objects.toString(value).replace("\"", "\"\"") + '"';
    }
}
