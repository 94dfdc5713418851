package io.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @TempDir
    Path exports;

    private Settings read(byte[] text) throws IOException {
        Files.write(exports.resolve(Settings.FILE), text);
        return Settings.beside(exports);
    }

    private Settings read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# company: later\n", "fiscal_year_start:\n"})
    void anEmptyFileSettlesNothing(String text) throws IOException {
        assertThat(read(text)).isEqualTo(Settings.defaults());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fiscal_year: 4 | line 1: the setting \"fiscal_year\" is not known; wanted one of [as_of, company",
                "fiscal_year_start: April | the setting \"fiscal_year_start\" has a value of another kind; wanted a month from 1",
                "fiscal_year_start: 4.5 | the setting \"fiscal_year_start\" has a value of another kind; wanted a month from 1",
                "fiscal_year_start: 13 | fiscal_year_start: \"13\" is not possible; wanted a month from 1 to 12",
                "language: [en] | the setting \"language\" has a value of another kind; wanted one of [en, zh]",
                "language: fr | language: \"fr\" is not possible; wanted one of [en, zh]",
                "as_of: 2025-06-31 | as_of: \"2025-06-31\" is not possible; wanted a date like 2025-09-02",
                "as_of: 2999-06-30 | as_of: \"2999-06-30\" is not possible; wanted a date from 1900-01-01 to 2199-12-31",
                "just text | quarterdeck.yaml: these are no settings; wanted lines like \"company: Harbourline\"",
                "{company: a, company: b} | Duplicate field 'company'",
            })
    void whatIsWrongIsNamed(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(message)
                .extracting(e -> ((UserError) e).exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aFileThatIsNoTextIsRefused() {
        assertThatThrownBy(() -> read(new byte[] {(byte) 0xFF, (byte) 0xFE, 0}))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a text file in UTF-8");
    }

    @Test
    void aDateNeedsNoQuotes() throws IOException {
        assertThat(read("as_of: 2025-06-30").asOf()).isEqualTo("2025-06-30");
        assertThat(read("as_of: '2025-06-30'").asOf()).isEqualTo("2025-06-30");
    }
}
