package io.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.FiscalCalendar;
import io.quarterdeck.engine.FiscalPattern;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.Map;
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
                "fiscal_year: 4 | line 1: the setting \"fiscal_year\" is not known; wanted one of [as_of, bookings_from",
                "curency: CNY | Did you mean \"currency\"? Correct or remove it.",
                "fiscal_year_start: April | line 1: fiscal_year_start is \"April\"; wanted a month from 1 to 12. Correct it.",
                "fiscal_year_start: 4.5 | fiscal_year_start is \"4.5\"; wanted a month from 1",
                "fiscal_year_start: 13 | fiscal_year_start is \"13\"; wanted a month from 1 to 12",
                "language: [en] | language is a list; wanted one of [en, zh]",
                "language: fr | language is \"fr\"; wanted one of [en, zh]",
                "currency: yuan | currency is \"yuan\"; wanted a code like CNY",
                "as_of: 2025-06-31 | as_of is \"2025-06-31\"; wanted a date like 2025-09-02",
                "as_of: 2999-06-30 | as_of is \"2999-06-30\"; wanted a date like 2025-09-02, from 1900 to 2199",
                "zone: Asia/Beijing | zone is \"Asia/Beijing\"; wanted a zone like Asia/Shanghai",
                "country: China | country is \"China\"; wanted a country whose holidays are known",
                "fiscal_pattern: 4-5-5 | fiscal_pattern is \"4-5-5\"; wanted one of [months, 4-4-5",
                "fiscal_week_end: sunday | fiscal_week_end is \"sunday\"; wanted a fiscal_pattern of weeks beside it",
                "{fiscal_pattern: 4-4-5, fiscal_year_end: first} | fiscal_year_end is \"first\"; wanted one of [last, nearest]",
                "bookings_from: order | Did you mean \"orders\"?",
                "rate_kind: daily | rate_kind is \"daily\"; wanted one of [spot, average, budget]",
                "stages: {Won: yes} | stages.Won is \"yes\"; wanted a stage with open, won or lost",
                "stages: Won | stages is \"Won\"; wanted lines below it",
                "full: opportunities | full is \"opportunities\"; wanted a list like [first, second]",
                "full: [deals] | full.0 is \"deals\"; wanted tables like opportunities or people",
                "encoding: ansi-ish | encoding is \"ansi-ish\"; wanted an encoding like UTF-8",
                "dates: [dd/MM] | dates.0 is \"dd/MM\"; wanted patterns with year, month and day",
                "decimal: ; | decimal is \";\"; wanted \".\" or \",\"",
                "thresholds: {stale: 3} | the threshold \"stale\" is not known; wanted one of [approval_days",
                "thresholds: {stale: 3} | Did you mean \"stale_days\"?",
                "thresholds: {stale_days: 3.5} | thresholds.stale_days is \"3.5\"; wanted a share from 0 to 1, or",
                "thresholds: {quarantined_rows: 5} | thresholds.quarantined_rows is \"5\"; wanted a share from 0 to 1",
                "thresholds: {quarantined_rows: 1%} | thresholds.quarantined_rows is \"1%\"; wanted a share",
                "thresholds: {pushed_count: 0} | thresholds.pushed_count is \"0\"; wanted a share from 0 to 1, or for names"
                        + " that end in _days or _count a whole number",
                "thresholds: {shrunk_share: 20} | thresholds.shrunk_share is \"20\"; wanted a share from 0 to 1",
                "sources: {'[': maven_crm} | sources.[ is \"maven_crm\"; wanted a pattern of file names",
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

    @Test
    void theLineOfABadValueIsNamed() {
        String text = """
                # ours
                company: Harbourline
                thresholds:
                  stale_days: 40
                  quarantined_rows: many
                """;
        assertThatThrownBy(() -> read(text))
                .hasMessageStartingWith("quarterdeck.yaml line 5: thresholds.quarantined_rows");
        assertThatThrownBy(() -> read("full:\n- people\n- persons\n"))
                .hasMessageStartingWith("quarterdeck.yaml line 3: full.1");
    }

    @Test
    void everySettingIsRead() throws IOException {
        Settings settings = read("""
                company: Harbourline
                currency: CNY
                language: zh
                as_of: 2025-09-02
                zone: Asia/Shanghai
                country: CN
                fiscal_year_start: 2
                fiscal_pattern: 4-5-4
                fiscal_week_end: saturday
                fiscal_year_end: nearest
                fiscal_year_name: start
                bookings_from: orders
                rate_kind: budget
                stages:
                  线索: open
                  赢单: won
                  输单: lost
                full: [people, products]
                encoding: GB18030
                dates: [dd/MM/yyyy]
                decimal: ","
                thresholds:
                  quarantined_rows: 0.02
                  stale_days: 35
                sources:
                  "crm_*.csv": maven_crm
                """);
        assertThat(settings.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(settings.calendar())
                .isEqualTo(new FiscalCalendar(
                        Month.FEBRUARY,
                        FiscalPattern.WEEKS_4_5_4,
                        DayOfWeek.SATURDAY,
                        FiscalCalendar.YearEnd.NEAREST,
                        FiscalCalendar.YearName.START));
        assertThat(settings.workdays().isWorkday(LocalDate.of(2024, 2, 4))).isTrue();
        assertThat(settings.bookingsFrom()).isEqualTo("orders");
        assertThat(settings.rateKind()).isEqualTo("budget");
        assertThat(settings.stages().keySet()).containsExactly("线索", "赢单", "输单");
        assertThat(settings.full()).containsExactly("people", "products");
        assertThat(settings.encoding()).isEqualTo("GB18030");
        assertThat(settings.dates()).containsExactly("dd/MM/yyyy");
        assertThat(settings.decimal()).isEqualTo(",");
        assertThat(settings.threshold("quarantined_rows")).isEqualByComparingTo("0.02");
        assertThat(settings.threshold("dropped_records")).isEqualByComparingTo("0.1");
        assertThat(settings.sources()).containsExactly(Map.entry("crm_*.csv", "maven_crm"));
        // What equals its default is not told: saturday, and 35 days.
        assertThat(settings.asText().keySet())
                .containsExactly(
                        "bookings_from",
                        "company",
                        "country",
                        "currency",
                        "dates",
                        "decimal",
                        "encoding",
                        "fiscal_pattern",
                        "fiscal_year_end",
                        "fiscal_year_name",
                        "fiscal_year_start",
                        "full",
                        "language",
                        "rate_kind",
                        "sources",
                        "stages",
                        "thresholds.quarantined_rows",
                        "zone");
    }

    @Test
    void settingsThatNobodySetAreNotInTheManifest() throws IOException {
        assertThat(Settings.defaults().asText().keySet())
                .containsExactly("company", "currency", "fiscal_year_start", "language");
        assertThat(read("zone: UTC\ncountry:\nfiscal_pattern: months\nbookings_from: auto\n"))
                .isEqualTo(Settings.defaults());
    }

    @Test
    void everyKeyIsDocumented() throws IOException {
        String text = Files.readString(Path.of(System.getProperty("quarterdeck.root"), "docs", "settings.md"));
        assertThat(Settings.KEYS).isSorted().allSatisfy(key -> assertThat(text).contains("`" + key + "`"));
        Settings.THRESHOLDS.forEach((name, value) -> assertThat(text)
                .contains("| `" + name + "` | " + value.stripTrailingZeros().toPlainString() + " |"));
    }

    @Test
    void norwayIsACountry() throws IOException {
        assertThat(read("country: NO").country()).isEqualTo("NO");
    }
}
