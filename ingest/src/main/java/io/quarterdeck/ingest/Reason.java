package io.quarterdeck.ingest;

/** Why a record is in quarantine: the code in the column {@code _reason}. */
public enum Reason {
    /** Fewer fields than the header. */
    SHORT_ROW,
    /** More fields than the header. */
    LONG_ROW,
    /** A quote opens and what follows does not close as a record with the header's number of fields. */
    QUOTE_OPEN,
    /** Text after a closing quote. */
    QUOTE_STRAY,
    /** Bytes that are not UTF-8. */
    ENC_LINE,
    /** The file's last record is short and has no line end: the file was cut off. */
    TRUNCATED_TAIL,
    /** A line longer than {@link RecordScanner#LONGEST_RECORD}; quarantine has its beginning and its place. */
    RECORD_TOO_LONG,
    /** A value that must be there is empty. */
    VALUE_MISSING,
    /** No date in any of the layout's formats, or a day that the calendar does not have. */
    DATE_INVALID("`dates` in the preset"),
    /** Two of the layout's formats read it as different days. */
    DATE_AMBIGUOUS("`dates` in the preset"),
    /** A date outside the years that a sales record can be about. */
    DATE_RANGE,
    /** No period such as 2025-Q3. */
    PERIOD_INVALID,
    /** No number in the layout's notation. */
    NUMBER_INVALID("`decimal` in the preset"),
    /** A number too large to be stored exactly. */
    NUMBER_RANGE,
    /** A number that says two things, as 1,234 does where the decimal mark may be a point or a comma. */
    LOCALE_AMBIG("`decimal` in quarterdeck.yaml"),
    /** A unit in the cell and one in the heading. */
    UNIT_CONFLICT,
    /** A currency sign with several meanings, and nothing says which. */
    CCY_AMBIG("`currency` in quarterdeck.yaml"),
    /** Two currencies for one record. */
    CCY_CONFLICT,
    /** Neither yes nor no. */
    FLAG_INVALID("`values` in the preset"),
    /** A share that is not between 0 and 1, or a percentage not between 0 and 100. */
    SHARE_RANGE,
    /** A number like 25 where a share is wanted: a quarter, or twenty-five? */
    PCT_SCALE("`values` in the preset"),
    /** A value that the layout's map does not list. */
    VALUE_UNKNOWN("`values` in the preset"),
    /** A key that a spreadsheet has turned into a rounded number. */
    ID_MANGLED,
    /** An error such as #N/A stands in a cell. */
    CELL_ERROR,
    /** A formula whose result was not saved. */
    FORMULA_UNCALC,
    /** Day 60 of Excel's calendar, 29 February 1900, which never was. */
    DATE_1900,
    /** A key that an object has twice: which value is meant is not known. */
    DUP_KEY,
    /** A line that is no JSON object. */
    JSON_INVALID,
    /** Another record of the file has its key and another amount, and nothing says which came later. */
    KEY_CONFLICT;

    private final String setting;

    Reason() {
        this("");
    }

    Reason(String setting) {
        this.setting = setting;
    }

    /** What to set where the preset or the settings are wrong and not the record, as {@code `dates` in the preset}; else empty. */
    String setting() {
        return setting;
    }
}
