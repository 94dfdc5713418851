package io.quarterdeck.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The records of one written file, each a map from heading to value. */
record Table(String header, List<Map<String, String>> rows) {

    static Table read(Path file) {
        return read(file, StandardCharsets.UTF_8);
    }

    /** @param charset what the file must be in, to the byte */
    static Table read(Path file, Charset charset) {
        try {
            List<List<String>> records = records(Files.readString(file, charset));
            List<String> names = records.get(0);
            List<Map<String, String>> rows = new ArrayList<>();
            for (List<String> record : records.subList(1, records.size())) {
                if (record.size() != names.size()) {
                    throw new AssertionError(file.getFileName() + ": " + record + " does not fit " + names);
                }
                Map<String, String> row = new LinkedHashMap<>();
                for (int place = 0; place < names.size(); place++) {
                    row.put(names.get(place), record.get(place));
                }
                rows.add(row);
            }
            return new Table(String.join(",", names), rows);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static List<List<String>> records(String text) {
        List<List<String>> records = new ArrayList<>();
        List<String> record = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean isQuoted = false;
        for (int place = 0; place < text.length(); place++) {
            char letter = text.charAt(place);
            if (letter == '"') {
                boolean isLiteral = isQuoted && place + 1 < text.length() && text.charAt(place + 1) == '"';
                if (isLiteral) {
                    value.append('"');
                    place++;
                } else {
                    isQuoted = !isQuoted;
                }
            } else if (!isQuoted && (letter == ',' || letter == '\n')) {
                record.add(value.toString());
                value.setLength(0);
                if (letter == '\n') {
                    records.add(record);
                    record = new ArrayList<>();
                }
            } else {
                value.append(letter);
            }
        }
        return records;
    }

    List<String> column(String name) {
        return rows.stream().map(row -> row.get(name)).toList();
    }

    /** The rows by the value of a column, in file order. */
    Map<String, List<Map<String, String>>> by(String name) {
        return rows.stream()
                .collect(Collectors.groupingBy(row -> row.get(name), LinkedHashMap::new, Collectors.toList()));
    }
}
