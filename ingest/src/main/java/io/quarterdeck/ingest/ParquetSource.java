package io.quarterdeck.ingest;

import io.quarterdeck.engine.ParquetTexts;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** The rows of a Parquet file after a header of its columns' names. @param scratch a folder of the run's own */
record ParquetSource(Content content, Path file, Path scratch, String sha256) implements Source {
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
        private boolean isHeaderGiven;
        private long line;

        Rows() {
            try {
                texts = new ParquetTexts(file, scratch);
            } catch (IOException e) {
                throw damaged(e);
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
