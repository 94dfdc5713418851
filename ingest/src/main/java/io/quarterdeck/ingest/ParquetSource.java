package io.quarterdeck.ingest;

import io.quarterdeck.engine.ParquetTexts;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows of a Parquet file after a header of its columns' names. Where it is a part of a set, as Spark and Hive write
 * them, the folders that it stands in are columns too: {@code region=EU} is one with that value in every row.
 *
 * @param scratch a folder of the run's own
 */
record ParquetSource(Content content, Path file, Path scratch, String sha256) implements Source {
    private static final Pattern FOLDER = Pattern.compile("([^/=]+)=([^/]*)(?=/)");

    /** What Hive calls the folder of the rows without a value. */
    private static final String NO_VALUE = "__HIVE_DEFAULT_PARTITION__";

    @Override
    public String format() {
        return "Parquet";
    }

    @Override
    public RecordSource open(MessageDigest digest) throws IOException {
        content.feed(digest, sha256);
        return open();
    }

    @Override
    public RecordSource open() {
        return new Rows();
    }

    private UserError damaged(IOException e) {
        return content.refused(
                "it is damaged or no Parquet (" + e.getMessage() + ")",
                "a whole Parquet file",
                "Export or copy it again",
                e);
    }

    /** The line of a record is its number, from 1. */
    private final class Rows implements RecordSource {
        private final ParquetTexts texts;
        private final Map<String, String> folders = new LinkedHashMap<>();
        private boolean isHeaderGiven;
        private long line;

        Rows() {
            try {
                texts = new ParquetTexts(file, scratch);
            } catch (IOException e) {
                throw damaged(e);
            }
            List<String> columns = texts.columns().stream().map(Words::folded).toList();
            for (Matcher folder = FOLDER.matcher(content.name()); folder.find(); ) {
                String column = URLDecoder.decode(folder.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
                String value = URLDecoder.decode(folder.group(2).replace("+", "%2B"), StandardCharsets.UTF_8);
                if (!columns.contains(Words.folded(column))) {
                    folders.put(column, value.equals(NO_VALUE) ? "" : value);
                }
            }
        }

        /** A Parquet file has a schema, so there is nothing to expect. */
        @Override
        public void expectFields(int fields) {}

        @Override
        public Scanned next() {
            try {
                List<String> fields = isHeaderGiven ? texts.next() : texts.columns();
                if (isHeaderGiven && fields.isEmpty()) {
                    return null;
                }
                if (!folders.isEmpty()) {
                    fields = new ArrayList<>(fields);
                    fields.addAll(isHeaderGiven ? folders.values() : folders.keySet());
                }
                line += isHeaderGiven ? 1 : 0;
                isHeaderGiven = true;
                byte[] original = TableRows.csv(fields).getBytes(StandardCharsets.UTF_8);
                boolean isBlank = fields.stream().allMatch(String::isBlank);
                return new Scanned(line, 1, 0, original, fields, Optional.empty(), isBlank);
            } catch (IOException e) {
                throw damaged(e);
            }
        }

        @Override
        public void close() throws IOException {
            texts.close();
        }
    }
}
