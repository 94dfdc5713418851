package io.quarterdeck.ingest;

import static java.util.Objects.requireNonNull;

import io.quarterdeck.engine.FiscalCalendar;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a company says about all its exports, whichever system wrote them.
 *
 * @param calendar in which a period such as 2025-Q3 is meant
 * @param zone the business time zone: a moment counts on the day that it has there
 * @param stages from stage to status, in order; they overrule those of a preset
 * @param full the canonical tables whose exports are complete lists
 * @param dates date patterns, read besides those of a preset and overruling those that contradict them
 * @param decimal the decimal mark where a preset leaves it open, {@code .} or {@code ,}; empty where it is not said
 * @param currency the reporting currency's code, the meaning of a sign that has several; empty where it is not said
 * @param notCounted texts that mark a record as one of a test, where they stand in its name as words of their own
 * @param sources from a pattern of file names, as {@code crm_*.csv}, to the preset that reads them
 * @param encoding of text files that do not say it by a mark and are not evidently UTF-8; empty to judge by their bytes
 */
public record HouseRules(
        FiscalCalendar calendar,
        ZoneId zone,
        Map<String, String> stages,
        Set<String> full,
        List<String> dates,
        String decimal,
        String currency,
        List<String> notCounted,
        Map<String, String> sources,
        Optional<Charset> encoding) {
    /** Calendar years, UTC, the presets' own stages, and no complete lists. */
    public static final HouseRules DEFAULT = new HouseRules(
            FiscalCalendar.CALENDAR_YEAR,
            ZoneOffset.UTC,
            Map.of(),
            Set.of(),
            List.of(),
            "",
            "",
            List.of(),
            Map.of(),
            Optional.empty());

    /** @throws IllegalArgumentException for what is no date pattern or decimal mark */
    public HouseRules {
        requireNonNull(calendar, "calendar is null");
        requireNonNull(zone, "zone is null");
        requireNonNull(currency, "currency is null");
        stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
        // In one order, since the id of a load is made of these rules.
        full = Collections.unmodifiableSortedSet(new TreeSet<>(full));
        dates = List.copyOf(dates);
        requireNonNull(encoding, "encoding is null");
        notCounted = List.copyOf(notCounted);
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
        dates.forEach(DatePattern::new);
        if (!decimal.isEmpty() && !Layout.DECIMAL_MARKS.contains(decimal)) {
            throw new IllegalArgumentException("\"" + decimal + "\" is no decimal mark like .");
        }
    }

    public HouseRules with(FiscalCalendar other) {
        return new HouseRules(other, zone, stages, full, dates, decimal, currency, notCounted, sources, encoding);
    }

    public HouseRules withFull(Set<String> tables) {
        return new HouseRules(calendar, zone, stages, tables, dates, decimal, currency, notCounted, sources, encoding);
    }

    public HouseRules with(ZoneId other) {
        return new HouseRules(calendar, other, stages, full, dates, decimal, currency, notCounted, sources, encoding);
    }

    /** With what settles how dates, numbers and signs of currencies are meant. */
    public HouseRules with(List<String> patterns, String mark, String reportingCurrency) {
        return new HouseRules(
                calendar, zone, stages, full, patterns, mark, reportingCurrency, notCounted, sources, encoding);
    }

    public HouseRules withoutCounting(List<String> texts) {
        return new HouseRules(calendar, zone, stages, full, dates, decimal, currency, texts, sources, encoding);
    }

    public HouseRules withSources(Map<String, String> presets) {
        return new HouseRules(calendar, zone, stages, full, dates, decimal, currency, notCounted, presets, encoding);
    }

    public HouseRules with(Charset other) {
        return new HouseRules(
                calendar, zone, stages, full, dates, decimal, currency, notCounted, sources, Optional.of(other));
    }
}
