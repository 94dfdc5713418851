package io.quarterdeck.ingest;

import java.util.function.Consumer;

/**
 * How the text of a field becomes a value of its column.
 *
 * @param form what a text that needs no interpreting looks like
 * @param reader reads any text
 */
record Reading(Form form, Reader reader) {
    /** From a text that is not empty to its value; null where it stands for none. */
    @FunctionalInterface
    interface Reader {
        Object read(String text, Consumer<Note> note) throws BadValue;
    }

    /** The texts that are their own value, so that their bytes can be copied. */
    enum Form {
        /** Any. */
        TEXT,
        /** Any whose letters have one form only. */
        NAME,
        /** Such a one that no spreadsheet can have rounded. */
        KEY,
        /** A key that has not 15 characters. */
        SALESFORCE_KEY,
        /** {@code 2025-12-31}. */
        DATE,
        /** Digits, with the declared decimal mark. */
        DECIMAL,
        /** Digits only. */
        WHOLE,
        /** None: the text has to be read. */
        NONE
    }

    static Reading of(Reader reader) {
        return new Reading(Form.NONE, reader);
    }

    Object read(String text, Consumer<Note> note) throws BadValue {
        return reader.read(text, note);
    }
}
