package io.quarterdeck.sample;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/** A comma-separated file (RFC 4180, but with LF line ends): quoted where a value needs it and nowhere else. */
final class CsvFile implements RecordFile {
    private static final int BUFFER = 1 << 16;

    private final Writer out;

    CsvFile(Path file, Charset charset, String headings) throws IOException {
        out = new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), charset.newEncoder()), BUFFER);
        out.append(headings).append('\n');
    }

    @Override
    public void add(Object... values) throws IOException {
        for (int place = 0; place < values.length; place++) {
            out.append(place == 0 ? "" : ",").append(quoted(values[place] == null ? "" : values[place].toString()));
        }
        out.append('\n');
    }

    private static String quoted(String value) {
        boolean needsQuotes = value.indexOf(',') >= 0 || value.indexOf('"') >= 0 || value.indexOf('\n') >= 0;
        return needsQuotes ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
