package io.quarterdeck.ingest;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Unit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** Hashes by which contents are told apart: of texts and files, and of what a record says. */
final class ContentHash {
    private ContentHash() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String of(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The SQL for the hash of a row: two records have one exactly if they say the same. It is the MD5 of its values as
     * text, each behind a control character that nearly no text holds. MD5 because the hash tells versions of one record
     * apart and proves nothing to anybody, and takes half the time of SHA-256; as a number kept
     * as a UUID, in half the room of its text and without ever being one. When the record was last changed is not
     * what it says.
     */
    static String sql(CanonicalTable table) {
        return table.values().stream()
                .filter(c -> !c.name().equals(CanonicalTable.MODIFIED_AT))
                .map(ContentHash::text)
                .collect(Collectors.joining(
                        ", chr(31), ",
                        "cast(md5_number(concat(",
                        ", chr(31), case when is_deleted then 'deleted' end)) as uuid)"));
    }

    private static String text(Column column) {
        return column.unit() == Unit.TEXT ? column.name() : "cast(" + column.name() + " as varchar)";
    }
}
