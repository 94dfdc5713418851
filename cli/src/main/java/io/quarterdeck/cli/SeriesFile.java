package io.quarterdeck.cli;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.forecast.PeriodAxis;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A CSV of series: {@code id, period, value} among its columns, in any order of rows, comma, semicolon or tab between
 * fields, in UTF-8.
 *
 * @param series in the order in which they first appear
 */
record SeriesFile(List<Named> series) {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final List<String> COLUMNS = List.of("id", "period", "value");
    private static final String DELIMITERS = ",;\t";

    /**
     * One series without gaps.
     *
     * @param first the number of its first period
     */
    record Named(String id, PeriodAxis axis, long first, double[] values) {}

    private record Cell(int line, String period, double value) {}

    /** @throws UserError if a row cannot be read, is there twice, or is missing */
    static SeriesFile read(Path file) throws IOException {
        String name = file.getFileName().toString();
        List<Record> records = records(text(file, name), name);
        if (records.isEmpty()) {
            throw refused(name, "the file is empty", "the columns id, period, value", "Fill it");
        }
        int[] places = places(name, records.get(0));
        Map<String, List<Cell>> cells = new LinkedHashMap<>();
        for (Record row : records.subList(1, records.size())) {
            String id = field(row, places[0]);
            if (id.isEmpty()) {
                throw refused(at(name, row.line), "the id is empty", "one that names the series", "Fill it in");
            }
            cells.computeIfAbsent(id, i -> new ArrayList<>())
                    .add(new Cell(row.line, field(row, places[1]), number(name, row, field(row, places[2]))));
        }
        List<Named> series = new ArrayList<>();
        cells.forEach((id, rows) -> series.add(series(name, id, rows)));
        if (series.isEmpty()) {
            throw refused(name, "there are no rows under the headings", "one per series and period", "Fill it");
        }
        return new SeriesFile(List.copyOf(series));
    }

    private static String text(Path file, String name) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    ExitCode.USAGE, "--series", file + " is not there", "a CSV of series", "Correct the path");
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

    private static Named series(String name, String id, List<Cell> rows) {
        Cell first = rows.get(0);
        PeriodAxis axis = PeriodAxis.of(rows.stream().map(Cell::period).toList())
                .orElseThrow(() -> badPeriod(name, first, "2024, 2024-Q2, 2024-05, 2024-W20 or 2024-05-31"));
        TreeMap<Long, Cell> ordered = new TreeMap<>();
        for (Cell cell : rows) {
            Optional<Long> number = axis.number(cell.period);
            if (number.isEmpty()) {
                throw badPeriod(
                        name,
                        cell,
                        "one like " + first.period + ", "
                                + axis.frequency().name().toLowerCase(Locale.ROOT)
                                + " as the other periods of series " + id);
            }
            Cell other = ordered.putIfAbsent(number.get(), cell);
            if (other != null) {
                throw refused(
                        at(name, cell.line),
                        "series " + id + " has " + cell.period + " a second time, after line " + other.line,
                        "one row per series and period",
                        "Remove one, or add them up");
            }
        }
        double[] values = new double[ordered.size()];
        long expected = ordered.firstKey();
        for (Map.Entry<Long, Cell> entry : ordered.entrySet()) {
            if (entry.getKey() != expected) {
                throw refused(
                        at(name, entry.getValue().line),
                        "series " + id + " has no row for " + axis.text(expected) + ", the one before "
                                + entry.getValue().period + " or earlier",
                        "every period from the first to the last",
                        "Add it, with 0 if nothing happened");
            }
            values[(int) (expected - ordered.firstKey())] = entry.getValue().value;
            expected++;
        }
        return new Named(id, axis, ordered.firstKey(), values);
    }

    private static UserError badPeriod(String name, Cell cell, String wanted) {
        return refused(
                at(name, cell.line) + ", column \"period\"",
                "\"" + cell.period + "\" is no such period",
                wanted,
                "Correct it");
    }

    private static double number(String name, Record row, String text) {
        double value = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(value) || Math.abs(value) > 1e100) {
            throw refused(
                    at(name, row.line) + ", column \"value\"",
                    text.isEmpty() ? "the value is empty" : "\"" + text + "\" is not a number",
                    "a number like 12000.50",
                    "Correct it; a period in which nothing happened has 0");
        }
        return value;
    }

    private static int[] places(String name, Record heading) {
        int[] places = new int[COLUMNS.size()];
        List<String> words = heading.fields.stream()
                .map(f -> f.strip().toLowerCase(Locale.ROOT))
                .toList();
        for (int i = 0; i < places.length; i++) {
            places[i] = words.indexOf(COLUMNS.get(i));
            if (places[i] < 0) {
                throw refused(
                        at(name, heading.line),
                        "there is no column \"" + COLUMNS.get(i) + "\" but " + String.join(", ", words),
                        "the columns id, period, value",
                        "Name them in the first line");
            }
        }
        return places;
    }

    private static String field(Record row, int place) {
        return place < row.fields.size() ? row.fields.get(place).strip() : "";
    }

    private static String at(String name, int line) {
        return name + " line " + line;
    }

    private static UserError refused(String where, String found, String wanted, String remedy) {
        return new UserError(ExitCode.INPUT_REFUSED, where, found, wanted, remedy);
    }

    private record Record(int line, List<String> fields) {}

    /** Records with the line they start on; a field may be quoted, blank lines are none. */
    private static List<Record> records(String text, String name) {
        int end = text.indexOf('\n');
        String heading = end < 0 ? text : text.substring(0, end);
        char delimiter = DELIMITERS.charAt(0);
        for (char c : DELIMITERS.toCharArray()) {
            delimiter = count(heading, c) > count(heading, delimiter) ? c : delimiter;
        }
        List<Record> records = new ArrayList<>();
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
                    records.add(new Record(start, List.copyOf(fields)));
                }
                fields.clear();
                start = line;
            } else {
                field.append(c);
            }
        }
        return records;
    }

    private static long count(String text, char c) {
        return text.chars().filter(each -> each == c).count();
    }
}
