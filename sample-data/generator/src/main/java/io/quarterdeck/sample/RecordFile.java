package io.quarterdeck.sample;

import java.io.Closeable;
import java.io.IOException;

/** A file that takes one record after another, whatever its format. */
interface RecordFile extends Closeable {
    /** Adds a record, its values in the order of the headings; null is a value that is not there. */
    void add(Object... values) throws IOException;
}
