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
    DATE_INVALID("dates"),
    /** Two of the layout's formats read it as different days. */
    DATE_AMBIGUOUS("dates"),
    /** A date outside the years that a sales record can be about. */
    DATE_RANGE,
    /** No period such as 2025-Q3. */
    PERIOD_INVALID,
    /** No number in the layout's notation. */
    NUMBER_INVALID("decimal"),
    /** A number too large to be stored exactly. */
    NUMBER_RANGE,
    /** Neither yes nor no. */
    FLAG_INVALID("values"),
    /** A share that is not between 0 and 1, or a percentage not between 0 and 100. */
    SHARE_RANGE,
    /** A value that the layout's map does not list. */
    VALUE_UNKNOWN("values"),
    /** A key that a spreadsheet has turned into a rounded number. */
    ID_MANGLED,
    /** Another record of the file has its key and another amount, and nothing says which came later. */
    KEY_CONFLICT;

    private final String setting;

    Reason() {
        this("");
    }

    Reason(String setting) {
        this.setting = setting;
    }

    /** The key of the preset to change where it is the preset that is wrong, not the record; else empty. */
    String setting() {
        return setting;
    }
}
