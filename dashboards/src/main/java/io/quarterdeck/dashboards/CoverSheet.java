package io.quarterdeck.dashboards;

/** The first sheet: what the workbook is, what it rests on, whether its checks hold, and where everything is. */
final class CoverSheet implements ReviewSheet {
    @Override
    public String tab() {
        return "cover";
    }

    @Override
    public String colour() {
        return Palette.INK;
    }

    @Override
    public void write(SheetPage page) {
        page.text(0, SheetPage.LEFT, page.draft.context.company(), CellLook.TITLE);
        int row = 3;
        for (SheetPage other : page.draft.pages().values()) {
            page.link(row, 1, other.name(), other);
            page.text(row++, 2, other.headline(), CellLook.VALUE);
        }
        page.finish(1);
    }
}
