package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Period;
import java.util.List;
import java.util.OptionalDouble;

/** What all charts of a review share: its tables, its quarter, and the words and units of its language. */
record ChartSource(ReviewTables tables, ReviewContext context, Labels labels, NumberText words) {
    /** Bars beyond these would not be read. */
    static final int BARS = 15;

    static ChartSource of(ReviewTables tables, ReviewContext context) {
        Labels labels = Labels.of(context.language(), context.house());
        return new ChartSource(tables, context, labels, new NumberText(labels, context.hasCalendarMonths()));
    }

    /** The words around a chart of the quarter under review. */
    ChartText text(String chart, boolean isEmpty, MoneyUnit unit, String message) {
        return text(chart, context.quarter(), isEmpty, unit, message);
    }

    ChartText text(String chart, Period quarter, boolean isEmpty, MoneyUnit unit, String message) {
        return new ChartText(
                isEmpty ? label(chart + ".title") : message,
                (context.isFinal() ? "" : labels.text("draft.mark") + " · ")
                        + label(
                                chart + ".subtitle",
                                words.period(quarter.label()),
                                unit.heading().isEmpty() ? label("as_exported") : unit.heading(),
                                words.period(context.previousQuarter().label())),
                label(chart + ".empty"));
    }

    List<TableRow> inQuarter(String scopeType) {
        return tables.where(
                "scope_quarters",
                row -> row.is("scope_type", scopeType)
                        && row.is("period", context.quarter().label()));
    }

    OptionalDouble landing(String scopeType, String scopeId) {
        return tables
                .where(
                        "quarter_outlook",
                        row -> row.is("scope_type", scopeType)
                                && row.is("scope_id", scopeId)
                                && row.is("period", context.quarter().label()))
                .stream()
                .map(row -> row.number("mean"))
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    boolean isUnderway() {
        return !context.isQuarterOver();
    }

    boolean isAfterReview(String period) {
        return period.compareTo(context.quarter().label()) > 0;
    }

    MoneyUnit money(double largest) {
        return MoneyUnit.of(largest, context.currency(), labels);
    }

    /** Numbers on the axis without their unit, which stands in the subtitle. */
    static AxisNumber axis(MoneyUnit unit) {
        return new AxisNumber(unit.size(), unit.decimals(), "");
    }

    String label(String key, Object... values) {
        return labels.text("chart." + key, values);
    }

    static List<TableRow> last(List<TableRow> rows, int count) {
        return rows.subList(Math.max(0, rows.size() - count), rows.size());
    }

    static Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    /** The same period a year earlier: 2025-Q3 to 2024-Q3, 2025-08 to 2024-08. */
    static String yearBefore(String period) {
        return (Integer.parseInt(period.substring(0, 4)) - 1) + period.substring(4);
    }
}
