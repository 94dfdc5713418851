package io.quarterdeck.dashboards;

import java.util.OptionalDouble;

/** The cells below the summary's first screen: what its charts are bound to, and its main figures under names. */
final class SummaryCells {
    /** The columns that figures stand in on the left half: the gaps between tiles stay empty. */
    static final int[] LEFT = {1, 2, 3, 5, 6, 7, 9};

    /** Likewise on the right half. */
    static final int[] RIGHT = {13, 15, 17, 18, 19};

    final SheetPage page;
    final MoneyUnit unit;
    private int next;

    /** @param top the first row */
    SummaryCells(SheetPage page, MoneyUnit unit, int top) {
        this.page = page;
        this.unit = unit;
        page.text(top, SheetPage.LEFT, page.draft.labels.text("figures.title", unit.heading()), CellLook.SECTION);
        this.next = top + 2;
    }

    Labels labels() {
        return page.draft.labels;
    }

    /** Writes headings for {@code count} rows of figures that will follow. @return the first of these rows */
    int block(int[] columns, int count, String... headings) {
        for (int i = 0; i < headings.length; i++) {
            CellLook look = i == 0 ? CellLook.SMALL_HEADING : CellLook.SMALL_HEADING_RIGHT;
            page.text(next, columns[i], labels().text(headings[i]), look);
        }
        int first = next + 1;
        next += count + 2;
        return first;
    }

    void name(int row, int column, String name) {
        page.text(row, column, name, CellLook.BODY);
    }

    /** An amount in the page's unit; nothing where it is unknown, so that a chart has a gap. */
    void money(int row, int column, OptionalDouble amount) {
        number(row, column, amount, unit.size(), CellFormat.plain(3));
    }

    void number(int row, int column, OptionalDouble value, double size, String format) {
        page.value(
                row,
                column,
                value.isPresent() ? (Double) (value.getAsDouble() / size) : null,
                CellLook.BODY_NUMBER,
                format);
    }

    static OptionalDouble difference(OptionalDouble one, OptionalDouble other) {
        return one.isPresent() && other.isPresent()
                ? OptionalDouble.of(one.getAsDouble() - other.getAsDouble())
                : OptionalDouble.empty();
    }

    /** The main figures in full, each under a name that other cells can use. */
    void mainFigures(QuarterFigures company) {
        page.text(next, SheetPage.LEFT, labels().text("figures.main"), CellLook.SECTION);
        next++;
        String money = CellFormat.plain(2);
        figure("target", company.target(), money);
        figure("booked", company.booked(), money);
        figure("forecast", company.forecast(), money);
        figure("low", company.low(), money);
        figure("high", company.high(), money);
        figure("gap", company.gap(), money);
        figure("coverage", company.coverage(), CellFormat.MULTIPLE);
        figure("win_rate", company.winRate(), "0.0%");
    }

    private void figure(String name, OptionalDouble value, String format) {
        page.text(next, LEFT[0], labels().heading(name), CellLook.BODY);
        page.text(next, LEFT[2], "fig_" + name, CellLook.FIELD);
        // Two cells wide, so that no digit is hidden.
        page.merge(next, next, LEFT[3], LEFT[4]);
        number(next, LEFT[3], value, 1, format);
        page.nameCell("fig_" + name, next, LEFT[3]);
        next++;
    }
}
