package io.quarterdeck.dashboards;

import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;

/**
 * The part of {@link GapSheet} that calculates: drivers of the reference and as they were, the effect of each (Shapley's
 * average over all orders, as arithmetic), and the bridge they make.
 */
final class GapBlock {
    static final List<String> DRIVERS = List.of("active_deals", "decided_share", "win_share", "average_size");

    private static final List<String> STEPS = List.of(
            "reference",
            "not_yet_due",
            "active_deals",
            "decided_share",
            "win_share",
            "average_size",
            "other_bookings",
            "actual");

    private static final List<String> COUNTS = List.of("active", "decided", "won");

    private static final List<String> BOUNDS = List.of("active", "decided", "won", "size");

    private static final int DRIVER_ROW = 11;

    static final int BRIDGE_ROW = 18;

    private static final int BESIDE_ROW = BRIDGE_ROW + 12;

    static final int LAST_ROW = BESIDE_ROW + 8;

    private static final int STEP = SheetPage.LEFT;

    private static final int REFERENCE = SheetPage.LEFT + 1;

    private static final int ACTUAL = SheetPage.LEFT + 2;

    private static final int YOURS = SheetPage.LEFT + 3;

    private static final int USED = SheetPage.LEFT + 4;

    private static final int EFFECT = SheetPage.LEFT + 5;

    private static final String SHARE = "0.0%";

    private final SheetPage page;
    private final TableBlock table;
    private final int picks;
    private final MoneyUnit unit;
    private final Labels labels;

    /** @param picks the first of the three rows where something is chosen; the two below them are free */
    GapBlock(SheetPage page, TableBlock table, int picks, MoneyUnit unit) {
        this.page = page;
        this.table = table;
        this.picks = picks;
        this.unit = unit;
        this.labels = page.draft.labels;
    }

    void write() {
        choose();
        drivers();
        bridge();
        beside();
        for (int column = REFERENCE; column <= EFFECT + 3; column++) {
            page.widen(column, 13);
        }
        page.widen(STEP, 26);
        page.widen(REFERENCE, 16);
        // The bridge's longest heading stands there, what is not due yet.
        page.widen(EFFECT + 1, 20);
    }

    /** Which row of the table was chosen: 0 where there is none. */
    private void choose() {
        String key = cell(picks, REFERENCE) + "&\" | \"&" + cell(picks + 1, REFERENCE) + "&\" | \"&"
                + cell(picks + 2, REFERENCE);
        page.text(picks + 3, STEP, labels.text("gap.row"), CellLook.FOOTNOTE);
        formula(picks + 3, REFERENCE, "IFERROR(MATCH(" + key + "," + column("gap_key") + ",0),0)", CellFormat.COUNT);
        page.text(picks + 4, STEP, labels.heading("reference_basis"), CellLook.FOOTNOTE);
        textFormula(
                picks + 4,
                REFERENCE,
                "IF(" + chosen() + "=0," + quoted("gap.no_row") + ",INDEX(" + column("reference_basis") + "," + chosen()
                        + "))");
    }

    private void drivers() {
        page.text(DRIVER_ROW, STEP, labels.text("gap.drivers"), CellLook.SECTION);
        List<String> headings = List.of(
                "heading.driver",
                "heading.reference",
                "gap.actual",
                "gap.yours",
                "gap.used",
                "gap.effect",
                "gap.lower",
                "gap.upper",
                "gap.verdict");
        for (int i = 0; i < headings.size(); i++) {
            boolean isVerdict = i == headings.size() - 1;
            page.text(
                    DRIVER_ROW + 1,
                    STEP + i,
                    labels.text(headings.get(i)),
                    isVerdict
                            ? CellLook.ASIDE_HEADING
                            : i == 0 ? CellLook.SMALL_HEADING : CellLook.SMALL_HEADING_RIGHT);
        }
        for (int i = 0; i < DRIVERS.size(); i++) {
            driver(i);
        }
        page.text(driverRow(DRIVERS.size()), STEP, labels.text("gap.note"), CellLook.FOOTNOTE);
    }

