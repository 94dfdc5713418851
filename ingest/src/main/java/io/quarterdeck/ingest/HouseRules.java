package io.quarterdeck.ingest;

import static java.util.Objects.requireNonNull;

import io.quarterdeck.engine.FiscalCalendar;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a company says about all its exports, whichever system wrote them.
 *
 * @param calendar in which a period such as 2025-Q3 is meant
 * @param zone the business time zone: a moment counts on the day that it has there
 * @param stages from stage to status, in order; they overrule those of a preset
 * @param full the canonical tables whose exports are complete lists
 * @param encoding of text files that do not say it by a mark and are not evidently UTF-8; empty to judge by their bytes
 */
public record HouseRules(
        FiscalCalendar calendar,
        ZoneId zone,
        Map<String, String> stages,
        Set<String> full,
        Optional<Charset> encoding) {
    /** Calendar years, UTC, the presets' own stages, and no complete lists. */
    public static final HouseRules DEFAULT =
            new HouseRules(FiscalCalendar.CALENDAR_YEAR, ZoneOffset.UTC, Map.of(), Set.of(), Optional.empty());

    public HouseRules {
        requireNonNull(calendar, "calendar is null");
        requireNonNull(zone, "zone is null");
        stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
        full = Set.copyOf(full);
        requireNonNull(encoding, "encoding is null");
    }

    public HouseRules with(FiscalCalendar other) {
        return new HouseRules(other, zone, stages, full, encoding);
    }

    public HouseRules with(Charset other) {
        return new HouseRules(calendar, zone, stages, full, Optional.of(other));
    }
}
