package io.quarterdeck.sample;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A JSON array of objects, one a line; a value that is not there is null. */
final class JsonFile implements RecordFile {
    private final Writer out;
    private final List<String> names;
    private String between = "[\n";

    JsonFile(Path file, List<String> names) throws IOException {
        this.names = names;
        out = new BufferedWriter(
                new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8.newEncoder()));
    }

    @Override
    public void add(Object... values) throws IOException {
        out.append(between);
        for (int place = 0; place < values.length; place++) {
            out.append(place == 0 ? "{" : ",")
                    .append(Json.quoted(names.get(place)))
                    .append(':');
            Object value = values[place];
            boolean isBare = value == null || value instanceof Number;
            out.append(isBare ? String.valueOf(value) : Json.quoted(value.toString()));
        }
        out.append('}');
        between = ",\n";
    }

    @Override
    public void close() throws IOException {
        out.append(between.startsWith("[") ? "[]\n" : "\n]\n");
        out.close();
    }
}