    private void driver(int i) {
        int row = driverRow(i);
        String format = i == 0 ? CellFormat.plain(1) : i == 3 ? CellFormat.plain(0) : SHARE;
        page.text(row, STEP, labels.value("effect", DRIVERS.get(i)), CellLook.BODY);
        String from = i == 0 ? of("reference_active") : share(i, "reference_", of("due_by_now"));
        String to = i == 0 ? of("active") : share(i, "", of("won_amount"));
        // One that is 0/0 is that of the other side, so that it changes nothing.
        formula(row, REFERENCE, i == 0 ? from : "IFERROR(" + from + ",IFERROR(" + to + ",0))", format);
        formula(row, ACTUAL, i == 0 ? to : "IFERROR(" + to + ",IFERROR(" + from + ",0))", format);
        page.value(row, YOURS, null, CellLook.INPUT_NUMBER, format);
        formula(
                row,
                USED,
                "IF(ISNUMBER(" + cell(row, YOURS) + ")," + cell(row, YOURS) + "," + cell(row, ACTUAL) + ")",
                format);
        formula(row, EFFECT, effect(i), CellFormat.change(0));
        String isEdited = "COUNT(" + GapSheet.absolute(new CellRangeAddress(driverRow(0), driverRow(3), YOURS, YOURS))
                + ")+(" + chosen() + "=0)>0";
        String lower = of(BOUNDS.get(i) + "_lower");
        String upper = of(BOUNDS.get(i) + "_upper");
        formula(row, EFFECT + 1, "IF(" + isEdited + ",\"\"," + lower + ")", CellFormat.plain(0));
        formula(row, EFFECT + 2, "IF(" + isEdited + ",\"\"," + upper + ")", CellFormat.plain(0));
        page.formula(
                row,
                EFFECT + 3,
                "IF(" + isEdited + "," + quoted("gap.edited") + ",IF(" + cell(row, EFFECT + 1) + "*"
                        + cell(row, EFFECT + 2) + "<=0," + quoted("value.verdict.not_distinguishable") + ","
                        + quoted("value.verdict.different") + "))",
                0,
                CellLook.ASIDE,
                CellFormat.GENERAL);
    }

    /** Decided of active, won of decided, money of won. */
    private String share(int i, String side, String money) {
        String above = i == 3 ? money : of(side + COUNTS.get(i));
        return above + "/" + of(side + COUNTS.get(i - 1));
    }

    /** (a1 − a0) × the average of the products of the others over all orders: a quarter, or a twelfth of each mixed one. */
    private String effect(int factor) {
        List<Integer> others = java.util.stream.IntStream.range(0, DRIVERS.size())
                .filter(i -> i != factor)
                .boxed()
                .toList();
        StringBuilder whole = new StringBuilder();
        StringBuilder mixed = new StringBuilder();
        for (int changed = 0; changed < 8; changed++) {
            StringBuilder product = new StringBuilder();
            for (int j = 0; j < others.size(); j++) {
                product.append(product.isEmpty() ? "" : "*")
                        .append(cell(driverRow(others.get(j)), (changed >> j & 1) == 1 ? USED : REFERENCE));
            }
            StringBuilder part = changed == 0 || changed == 7 ? whole : mixed;
            part.append(part.isEmpty() ? "" : "+").append(product);
        }
        int row = driverRow(factor);
        return "(" + cell(row, USED) + "-" + cell(row, REFERENCE) + ")*(3*(" + whole + ")+" + mixed + ")/12";
    }

    private void bridge() {
        page.text(BRIDGE_ROW, STEP, labels.text("gap.bridge"), CellLook.SECTION);
        List<String> headings = List.of(
                "figures.step",
                "heading.amount",
                "figures.base",
                "figures.total",
                "figures.up",
                "figures.down",
                "value.effect.not_yet_due");
        for (int i = 0; i < headings.size(); i++) {
            page.text(
                    BRIDGE_ROW + 1,
                    STEP + i,
                    i < 2 ? labels.text(headings.get(i)) : labels.text(headings.get(i)) + ", " + unit.heading(),
                    i == 0 ? CellLook.SMALL_HEADING : CellLook.SMALL_HEADING_RIGHT);
        }
        for (int i = 0; i < STEPS.size(); i++) {
            step(i);
        }
        int rest = bridgeRow(STEPS.size());
        page.text(rest, STEP, labels.text("gap.rest"), CellLook.TOTAL);
        String sum = "SUM(" + cells(0, STEPS.size() - 2) + ")";
        page.formula(
                rest,
                REFERENCE,
                "ROUND(" + cell(bridgeRow(STEPS.size() - 1), REFERENCE) + "-" + sum + ",2)",
                0,
                CellLook.TOTAL_NUMBER,
                CellFormat.plain(2));
        page.nameCell("gap_rest", rest, REFERENCE);
    }

    private void step(int i) {
        int row = bridgeRow(i);
        page.text(row, STEP, labels.value("effect", STEPS.get(i)), CellLook.BODY);
        String due = of("due_by_now");
        String target = of("target");
        String product = cell(driverRow(0), USED) + "*" + cell(driverRow(1), USED) + "*" + cell(driverRow(2), USED)
                + "*" + cell(driverRow(3), USED);
        String other = of("booked") + "-" + of("won_amount");
        String amount =
                switch (STEPS.get(i)) {
                    case "reference" -> "IF(" + target + "=0," + due + "," + target + ")";
                    case "not_yet_due" -> "IF(" + target + "=0,0," + due + "-" + target + ")";
                    case "other_bookings" -> other;
                    case "actual" -> product + "+" + cell(bridgeRow(i - 1), REFERENCE);
                    default -> cell(driverRow(i - 2), EFFECT);
                };
        boolean isTotal = i == 0 || i == STEPS.size() - 1;
        formula(row, REFERENCE, amount, isTotal ? CellFormat.plain(0) : CellFormat.change(0));
        String own = cell(row, REFERENCE);
        if (isTotal) {
            figure(row, 3, own);
        } else {
            figure(row, 2, "MAX(0,MIN(SUM(" + cells(0, i - 1) + "),SUM(" + cells(0, i) + ")))");
            // What is not due yet is neither good nor bad.
            boolean isDue = STEPS.get(i).equals("not_yet_due");
            figure(row, 4, "MAX(0," + own + ")");
            figure(row, isDue ? 6 : 5, "MAX(0,-" + own + ")");
        }
    }

