package io.quarterdeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Parquet file whose pages have checksums is refused when it is damaged, or says what the whole one says. */
class DamagedParquetTest {
    /** Written by Spark; its metadata, which have no checksum, begin where its pages end. */
    private static final Path WHOLE = Path.of("src/test/cases/J08_int96_moments/exports/deals.parquet");

    private static final int END_OF_PAGES = 313;

    @TempDir
    Path scratch;

    private String contents(byte[] bytes) throws IOException {
        Content content = Content.of(TestStores.write(scratch.resolve("deals.parquet"), bytes), "deals.parquet");
        StringBuilder text = new StringBuilder();
        try {
            ParquetPages.check(content, content.path());
            ParquetSource source = new ParquetSource(content, content.path(), scratch, content.sha256());
            try (RecordSource records = source.open()) {
                for (Scanned row = records.next(); row != null; row = records.next()) {
                    text.append(row.fields()).append('\n');
                }
            }
        } catch (UserError e) {
            assertThat(e.exitCode()).isEqualTo(ExitCode.INPUT_REFUSED);
            return "refused";
        }
        return text.toString();
    }

    @Test
    void pageWithAChangedByteIsRefusedOrTheSame() throws IOException {
        byte[] whole = Files.readAllBytes(WHOLE);
        String expected = contents(whole);
        assertThat(expected).contains("1200.500000, 2025-01-10 14:30:00");
        int refused = 0;
        int tried = 0;
        for (int at = 4; at < END_OF_PAGES; at += 3) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << at % 8);
            String found = contents(damaged);
            assertThat(found).as("byte %d", at).isIn("refused", expected);
            refused += found.equals("refused") ? 1 : 0;
            tried++;
        }
        assertThat(refused).isGreaterThan(tried / 2);
    }
}
