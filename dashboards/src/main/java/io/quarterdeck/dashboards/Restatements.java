package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Unit;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What later exports changed about the bookings of months and quarters that were over; nothing where they changed none. */
final class Restatements {
    private static final int MOST_DEALS = 50;

    /** Quarters before months, the latest first. */
    private static final Comparator<TableRow> ORDER = Comparator.<TableRow, Boolean>comparing(row -> !isQuarter(row))
            .thenComparing(row -> row.text("period"), Comparator.reverseOrder());

    private Restatements() {}

    private static boolean isQuarter(TableRow row) {
        return row.text("period").contains("Q");
    }

    private static List<TableRow> sorted(WorkbookDraft draft, String table) {
        return draft.tables.where(table, row -> true).stream()
                .sorted(ORDER.thenComparing(row -> -Math.abs(row.orZero("change"))))
                .toList();
    }

    /** As in {@code Q2 2025 is restated since 30 Jun 2025: CNY +0.12 m through 3 deals}; empty where nothing is. */
    static Optional<String> message(WorkbookDraft draft) {
        List<TableRow> periods = sorted(draft, "restatements");
        if (periods.isEmpty()) {
            return Optional.empty();
        }
        TableRow first = periods.get(0);
        String currency = first.text("currency").isEmpty() ? draft.context.currency() : first.text("currency");
        double change = first.orZero("change");
        return Optional.of(draft.labels.text(
                "restated.message",
                draft.words.period(first.text("period")),
                draft.words.date((LocalDate) first.rows().value(first.index(), "known_on")),
                MoneyUnit.of(change, currency, draft.labels).change(change),
                NumberText.decimal(first.orZero("changed_deals"), 0),
                periods.size()));
    }

    static Rows periods(WorkbookDraft draft) {
        return new Rows(
                List.of(
                        new Column("period", Unit.TEXT),
                        new Column("known_on", Unit.DATE),
                        new Column("booked_then_local", Unit.MONEY),
                        new Column("booked_now_local", Unit.MONEY),
                        new Column("change_local", Unit.MONEY),
                        new Column("changed_deals", Unit.COUNT),
                        new Column("currency", Unit.TEXT)),
                values(
                        sorted(draft, "restatements"),
                        "period",
                        "known_on",
                        "booked_then",
                        "booked_now",
                        "change",
                        "changed_deals",
                        "currency"));
    }

    /** The largest of each period first. */
    static Rows deals(WorkbookDraft draft) {
        List<TableRow> deals = sorted(draft, "restated_deals");
        return new Rows(
                List.of(
                        new Column("period", Unit.TEXT),
                        new Column("deal", Unit.TEXT),
                        new Column("owner_name", Unit.TEXT),
                        new Column("what", Unit.TEXT),
                        new Column("amount_then_local", Unit.MONEY),
                        new Column("amount_now_local", Unit.MONEY),
                        new Column("change_local", Unit.MONEY),
                        new Column("currency", Unit.TEXT),
                        new Column("record_id", Unit.TEXT)),
                values(
                        deals.subList(0, Math.min(MOST_DEALS, deals.size())),
                        "period",
                        "record_name",
                        "owner_name",
                        "what",
                        "amount_then",
                        "amount_now",
                        "change",
                        "currency",
                        "record_id"));
    }

    private static List<List<Object>> values(List<TableRow> rows, String... columns) {
        return rows.stream()
                .map(row -> Arrays.stream(columns)
                        .map(column -> row.rows().value(row.index(), column))
                        .toList())
                .toList();
    }
}
