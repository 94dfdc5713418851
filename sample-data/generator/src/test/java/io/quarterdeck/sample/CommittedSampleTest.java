package io.quarterdeck.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommittedSampleTest {
    @TempDir
    private Path directory;

    @Test
    void committedFilesAreThoseOfSeedOneAnywhere() throws IOException {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            // Arabic digits and a day that begins elsewhere: neither may reach a file.
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            SampleCompany.write(1, directory);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        for (String file : Sample.FILES) {
            assertThat(directory.resolve(file))
                    .as("%s: write the sample again if the generator was meant to change", file)
                    .hasSameBinaryContentAs(Sample.COMMITTED.resolve(file));
        }
    }

    @Test
    void nothingElseIsWritten() throws IOException {
        SampleCompany.write(1, directory);
        try (Stream<Path> written = Files.walk(directory)) {
            assertThat(written.filter(Files::isRegularFile)
                            .map(file -> directory.relativize(file).toString().replace('\\', '/')))
                    .containsExactlyInAnyOrderElementsOf(Sample.FILES);
        }
    }

    @Test
    void anotherSeedIsAnotherCompanyAndTheSameSeedTheSame() throws IOException {
        SampleCompany.write(2, directory.resolve("one"));
        SampleCompany.write(2, directory.resolve("other"));
        for (String file : Sample.FILES) {
            assertThat(directory.resolve("one").resolve(file))
                    .hasSameBinaryContentAs(directory.resolve("other").resolve(file));
        }
        assertThat(Files.readString(directory.resolve("one/opportunities.csv")))
                .isNotEqualTo(Files.readString(Sample.COMMITTED.resolve("opportunities.csv")));
    }

    @Test
    void filesAreSmallAndPlain() throws IOException {
        long bytes = 0;
        for (String file : Sample.FILES) {
            bytes += Files.size(Sample.COMMITTED.resolve(file));
            // The workbook of the personnel department and the list of the finance system are plain in their own way.
            if (file.equals(ExportFile.ROSTER.fileName()) || file.equals(ExportFile.RECEIPTS.fileName())) {
                continue;
            }
            String text = Files.readString(Sample.COMMITTED.resolve(file), StandardCharsets.UTF_8);
            assertThat(text).as(file).endsWith("\n").doesNotContain("\r", "\uFEFF", "\t");
        }
        assertThat(bytes).isLessThan(8_000_000);
        assertThat(Files.size(Sample.COMMITTED.resolve("opportunity_history.csv")))
                .isLessThan(2_500_000);
    }
}
