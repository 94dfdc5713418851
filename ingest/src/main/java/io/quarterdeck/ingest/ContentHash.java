package io.quarterdeck.ingest;

import io.quarterdeck.engine.Column;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The SHA-256 of what a record says: two records have one hash exactly if they say the same. */
final class ContentHash {
    private final List<Column> columns;
    private final MessageDigest digest = sha256();

    ContentHash(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

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
     * The hash of one row: its known values as canonical text, with name and length, in column order. A column that a
     * later version of the table adds leaves the hash of older rows as it was. When it was last changed is not what it
     * says.
     */
    String of(List<Object> values, boolean isDeleted) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            Column column = columns.get(i);
            if (values.get(i) != null && !column.name().equals(CanonicalTable.MODIFIED_AT)) {
                String value = column.unit().text(values.get(i));
                text.append(column.name())
                        .append(' ')
                        .append(value.length())
                        .append(' ')
                        .append(value)
                        .append('\n');
            }
        }
        if (isDeleted) {
            text.append("deleted\n");
        }
        return HexFormat.of().formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
