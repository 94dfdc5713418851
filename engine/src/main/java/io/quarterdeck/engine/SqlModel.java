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
                throw new ModelFault(
                        header.name(),
                        TableHeader.lineOf(sql, "inputs"),
                        "the header lists the input \"" + input + "\", which the SQL never reads",
                        "the tables that the SQL reads, and no others",
                        "Remove it from the line `inputs`, or read it");
            }
        }
    }

    /** Reads a file's text; the model's name is the file's. */
    public static SqlModel parse(String name, String text) {
        return new SqlModel(TableHeader.parse(name, text), text);
    }

    /** The same model, from a file of a user's own. @param file its place in the user's folder */
    public SqlModel from(String file) {
        return new SqlModel(header.from(file), sql);
    }

    /** The line of the header that a word begins, such as a key or a column, counted from 1; 0 where there is none. */
    public int lineOf(String word) {
        return TableHeader.lineOf(sql, word);
    }

    private static String withoutComments(String sql) {
        return sql.replaceAll("(?m)--.*$", "");
    }
}
