package io.quarterdeck.dashboards;

/** A sheet of the review workbook. */
interface ReviewSheet {
    /** Its key in the labels, {@code tab.…}. */
    String tab();

    /** The colour of its tab, as RGB: one per kind of sheet. */
    String colour();

    /** Whether it tells of the other sheets, and so is written after them. */
    default boolean tellsOfOthers() {
        return false;
    }

    /** Fills the page; other pages exist already, so that links can lead to them. */
    void write(SheetPage page);
}
