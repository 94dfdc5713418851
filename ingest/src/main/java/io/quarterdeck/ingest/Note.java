package io.quarterdeck.ingest;

/** Something about loaded records that their reader should know: nothing is lost, but the text was not plain. */
public enum Note {
    /** A stage that neither settings nor preset list; its status follows from its words. */
    STAGE_UNLISTED,
    /** A moment without a time zone was taken as one in the business zone. */
    NO_ZONE,
    /** Its bytes are no UTF-8; they were read as GB18030, the encoding of Chinese Windows. */
    READ_AS_GB18030,
    /** As many records as a known limit of a program allows: the export was probably cut there. */
    ROW_COUNT_IS_A_CAP,
    /** A text has the signs of letters that were once read in a wrong encoding; they cannot be mended here. */
    MOJIBAKE,
    /** Cells with a formula, whose result was read as it was last saved. */
    FORMULAS_AS_SAVED,
    /** Rows that a person hid or filtered out; they were read. */
    HIDDEN_ROWS,
    /** Columns that a person hid; they were read. */
    HIDDEN_COLUMNS,
    /** A hidden sheet of the workbook; it was not read. */
    HIDDEN_SHEET_IGNORED,
    /** The only sheet that fits is hidden; it was read. */
    HIDDEN_SHEET_READ,
    /** Cells that are merged: the value counts for the first of them. */
    MERGED_CELLS,
    /** Rows with nothing under the headings and something beside the table; they were set aside. */
    BESIDE_THE_TABLE,
    /** The workbook has macros; none was run. */
    MACROS_NOT_RUN,
    /** The workbook refers to other files; none was opened. */
    LINKS_NOT_FOLLOWED,
    /** The page of a longer list: the export says that there is more. */
    MORE_PAGES
}
