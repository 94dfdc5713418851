package io.quarterdeck.cli;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.FiscalCalendar;
import io.quarterdeck.engine.FiscalCalendar.YearEnd;
import io.quarterdeck.engine.FiscalCalendar.YearName;
import io.quarterdeck.engine.FiscalPattern;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.ingest.CanonicalTable;
import io.quarterdeck.ingest.HouseRules;
import io.quarterdeck.ingest.PeriodText;
import io.quarterdeck.transform.Workdays;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.PatternSyntaxException;

/**
 * What the exports do not say about the company. All of it has a default; a file {@code quarterdeck.yaml} beside the
 * exports changes it. {@code docs/settings.md} explains each.
 *
 * @param company the name on the cover
 * @param currency the reporting currency's code; empty where unknown
 * @param language en or zh
 * @param asOf the review's date; empty for the latest date in the exports
 * @param zone where the business day ends
 * @param country whose holidays count, as two capital letters; empty for none
 * @param calendar the fiscal years
 * @param bookingsFrom opportunities, orders, invoices or auto
 * @param rateKind spot, average or budget
 * @param stages stage to open, won or lost, in the order of the sales process; empty for the preset's
 * @param full canonical tables whose exports are complete lists
 * @param encoding of text exports; empty where each file's own is found
 * @param dates patterns of dates in exports; empty for the preset's
 * @param decimal the decimal mark in exports; empty for the preset's
 * @param thresholds every threshold, by name
 * @param notCounted texts that mark a record as one of a test, where they stand in its name
 * @param targets for companies whose targets are in no system
 * @param sources file-name pattern to preset, in the order of the file
 * @param changed what differs from its default, as text
 */
