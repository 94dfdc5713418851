package io.quarterdeck.engine;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * One SQL file: a header in comments and a select.
 *
 * @param sql the whole text, comments included
 */
public record SqlModel(TableHeader header, String sql) implements Model {
    public SqlModel {
        requireNonNull(header, "header is null");
        requireNonNull(sql, "sql is null");
        for (String input : header.inputs()) {
            if (!Pattern.compile("\\b" + Pattern.quote(input) + "\\b")
                    .matcher(withoutComments(sql))
                    .find()) {
                throw new IllegalArgumentException(
                        header.name() + ": the header lists the input \"" + input + "\", which the SQL never reads");
            }
        }
    }

    /** Reads a file's text; the model's name is the file's. */
    public static SqlModel parse(String name, String text) {
        return new SqlModel(TableHeader.parse(name, text), text);
    }

    private static String withoutComments(String sql) {
        return sql.replaceAll("(?m)--.*$", "");
    }
}
