package io.quarterdeck.ingest;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One table of records in an export: a text file, or one sheet of a workbook; it can be opened again and again. */
interface Source {
    /** The bytes that hold it. */
    Content content();

    /** The sheet of a workbook; empty where the bytes hold one table. */
    default String part() {
        return "";
    }

    /** As it is shown: {@code deals.csv}, {@code exports.zip/deals.csv}, {@code plan.xlsx/Targets}. */
    default String name() {
        return part().isEmpty() ? content().name() : content().name() + "/" + part();
    }

    /** How it is read, as the ledger says it: {@code CSV, UTF-8, comma}. */
    String format();

    /** What is to be said of it as a whole. */
    default List<Notes.Counted> notes() {
        return List.of();
    }

    /** The day that it says itself it speaks of; its name is not asked then. */
    default Optional<LocalDate> statementDate() {
        return Optional.empty();
    }

    /** Its records from the first on, for a look. */
    RecordSource open() throws IOException;

    /**
     * Its records from the first on.
     *
     * @param digest has been told all bytes of the content when the last record has been given
     * @throws io.quarterdeck.engine.UserError there or at the end, if the bytes are others than when it was recognised
     */
    RecordSource open(MessageDigest digest) throws IOException;
}