record Settings(
        String company,
        String currency,
        String language,
        String asOf,
        ZoneId zone,
        String country,
        FiscalCalendar calendar,
        String bookingsFrom,
        String rateKind,
        Map<String, String> stages,
        List<String> full,
        String encoding,
        List<String> dates,
        String decimal,
        List<String> notCounted,
        List<SettingsTarget> targets,
        SortedMap<String, BigDecimal> thresholds,
        Map<String, String> sources,
        SortedMap<String, String> changed) {
    static final String FILE = "quarterdeck.yaml";
    static final List<String> LANGUAGES = List.of("en", "zh");

    /** Every key of the file. */
    static final List<String> KEYS = List.of(
            "as_of",
            "bookings_from",
            "company",
            "country",
            "currency",
            "dates",
            "decimal",
            "encoding",
            "fiscal_pattern",
            "fiscal_week_end",
            "fiscal_year_end",
            "fiscal_year_name",
            "fiscal_year_start",
            "full",
            "language",
            "not_counted",
            "rate_kind",
            "sources",
            "stages",
            "targets",
            "thresholds",
            "zone");

    /** Shares are 0 to 1; names that end in {@code _days} are whole days, and those in {@code _count} whole numbers. */
    static final SortedMap<String, BigDecimal> THRESHOLDS =
            Collections.unmodifiableSortedMap(new TreeMap<>(Map.ofEntries(
                    threshold("quarantined_rows", "0.01"),
                    threshold("quarantined_amount", "0.01"),
                    threshold("dropped_records", "0.10"),
                    threshold("incomplete_forecast", "0.10"),
                    threshold("rate_change", "0.20"),
                    threshold("stale_days", "35"),
                    threshold("stale_rate_days", "35"),
                    threshold("unconverted_records", "0.05"),
                    // Of risk flags.
                    threshold("pushed_count", "2"),
                    threshold("past_due_days", "0"),
                    threshold("no_activity_days", "30"),
                    threshold("shrunk_share", "0.20"),
                    threshold("contact_count", "2"),
                    threshold("next_step_days", "0"),
                    threshold("discount_share", "0.15"),
                    threshold("approval_days", "3"),
                    threshold("quarter_end_days", "7"),
                    threshold("pile_up_count", "5"),
                    threshold("pile_up_share", "0.50"),
                    threshold("large_deal_share", "0.10"),
                    threshold("overdue_days", "30"),
                    threshold("leaving_days", "60"),
                    threshold("ramp_days", "180"),
                    // Of the scorecard: what each measure counts in the total.
                    threshold("weight_outcome", "0.35"),
                    threshold("weight_pipeline", "0.20"),
                    threshold("weight_conversion", "0.15"),
                    threshold("weight_activity", "0.10"),
                    threshold("weight_data_quality", "0.10"),
                    threshold("weight_consistency", "0.10"))));

    private static final List<String> STATUSES = List.of("open", "won", "lost");
    private static final String DATE = "a date like 2025-09-02";

    Settings {
        stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
        thresholds = Collections.unmodifiableSortedMap(new TreeMap<>(thresholds));
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
        changed = Collections.unmodifiableSortedMap(new TreeMap<>(changed));
    }

    static Settings defaults() {
        return of(SettingsFile.empty());
    }

    /** The settings beside the exports, or the defaults. @throws UserError for an unknown key or a bad value */
    static Settings beside(Path exports) {
        Path folder =
                Files.isDirectory(exports) ? exports : exports.toAbsolutePath().getParent();
        Path file = folder.resolve(FILE);
        return Files.isRegularFile(file) ? of(SettingsFile.read(file, KEYS)) : defaults();
    }

    private static Settings of(SettingsFile file) {
        FiscalCalendar calendar = calendar(file);
        return new Settings(
                file.text("company", "", text -> true, "a name"),
                file.text("currency", "", text -> text.matches("[A-Z]{3}"), "a code like CNY"),
                file.choice("language", LANGUAGES),
                file.text("as_of", "", Settings::isDate, DATE + ", from 1900 to 2199"),
                ZoneId.of(
                        file.text("zone", "UTC", ZoneId.getAvailableZoneIds()::contains, "a zone like Asia/Shanghai")),
                file.text(
                        "country",
                        "",
                        text -> Workdays.countries().contains(text),
                        "a country whose holidays are known, as two capital letters like CN, DE or US"),
                calendar,
                file.choice("bookings_from", List.of("auto", "opportunities", "orders", "invoices")),
                file.choice("rate_kind", List.of("spot", "average", "budget")),
                file.map("stages", stage -> STATUSES.contains(stage.getValue()), "a stage with open, won or lost"),
                file.list(
                        "full",
                        table -> CanonicalTable.all().containsKey(table),
                        "tables like opportunities or people"),
                file.text("encoding", "", Settings::isEncoding, "an encoding like UTF-8 or GB18030"),
                file.list("dates", Settings::isDatePattern, "patterns with year, month and day like dd/MM/yyyy"),
                file.text("decimal", "", List.of(".", ",")::contains, "\".\" or \",\", in quotes"),
                file.list("not_counted", text -> !text.isBlank(), "words like TEST"),
                file.targets("targets", new PeriodText(calendar)::find),
                file.numbers(
                        "thresholds",
                        THRESHOLDS,
                        threshold -> isThreshold(threshold.getKey(), threshold.getValue()),
                        "a share from 0 to 1, or for names that end in _days or _count a whole number"),
                file.map(
                        "sources",
                        source -> isFilePattern(source.getKey())
                                && !source.getValue().isBlank(),
                        "a pattern of file names and a preset, like \"crm_*.csv\": maven_crm"),
                file.changed());
    }

    private static FiscalCalendar calendar(SettingsFile file) {
        int start = file.whole("fiscal_year_start", 1, 1, 12, "a month from 1 to 12");
        String patternWord = file.choice(
                "fiscal_pattern",
                Arrays.stream(FiscalPattern.values()).map(FiscalPattern::word).toList());
        FiscalPattern pattern = Arrays.stream(FiscalPattern.values())
                .filter(p -> p.word().equals(patternWord))
                .findFirst()
                .orElseThrow();
        String weekEnd = file.choice("fiscal_week_end", weekdaysFromSaturday());
        String yearEnd = file.choice("fiscal_year_end", List.of("last", "nearest"));
        String yearName = file.choice("fiscal_year_name", List.of("end", "start"));
        for (String key : List.of("fiscal_week_end", "fiscal_year_end")) {
            if (!pattern.isOfWeeks() && file.has(key)) {
                throw file.refused(
                        key, "a fiscal_pattern of weeks beside it", "Set fiscal_pattern, such as 4-4-5, or remove it");
            }
        }
        if (!pattern.isOfWeeks()) {
            return new FiscalCalendar(Month.of(start), pattern, DayOfWeek.SUNDAY, YearEnd.LAST, named(yearName));
        }
        return new FiscalCalendar(
                Month.of(start),
                pattern,
                DayOfWeek.valueOf(weekEnd.toUpperCase(Locale.ROOT)),
                YearEnd.valueOf(yearEnd.toUpperCase(Locale.ROOT)),
                named(yearName));
    }

    /** How all exports are read. */
    HouseRules rules() {
        return new HouseRules(
                calendar,
                zone,
                stages,
                Set.copyOf(full),
                dates,
                decimal,
                currency,
                notCounted,
                sources,
                encoding.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(encoding)));
    }

    private static YearName named(String word) {
        return YearName.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static List<String> weekdaysFromSaturday() {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            words.add(DayOfWeek.SATURDAY.plus(i).name().toLowerCase(Locale.ROOT));
        }
        return words;
    }

    /** The days that the company's country works. */
    Workdays workdays() {
        return country.isEmpty() ? Workdays.MONDAY_TO_FRIDAY : Workdays.of(country);
    }

    /** A threshold by its name. @throws IllegalArgumentException if there is none of that name */
    BigDecimal threshold(String name) {
        BigDecimal threshold = thresholds.get(name);
        if (threshold == null) {
            throw new IllegalArgumentException("no threshold \"" + name + "\" among " + thresholds.keySet());
        }
        return threshold;
    }

    /** Key and value of each setting that shapes the pack, for the manifest: four always, others where they are set. */
    Map<String, String> asText() {
        Map<String, String> text = new TreeMap<>(changed);
        // The manifest has the review's date itself.
        text.remove("as_of");
        text.put("company", company);
        text.put("currency", currency);
        text.put("fiscal_year_start", Integer.toString(calendar.firstMonth().getValue()));
        text.put("language", language);
        return text;
    }

    /** A date like 2025-09-02. @throws UserError if {@code text} is none */
    static LocalDate date(String name, String text) {
        if (!isDate(text)) {
            throw new UserError(
                    ExitCode.USAGE,
                    name,
                    "\"" + text + "\" is not possible",
                    DATE + ", from 1900 to 2199",
                    "Correct it");
        }
        return LocalDate.parse(text);
    }

    private static boolean isDate(String text) {
        try {
            int year = LocalDate.parse(text).getYear();
            return year >= 1900 && year <= 2199;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isDatePattern(String text) {
        try {
            DateTimeFormatter.ofPattern(text, Locale.ROOT);
            return text.matches(".*[yu].*") && text.matches(".*[ML].*") && text.contains("d");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isEncoding(String text) {
        try {
            return Charset.isSupported(text);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }

    private static boolean isFilePattern(String text) {
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + text);
            return !text.isBlank();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static Map.Entry<String, BigDecimal> threshold(String name, String value) {
        return Map.entry(name, new BigDecimal(value));
    }

    private static boolean isThreshold(String name, BigDecimal value) {
        if (name.endsWith("_count")) {
            return value.signum() > 0 && value.stripTrailingZeros().scale() <= 0;
        }
        return name.endsWith("_days")
                ? value.signum() >= 0 && value.stripTrailingZeros().scale() <= 0
                : value.signum() >= 0 && value.compareTo(BigDecimal.ONE) <= 0;
    }
}
