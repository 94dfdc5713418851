package io.quarterdeck.dashboards;

import static java.util.Objects.requireNonNull;

import io.quarterdeck.engine.House;
import io.quarterdeck.engine.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a review says about itself: whose it is, which quarter and date it speaks of, and what happened to its files.
 *
 * @param currency the reporting currency's code; empty where the exports name none
 * @param asOf the review's date, its whole day included
 * @param comparedWith the same day of the previous quarter
 * @param since the date of the last review
 * @param zone in which dates are read, such as UTC
 * @param audience for whom the pack is, in the reader's words; may be empty
 * @param historyKind observed, exported, rebuilt, or empty where nothing is known of the past
 * @param language a file of {@code labels/}
 * @param version the program's
 * @param house the user's own folder, whose models are among the tables
 * @param runId names the inputs, settings and as-of date; the same for the same ones
 */
public record ReviewContext(
        String company,
        String currency,
        LocalDate asOf,
        LocalDate comparedWith,
        LocalDate since,
        String zone,
        Period quarter,
        Period previousQuarter,
        Period nextQuarter,
        String audience,
        String historyKind,
        String language,
        String version,
        String runId,
        List<Check> checks,
        List<Quarantined> quarantine,
        List<UnusedFile> notUsed,
        List<String> notes,
        List<Threshold> thresholds,
        House house) {
    public ReviewContext {
        requireNonNull(company, "company is null");
        requireNonNull(currency, "currency is null");
        requireNonNull(asOf, "asOf is null");
        requireNonNull(comparedWith, "comparedWith is null");
        requireNonNull(since, "since is null");
        requireNonNull(zone, "zone is null");
        requireNonNull(quarter, "quarter is null");
        requireNonNull(previousQuarter, "previousQuarter is null");
        requireNonNull(nextQuarter, "nextQuarter is null");
        requireNonNull(audience, "audience is null");
        requireNonNull(historyKind, "historyKind is null");
        requireNonNull(language, "language is null");
        requireNonNull(version, "version is null");
        requireNonNull(runId, "runId is null");
        checks = List.copyOf(checks);
        quarantine = List.copyOf(quarantine);
        notUsed = List.copyOf(notUsed);
        notes = List.copyOf(notes);
        thresholds = List.copyOf(thresholds);
        requireNonNull(house, "house is null");
    }

    /**
     * Whether months are the calendar's: then all four ends of three quarters are first days of months, which those of
     * three quarters of whole weeks never are.
     */
    boolean hasCalendarMonths() {
        return Stream.of(previousQuarter.start(), quarter.start(), nextQuarter.start(), nextQuarter.endExclusive())
                .allMatch(day -> day.getDayOfMonth() == 1);
    }

    /** Whether the as-of date is the last day of the quarter under review: nothing is left to expect in it. */
    public boolean isQuarterOver() {
        return !asOf.isBefore(quarter.lastDay());
    }

    /** Whether every rule that can stop a review holds, and no threshold is crossed: else it is a draft. */
    public boolean isFinal() {
        return checks.stream().noneMatch(check -> check.brokenRows() > 0 && check.stops())
                && crossed().isEmpty();
    }

    /** The thresholds that are crossed, by name. */
    List<Threshold> crossed() {
        return thresholds.stream().filter(Threshold::isCrossed).toList();
    }

    /**
     * How a data rule came out.
     *
     * @param name the rule's file
     * @param label its short name
     * @param rule what holds when it is kept
     * @param stops whether the figures would be wrong where it is broken
     */
    public record Check(String name, String label, String rule, boolean stops, long brokenRows) {
        public Check {
            requireNonNull(name, "name is null");
            requireNonNull(label, "label is null");
            requireNonNull(rule, "rule is null");
        }
    }

    /**
     * How far a figure about the data went, and how far it may go.
     *
     * @param name as in the settings
     * @param subject the file or table where it is highest; empty where that is no one place
     * @param value a share of 1, or days where the name ends in {@code _days}; null where there is nothing to measure
     * @param limit in the same unit
     */
    public record Threshold(String name, String subject, Double value, double limit, boolean isCrossed) {
        public Threshold {
            requireNonNull(name, "name is null");
            requireNonNull(subject, "subject is null");
        }
    }

    /** How many rows of a file are in quarantine for one reason. */
    public record Quarantined(String file, String reason, long rows) {
        public Quarantined {
            requireNonNull(file, "file is null");
            requireNonNull(reason, "reason is null");
        }
    }

    /** A file beside the exports that no figure rests on, and why. */
    public record UnusedFile(String file, String why) {
        public UnusedFile {
            requireNonNull(file, "file is null");
            requireNonNull(why, "why is null");
        }
    }
}
