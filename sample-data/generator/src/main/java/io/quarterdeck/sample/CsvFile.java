package io.quarterdeck.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A comma-separated file (RFC 4180, but with LF line ends): quoted where a value needs it and nowhere else. */
final class CsvFile {
    private final StringBuilder text = new StringBuilder();

    CsvFile(String header) {
        text.append(header).append('\n');
    }

    /** Adds a record; null is written as the empty value. */
    void add(Object... values) {
        for (int place = 0; place < values.length; place++) {
            text.append(place == 0 ? "" : ",").append(quoted(values[place] == null ? "" : values[place].toString()));
        }
        text.append('\n');
    }

    private static String quoted(String value) {
        boolean needsQuotes = value.contains(",") || value.contains("\"") || value.contains("\n");
        return needsQuotes ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }

    void write(Path file) throws IOException {
        Files.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