    /** The territory and the target of whoever is chosen, beside the company's, in words where there is nothing to show. */
    private void beside() {
        page.text(BESIDE_ROW, STEP, labels.text("gap.beside"), CellLook.SECTION);
        List<String> headings =
                List.of("gap.beside.figure", "gap.beside.own", "gap.beside.company", "gap.beside.words");
        for (int i = 0; i < headings.size(); i++) {
            page.text(
                    BESIDE_ROW + 1,
                    STEP + i,
                    labels.text(headings.get(i)),
                    i == 0 || i == headings.size() - 1 ? CellLook.SMALL_HEADING : CellLook.SMALL_HEADING_RIGHT);
        }
        String growth = "\"+\"0.0%;\"−\"0.0%;0.0%";
        besides(
                0,
                "potential",
                "",
                CellFormat.plain(0),
                wordsOf("territory_size", "potential", "gap.beside.no_market"));
        besides(1, "penetration", "company_penetration", SHARE, "\"\"");
        besides(
                2,
                "asked_growth",
                "company_growth",
                growth,
                wordsOf("target_difficulty", "asked_growth", "gap.beside.no_target"));
        besides(
                3,
                "opening_coverage",
                "company_coverage",
                CellFormat.MULTIPLE,
                "IF(" + isUnknown("opening_coverage") + "," + quoted("gap.beside.no_opening") + ",\"\")");
        besides(4, "past_reached", "", CellFormat.COUNT, ofSoMany("past_targets"));
        besides(5, "peers_reached", "", CellFormat.COUNT, ofSoMany("peers"));
    }

    /** @param company the column beside it; empty for none */
    private void besides(int line, String own, String company, String format, String words) {
        int row = BESIDE_ROW + 2 + line;
        page.text(row, STEP, labels.text("gap.beside." + own), CellLook.BODY);
        formula(row, REFERENCE, known(own), format);
        if (company.isEmpty()) {
            page.text(row, ACTUAL, "", CellLook.BODY_NUMBER);
        } else {
            formula(row, ACTUAL, known(company), format);
        }
        page.band(row, YOURS, EFFECT, CellLook.BODY);
        textFormula(row, YOURS, words);
    }

    private String isUnknown(String column) {
        return "OR(" + chosen() + "=0," + of(column) + "=\"\")";
    }

    private String known(String column) {
        return "IF(" + isUnknown(column) + ",\"\"," + of(column) + ")";
    }

    private String wordsOf(String verdict, String figure, String none) {
        return "IF(" + isUnknown(figure) + "," + quoted(none) + "," + of(verdict) + ")";
    }

    private String ofSoMany(String all) {
        return "IF(" + isUnknown(all) + ",\"\"," + quoted("gap.beside.of") + "&\" \"&" + of(all) + ")";
    }

    private void figure(int row, int place, String formula) {
        formula(row, STEP + place, "(" + formula + ")/" + (long) unit.size(), CellFormat.plain(unit.decimals() + 1));
    }

    private static int driverRow(int i) {
        return DRIVER_ROW + 2 + i;
    }

    private static int bridgeRow(int i) {
        return BRIDGE_ROW + 2 + i;
    }

    private static String cells(int first, int last) {
        return GapSheet.absolute(new CellRangeAddress(bridgeRow(first), bridgeRow(last), REFERENCE, REFERENCE));
    }

    /** A value of the row that was chosen; 0 without one. */
    private String of(String column) {
        return "INDEX(" + column(column) + ",MAX(1," + chosen() + "))";
    }

    private String chosen() {
        return cell(picks + 3, REFERENCE);
    }

    private String column(String name) {
        int place = table.left() + GapSheet.place(name);
        return GapSheet.absolute(new CellRangeAddress(table.firstRow(), table.lastRow(), place, place));
    }

    private String quoted(String key) {
        return "\"" + labels.text(key).replace("\"", "\"\"") + "\"";
    }

    private static String cell(int row, int column) {
        return new CellReference(row, column, true, true).formatAsString();
    }

    private void formula(int row, int column, String formula, String format) {
        page.formula(row, column, formula, 0, CellLook.BODY_NUMBER, format);
    }

    private void textFormula(int row, int column, String formula) {
        page.formula(row, column, formula, 0, CellLook.BODY, CellFormat.GENERAL);
    }
}
