package io.quarterdeck.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** The records of one table in an export, in order, whatever format it is kept in; the header is among them. */
interface RecordSource extends Closeable {
    /** The next stretch; null after the last. */
    Scanned next() throws IOException;

    /** From here on a record has {@code fields} fields; until then, any number will do. */
    void expectFields(int fields);

    /** A quote inside quotes may be told by a backslash; only in delimited text. */
    default void escapeWithBackslashes() {}

    /** A record may lack its last fields; only in delimited text. */
    default void allowShortRecords() {}

    /** From here on a number has the currency that its format shows; only in workbooks. */
    default void showCurrencies() {}

    /** Lets the records that come next go the short way, up to the first that does not; only where there is one. */
    default void pass(PlainRecords plain) throws IOException {}

    /** What is to be said of all that was read; complete after the last. */
    default List<Notes.Counted> notes() {
        return List.of();
    }
}
