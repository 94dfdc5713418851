package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.engine.Unit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A published table as a file that a program reads: a line of column names, then a line for each row, in UTF-8.
 *
 * <p>Values are written by {@link Unit#text} and quoted as RFC 4180 says, but lines end in LF. An empty value is
 * unknown; {@code ""} is a text without letters. A text stays as it is, even where a spreadsheet would take it for a
 * formula: the workbook is for people, this file is for programs.
 */
public final class TableFile {
    private static final Pattern NEEDS_QUOTES = Pattern.compile("[,\"\\r\\n]");

    private TableFile() {}

    /**
     * The file's bytes.
     *
     * @param rows in the order in which they are to stand
     * @throws IllegalArgumentException if the rows do not have the header's columns
     */
    public static byte[] bytes(TableHeader header, Rows rows) {
        List<String> names = header.columns().stream().map(Column::name).toList();
        List<String> found = rows.columns().stream().map(Column::name).toList();
        if (!names.equals(found)) {
            throw new IllegalArgumentException(
                    header.name() + ": the header lists columns " + names + ", but the rows have " + found);
        }
        StringBuilder text = new StringBuilder(String.join(",", names)).append('\n');
        for (List<Object> row : rows.rows()) {
            for (int i = 0; i < row.size(); i++) {
                text.append(i == 0 ? "" : ",")
                        .append(value(header.columns().get(i).unit(), row.get(i), row.size()));
            }
            text.append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String value(Unit unit, Object value, int columns) {
        String text = unit.text(value);
        // Where it stands alone, even an unknown value needs quotes: many readers pass over an empty line.
        boolean isEmptyText = text.isEmpty() && (value != null || columns == 1);
        return isEmptyText || NEEDS_QUOTES.matcher(text).find() ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
