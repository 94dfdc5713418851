package io.quarterdeck.dashboards;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellRangeAddress;

/** Who moved most, booked or open, against the same day of the previous quarter. */
final class SummaryMovements {
    private static final int WIDE = 11;
    /** Places of the columns, counted from the left. */
    private static final int BOOKED_BEFORE = 4;

    private static final int BOOKED = 5;
    private static final int BOOKED_CHANGE = 6;
    private static final int OPEN_BEFORE = 8;
    private static final int OPEN = 9;
    private static final int OPEN_CHANGE = 10;

    private SummaryMovements() {}

    /** @return the last row written */
    static int write(SummaryCells cells, int row, int left) {
        SheetPage page = cells.page;
        Labels labels = cells.labels();
        String type = Stream.of("person", "product", "region", "team")
                .filter(t -> page.draft
                                .tables
                                .where("movements", r -> r.is("scope_type", t))
                                .size()
                        > 1)
                .findFirst()
                .orElse("");
        page.rich(
                row,
                left,
                List.of(
                        new SheetPage.Run(labels.text("summary.movements"), true, Palette.INK),
                        new SheetPage.Run(
                                "  ·  "
                                        + labels.text(
                                                "summary.movements.about",
                                                page.draft.words.date(page.draft.context.comparedWith())),
                                false,
                                Palette.GREY)),
                CellLook.SECTION);
        List<TableRow> movers = movers(page.draft, type);
        if (movers.isEmpty()) {
            page.text(row + 1, left, labels.text("summary.bridge.none"), CellLook.SUBTITLE);
            return row + 1;
        }
        int heading = row + 1;
        page.band(heading, left, left + WIDE - 1, CellLook.SMALL_HEADING);
        page.text(heading, left, labels.text("value.scope_type." + type), CellLook.SMALL_HEADING);
        right(page, heading, left + BOOKED_BEFORE, labels.text("summary.booked_then"));
        right(page, heading, left + BOOKED, labels.text("summary.booked_now"));
        right(page, heading, left + BOOKED_CHANGE, labels.text("summary.change"));
        right(page, heading, left + OPEN_BEFORE, labels.text("summary.open_then"));
        right(page, heading, left + OPEN, labels.text("summary.open_now"));
        right(page, heading, left + OPEN_CHANGE, labels.text("summary.change"));
        int decimals = decimals(movers, cells.unit);
        for (int i = 0; i < movers.size(); i++) {
            mover(cells, heading + 1 + i, left, movers.get(i), decimals);
        }
        int last = heading + movers.size();
        for (int place : List.of(BOOKED_CHANGE, OPEN_CHANGE)) {
            TableEmphasis.colourBySign(page.sheet, new CellRangeAddress(heading + 1, last, left + place, left + place));
        }
        return last;
    }

    private static void mover(SummaryCells cells, int row, int left, TableRow mover, int decimals) {
        SheetPage page = cells.page;
        page.band(row, left, left + WIDE - 1, CellLook.BODY);
        page.text(row, left, cells.labels().value("scope_name", mover.text("scope_name")), CellLook.BODY);
        amount(cells, row, left + BOOKED_BEFORE, mover, "booked_before", decimals);
        amount(cells, row, left + BOOKED, mover, "booked_now", decimals);
        amount(cells, row, left + BOOKED_CHANGE, mover, "booked_change", decimals);
        amount(cells, row, left + OPEN_BEFORE, mover, "open_before", decimals);
        amount(cells, row, left + OPEN, mover, "open_now", decimals);
        amount(cells, row, left + OPEN_CHANGE, mover, "open_change", decimals);
    }

    private static void amount(SummaryCells cells, int row, int column, TableRow mover, String name, int decimals) {
        String format = name.endsWith("_change") ? CellFormat.change(decimals) : CellFormat.plain(decimals);
        cells.number(row, column, mover.number(name), cells.unit.size(), format);
    }

    /** Persons are smaller than the company: as many decimals as leave three digits, two at most. */
    private static int decimals(List<TableRow> movers, MoneyUnit unit) {
        double largest = movers.stream()
                .flatMap(row -> Stream.of("booked_before", "booked_now", "open_before", "open_now")
                        .map(row::orZero))
                .mapToDouble(Math::abs)
                .max()
                .orElse(0);
        return unit.of(largest) >= 100 ? 0 : unit.of(largest) >= 20 ? 1 : 2;
    }

    private static List<TableRow> movers(WorkbookDraft draft, String type) {
        Comparator<TableRow> bySize = Comparator.comparingDouble(
                row -> -Math.max(Math.abs(row.orZero("booked_change")), Math.abs(row.orZero("open_change"))));
        return draft.tables.where("movements", row -> row.is("scope_type", type)).stream()
                .filter(row -> row.orZero("booked_change") != 0 || row.orZero("open_change") != 0)
                .sorted(bySize.thenComparing(row -> row.text("scope_id")))
                .limit(SummaryTeams.MOST)
                .sorted(Comparator.comparingDouble((TableRow row) -> -row.orZero("booked_change"))
                        .thenComparing(row -> row.text("scope_id")))
                .toList();
    }

    private static void right(SheetPage page, int row, int column, String heading) {
        page.text(row, column, heading, CellLook.SMALL_HEADING_RIGHT);
    }
}
