package io.quarterdeck.cli;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A small CSV for a forecast: comma, semicolon or tab between fields, in UTF-8, with headings.
 *
 * @param headings in lower case
 * @param lines below the headings, blank ones left out
 */
record SeriesCsv(String name, List<String> headings, List<Line> lines) {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final String DELIMITERS = ",;\t";

    /** A record with the line that it starts on. */
    record Line(int number, List<String> fields) {

        /** Without spaces around it; empty where the record is shorter. */
        String field(int place) {
            return place < fields.size() ? fields.get(place).strip() : "";
        }
    }

    /**
     * @param option the one that names the file
     * @param what is in it, for people to read
     * @param columns those that it has, for people to read
     * @throws UserError if it is not there, not UTF-8 or empty
     */
    static SeriesCsv read(Path file, String option, String what, String columns) throws IOException {
        String name = file.getFileName().toString();
        List<Line> lines = lines(text(file, name, option, what), name);
        if (lines.isEmpty()) {
            throw refused(name, "the file is empty", "the columns " + columns, "Fill it");
        }
        List<String> headings = lines.get(0).fields.stream()
                .map(f -> f.strip().toLowerCase(Locale.ROOT))
                .toList();
        return new SeriesCsv(name, headings, lines.subList(1, lines.size()));
    }

    /** The place of a column. @throws UserError if it is not there */
    int place(String column, String columns) {
        int place = headings.indexOf(column);
        if (place < 0) {
            throw refused(
                    name + " line 1",
                    "there is no column \"" + column + "\" but " + String.join(", ", headings),
                    "the columns " + columns,
                    "Name them in the first line");
        }
        return place;
    }

    /** The number in a field. @throws UserError if there is none */
    double number(Line line, int place) {
        String text = line.field(place);
        double value = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(value) || Math.abs(value) > 1e100) {
            throw refused(
                    at(line) + ", column \"" + headings.get(place) + "\"",
                    text.isEmpty() ? "the value is empty" : "\"" + text + "\" is not a number",
                    "a number like 12000.50",
                    "Correct it; a period in which nothing happened has 0");
        }
        return value;
    }

    String at(Line line) {
        return at(name, line.number);
    }

    private static String text(Path file, String name, String option, String what) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UserError(ExitCode.USAGE, option, file + " is not there", what, "Correct the path");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UserError(
                    ExitCode.INPUT_REFUSED, name, "its text is not UTF-8", "UTF-8", "Save it as CSV UTF-8", e);
        }
    }

    static String at(String name, int line) {
        return name + " line " + line;
    }

    static UserError refused(String where, String found, String wanted, String remedy) {
        return new UserError(ExitCode.INPUT_REFUSED, where, found, wanted, remedy);
    }

    /** Records with the line they start on; a field may be quoted, blank lines are none. */
    private static List<Line> lines(String text, String name) {
        int end = text.indexOf('\n');
        String heading = end < 0 ? text : text.substring(0, end);
        char delimiter = DELIMITERS.charAt(0);
        for (char c : DELIMITERS.toCharArray()) {
            delimiter = count(heading, c) > count(heading, delimiter) ? c : delimiter;
        }
        List<Line> lines = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        int line = 1;
        int start = 1;
        boolean isQuoted = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '\n';
            line += c == '\n' && i < text.length() ? 1 : 0;
            if (isQuoted && i == text.length()) {
                throw refused(at(name, start), "a quotation mark is never closed", "\"…\"", "Close it");
            }
            if (isQuoted) {
                if (c != '"') {
                    field.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else {
                    isQuoted = false;
                }
            } else if (c == '"' && field.toString().isBlank()) {
                field.setLength(0);
                isQuoted = true;
            } else if (c == delimiter) {
                fields.add(field.toString());
                field.setLength(0);
            } else if (c == '\n') {
                fields.add(field.toString().replace("\r", ""));
                field.setLength(0);
                if (fields.stream().anyMatch(f -> !f.isBlank())) {
                    lines.add(new Line(start, List.copyOf(fields)));
                }
                fields.clear();
                start = line;
            } else {
                field.append(c);
            }
        }
        return lines;
    }

    private static long count(String text, char c) {
        return text.chars().filter(each -> each == c).count();
    }
}
