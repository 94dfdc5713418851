package io.quarterdeck.ingest;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong with a record.
 *
 * @param column the export's own heading; empty where the whole record is wrong
 * @param found the text that is there, shortened, or what was seen
 * @param wanted what should be there, as in "a date like 31/12/2025"
 */
public record Fault(Reason reason, String column, String found, String wanted) {
    private static final int LONGEST_FOUND = 80;

    public Fault {
        requireNonNull(reason, "reason is null");
        requireNonNull(column, "column is null");
        requireNonNull(wanted, "wanted is null");
        found = shortened(found);
    }

    /** The message for the person who will mend it, without what to do. */
    public String message(String file, long line) {
        String where = file + " line " + line;
        if (column.isEmpty()) {
            return where + ": " + found + "; wanted " + wanted;
        }
        if (found.isEmpty()) {
            return where + ", column \"" + column + "\" is empty; wanted " + wanted;
        }
        return where + ", column \"" + column + "\": \"" + found + "\" is not " + wanted;
    }

    /** The whole text is in the quarantine row; here it would only hide the message. */
    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_FOUND
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_FOUND)) + "…";
    }
}
