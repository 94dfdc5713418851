package io.quarterdeck.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.FiscalCalendar;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.ingest.HouseRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the exports do not say about the company. All of it has a default; a file {@code quarterdeck.yaml} beside the
 * exports changes it.
 *
 * @param company the name on the cover
 * @param currency the reporting currency's code; empty where unknown
 * @param fiscalYearStart the first month of the fiscal year, 1 to 12
 * @param language en or zh
 * @param asOf the review's date; empty for the latest date in the exports
 * @param encoding of text exports that are not evidently UTF-8; empty to judge by their bytes
 */
record Settings(
        @JsonProperty("company") String company,
        @JsonProperty("currency") String currency,
        @JsonProperty("fiscal_year_start") Integer fiscalYearStart,
        @JsonProperty("language") String language,
        @JsonProperty("as_of") String asOf,
        @JsonProperty("encoding") String encoding) {
    static final String FILE = "quarterdeck.yaml";
    static final List<String> LANGUAGES = List.of("en", "zh");

    private static final Map<String, String> WANTED = Map.of(
            "company", "a name",
            "currency", "a code like CNY",
            "fiscal_year_start", "a month from 1 to 12",
            "language", "one of " + LANGUAGES,
            "as_of", "a date like 2025-09-02",
            "encoding", "an encoding like windows-1252 or GB18030");

    Settings {
        company = company == null ? "" : company;
        currency = currency == null ? "" : currency;
        fiscalYearStart = fiscalYearStart == null ? 1 : fiscalYearStart;
        language = language == null ? "en" : language;
        asOf = asOf == null ? "" : asOf;
        if (fiscalYearStart < 1 || fiscalYearStart > 12) {
            throw refused("fiscal_year_start", fiscalYearStart.toString(), WANTED.get("fiscal_year_start"));
        }
        if (!LANGUAGES.contains(language)) {
            throw refused("language", language, WANTED.get("language"));
        }
        encoding = encoding == null ? "" : encoding;
        charset(encoding);
        if (!asOf.isEmpty()) {
            date("as_of", asOf);
        }
    }

    static Settings defaults() {
        return new Settings(null, null, null, null, null, null);
    }

    /** The settings beside the exports, or the defaults. @throws UserError for an unknown key or a bad value */
    static Settings beside(Path exports) {
        Path folder =
                Files.isDirectory(exports) ? exports : exports.toAbsolutePath().getParent();
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return defaults();
        }
        YAMLMapper mapper = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try {
            String text = Files.readString(file);
            if (text.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"))) {
                return defaults();
            }
            Settings read = mapper.readValue(text, Settings.class);
            return read == null ? defaults() : read;
        } catch (UnrecognizedPropertyException e) {
            throw new UserError(
                    ExitCode.USAGE,
                    FILE + " line " + lineOf(e.getPropertyName(), file),
                    "the setting \"" + e.getPropertyName() + "\" is not known",
                    "one of "
                            + new TreeSet<>(e.getKnownPropertyIds().stream()
                                    .map(String::valueOf)
                                    .toList()),
                    "Correct or remove it",
                    e);
        } catch (MismatchedInputException e) {
            String key = e.getPath().isEmpty() ? "" : e.getPath().get(0).getFieldName();
            throw new UserError(
                    ExitCode.USAGE,
                    FILE + (key.isEmpty() ? "" : " line " + lineOf(key, file)),
                    key.isEmpty() ? "these are no settings" : "the setting \"" + key + "\" has a value of another kind",
                    WANTED.getOrDefault(key, "lines like \"company: Harbourline\""),
                    "Correct it",
                    e);
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof UserError error) {
                throw error;
            }
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new UserError(
                    ExitCode.USAGE,
                    FILE + " line " + line,
                    "it cannot be read ("
                            + e.getOriginalMessage().lines().findFirst().orElse("") + ")",
                    "lines like \"company: Harbourline\"",
                    "Correct it",
                    e);
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.USAGE,
                    FILE,
                    "it cannot be read (" + e.getClass().getSimpleName() + ")",
                    "a text file in UTF-8 that may be read",
                    "Save it again, or mend its permissions",
                    e);
        }
    }

    /** The line of a key; the parser knows only how far it had read. */
    private static int lineOf(String key, Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).strip().startsWith(key)) {
                    return i + 1;
                }
            }
            return lines.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How all exports are read. */
    HouseRules rules() {
        HouseRules rules = HouseRules.DEFAULT.with(calendar());
        return charset(encoding).map(rules::with).orElse(rules);
    }

    private static Optional<Charset> charset(String name) {
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException e) {
            throw refused("encoding", name, WANTED.get("encoding"));
        }
    }

    FiscalCalendar calendar() {
        return new FiscalCalendar(Month.of(fiscalYearStart));
    }

    /** Key and value of each setting, for the manifest. */
    Map<String, String> asText() {
        return new TreeMap<>(Map.of(
                "company", company,
                "currency", currency,
                "fiscal_year_start", fiscalYearStart.toString(),
                "language", language));
    }

    /** A date like 2025-09-02. @throws UserError if {@code text} is none */
    static LocalDate date(String name, String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() < 1900 || date.getYear() > 2199) {
                throw refused(name, text, "a date from 1900-01-01 to 2199-12-31");
            }
            return date;
        } catch (DateTimeException e) {
            throw refused(name, text, WANTED.get("as_of"));
        }
    }

    private static UserError refused(String name, String found, String wanted) {
        return new UserError(ExitCode.USAGE, name, "\"" + found + "\" is not possible", wanted, "Correct it");
    }
}
