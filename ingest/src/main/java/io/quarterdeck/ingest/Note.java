package io.quarterdeck.ingest;

/** Something about loaded records that their reader should know: nothing is lost, but the text was not plain. */
public enum Note {
    /** A stage that neither settings nor preset list; its status follows from its words. */
    STAGE_UNLISTED("neither settings nor preset list it, so its words tell the status"),
    /** A deal that has no stage counts as open. */
    NO_STAGE("deals without a stage, which count as open"),
    /** A value that the export does not give is the one that its layout has for that. */
    DEFAULT_TAKEN("values that the export does not give, taken as the preset has them"),
    /** A total in the export is not the sum of its parts; the parts were loaded. */
    TOTAL_DIFFERS("totals that are not the sum of their parts; the parts were loaded"),
    /** The period overlaps another that was read, so it was not. */
    PERIOD_NOT_READ("periods that overlap others that were read"),
    /** A moment without a time zone was taken as one in the business zone. */
    NO_ZONE("moments without a time zone, read in the business zone"),
    /** A time that the clocks skip or repeat was read with the later offset from UTC. */
    CLOCK_CHANGE("moments that the clocks skip or repeat, read with the later offset"),
    /** Day and month stand in an order that other dates of the same file prove. */
    DATE_ORDER_PROVEN("dates whose order of day and month other dates of the file prove"),
    /** A date in another form that can be read in one way only, as 2025/8/5 or 5 Aug 2025. */
    DATE_FORM("dates in another form that can be read in one way only"),
    /** A date that stands for no date, as 9999-12-31, was read as none. */
    DATE_PLACEHOLDER("dates that stand for no date, as 9999-12-31 does"),
    /** The number of a day in a spreadsheet was read as that day. */
    EXCEL_SERIAL("dates that were a spreadsheet's number of a day"),
    /** Full-width digits and marks were read as the plain ones. */
    FULL_WIDTH("values in full-width characters"),
    /** A negative number in parentheses, with its minus behind it, or with the typographic minus. */
    NEGATIVE_FORM("numbers that are negative by parentheses, a minus behind or a typographic minus"),
    /** A number in thousands, 万 or millions was read in ones. */
    UNIT("numbers in thousands, 万, millions or the like, multiplied out"),
    /** The mark between whole and decimals is one that other numbers of the same file prove. */
    DECIMAL_PROVEN("numbers whose decimal mark other numbers of the file prove"),
    /** The currency of a record was taken from the amount's own text or heading. */
    CURRENCY_READ("amounts whose currency their own text or its heading says"),
    /** A currency sign with several meanings was read as the reporting currency. */
    CURRENCY_ASSUMED("amounts whose currency sign has several meanings, read as the reporting currency"),
    /** The number format of a cell shows a currency; it is a dress of the cell, and counts where the preset says so. */
    CURRENCY_NOT_READ("amounts whose number format shows a currency, which `currency_from_format` in a preset reads"),
    /** The export has a column of currencies, and its preset does not name it. */
    CURRENCY_COLUMN_NOT_READ("currencies that the preset does not read; the amounts count in the reporting currency"),
    /** A word that means nothing, as N/A, was read as no value. */
    EMPTY_WORD("words that say there is no value, as N/A does"),
    /** Spaces around a text were taken away. */
    SPACES("texts with spaces around them"),
    /** Invisible marks, unusual spaces or accents in characters of their own were taken out of a key. */
    KEY_MARKS("keys with invisible marks, unusual spaces or separate accents, read as the plain keys"),
    /** A Salesforce key of 15 characters got the three that its 18-character form adds. */
    SALESFORCE_ID_15("Salesforce keys of 15 characters, read as the same keys of 18"),
    /** A record was shorter than the header, and its preset says that the last fields may be left out. */
    ROW_PADDED("records without their last fields"),
    /** Records that the settings do not count, as those of a test. */
    NOT_COUNTED("records that are not counted, as `not_counted` says"),
    /** A stated total is not the sum of the records that it stands below. */
    TOTAL_MISMATCH("totals that are not the sum of their records"),
    /** Its bytes are no UTF-8; they were read as GB18030, the encoding of Chinese Windows. */
    READ_AS_GB18030("read as GB18030"),
    /** As many records as a known limit of a program allows: the export was probably cut there. */
    ROW_COUNT_IS_A_CAP("as many records as a known limit of a program allows, so it was probably cut there"),
    /** A text has the signs of letters that were once read in a wrong encoding; they cannot be mended here. */
    MOJIBAKE("texts with the signs of a wrong encoding in the source"),
    /** Cells with a formula, whose result was read as it was last saved. */
    FORMULAS_AS_SAVED("formulas, read as they were last saved"),
    /** Rows that a person hid or filtered out; they were read. */
    HIDDEN_ROWS("hidden or filtered rows, which were read"),
    /** Columns that a person hid; they were read. */
    HIDDEN_COLUMNS("hidden columns, which were read"),
    /** A hidden sheet of the workbook; it was not read. */
    HIDDEN_SHEET_IGNORED("a hidden sheet, which was not read"),
    /** The only sheet that fits is hidden; it was read. */
    HIDDEN_SHEET_READ("a hidden sheet, which was read since no other fits"),
    /** Cells that are merged: the value counts for the first of them. */
    MERGED_CELLS("merged cells, whose value counts for the first"),
    /** Rows with nothing under the headings and something beside the table; they were set aside. */
    BESIDE_THE_TABLE("rows with nothing but text beside the table, which were set aside"),
    /** The workbook has macros; none was run. */
    MACROS_NOT_RUN("macros, none of which was run"),
    /** The workbook refers to other files; none was opened. */
    LINKS_NOT_FOLLOWED("links to other files, none of which was opened"),
    /** The page of a longer list: the export says that there is more. */
    MORE_PAGES("one page of a longer list");

    private final String words;

    Note(String words) {
        this.words = words;
    }

    /** As in {@code column "Close Date": dates whose order of day and month other dates of the file prove (34)}. */
    String line(Notes.Counted counted) {
        String what = this == STAGE_UNLISTED ? "stage" : "column";
        return (counted.column().isEmpty() ? "" : what + " \"" + counted.column() + "\": ")
                + words
                + (counted.records() == 0 ? "" : " (" + counted.records() + ")");
    }
}
