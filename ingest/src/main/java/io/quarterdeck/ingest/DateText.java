package io.quarterdeck.ingest;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads ISO dates, forms that can be read in one way only, and dates in declared patterns: an impossible day is refused,
 * an order of day and month not guessed. Where patterns of both orders are declared, the whole file decides: it is read
 * once to gather evidence, and once more with what {@link #settled} gives.
 */
final class DateText {
    /** No deal was made before, and no plan reaches beyond: what lies outside is a placeholder or a slip. */
    static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    /** What systems write where there is no date: the smallest or largest that they can store. */
    private static final Set<LocalDate> PLACEHOLDERS = Set.of(
            LocalDate.of(1, 1, 1),
            LocalDate.of(1753, 1, 1),
            LocalDate.of(1899, 12, 30),
            LocalDate.of(1899, 12, 31),
            LocalDate.of(1900, 1, 1),
            LocalDate.of(2099, 12, 31),
            LocalDate.of(2999, 12, 31),
            LocalDate.of(4000, 12, 31),
            LocalDate.of(9999, 12, 31));

    private static final Set<String> IMPOSSIBLE_PLACEHOLDERS = Set.of(
            "0000-00-00",
            "0000-00-00 00:00:00",
            "1900-01-00",
            "1900-01-00 00:00:00",
            "1900/1/0",
            "1900/01/00",
            "1/0/1900",
            "0/1/1900",
            "00/01/1900",
            "00/00/0000",
            "0/0/0000");

    /** Day 0 of a spreadsheet's dates, as all of them after February 1900 count. */
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

    /** Dates repeat, so the texts of a file are few. */
    private static final int REMEMBERED = 10_000;

    /** Between a pattern and the one that counts in its place where a file proves it. */
    private static final String ELSE = " else ";

    /** So many dates must prove the order that a preset does not expect: one may be a slip. */
    private static final int PROOFS = 3;

    private final List<DatePattern> patterns;
    private final List<DatePattern> others;
    private final List<DatePattern> candidates;
    private final Set<Character> proven;
    private final ZoneId zone;
    private final boolean isSpreadsheet;
    private final String wanted;
    private final Map<String, Found> remembered = new HashMap<>();
    private final Map<Character, Witness> witnesses = new TreeMap<>();

    /** What a text says, and what is to be said of it. */
    private record Found(Moment moment, List<Note> notes) {}

    /** Texts with the same mark between day and month: the first of each kind. */
    private static final class Witness {
        private final String[] proof = new String[DatePattern.Order.values().length];
        private final long[] proofs = new long[proof.length];
        private String open = "";

        long proofs(DatePattern.Order order) {
            return proofs[order.ordinal()];
        }

        boolean proves(DatePattern.Order order) {
            return proof[order.ordinal()] != null;
        }
    }

    /**
     * @param zone in which a moment has its day
     * @param isSpreadsheet whether the number of a day may stand for it
     * @throws IllegalArgumentException if one is no date pattern
     */
    DateText(List<String> patterns, ZoneId zone, boolean isSpreadsheet) {
        this(parsed(patterns, 0), parsed(patterns, 1), Set.of(), zone, isSpreadsheet);
    }

    private DateText(
            List<DatePattern> patterns,
            List<DatePattern> others,
            Set<Character> proven,
            ZoneId zone,
            boolean isSpreadsheet) {
        this.patterns = List.copyOf(patterns);
        this.others = List.copyOf(others);
        this.candidates = Stream.concat(patterns.stream(), others.stream()).toList();
        this.proven = Set.copyOf(proven);
        this.zone = zone;
        this.isSpreadsheet = isSpreadsheet;
        this.wanted = patterns.isEmpty()
                ? "a date like 2025-12-31"
                : patterns.stream()
                        .map(DatePattern::example)
                        .distinct()
                        .collect(Collectors.joining(" or ", "a date like ", ""));
    }

    /** Those that come first, or second, in {@code M/d/yyyy else d/M/yyyy}. */
    private static List<DatePattern> parsed(List<String> patterns, int place) {
        return patterns.stream()
                .map(pattern -> pattern.split(ELSE))
                .filter(choices -> choices.length > place)
                .map(choices -> choices[place].strip())
                .distinct()
                .map(DatePattern::new)
                .toList();
    }

    /** The patterns of a layout and of the settings, which come first and overrule those that contradict them. */
    static List<String> declared(List<String> layout, List<String> settings) {
        List<DatePattern> ours = settings.stream().map(DatePattern::new).toList();
        List<String> all = new ArrayList<>(settings);
        // Who says the order leaves nothing to prove.
        boolean isSaid = ours.stream().anyMatch(pattern -> pattern.order() != DatePattern.Order.PLAIN);
        layout.stream()
                .flatMap(pattern -> isSaid ? Stream.of(pattern.split(ELSE)) : Stream.of(pattern))
                .filter(pattern -> ours.stream().noneMatch(new DatePattern(pattern.split(ELSE)[0])::contradicts))
                .forEach(all::add);
        return all.stream().distinct().toList();
    }

    /** The same for a column in which numbers of days stand, as spreadsheets count them. */
    DateText withSerials() {
        return new DateText(patterns, others, proven, zone, true);
    }

    /** Whether only evidence can tell the order of day and month. */
    boolean isContested() {
        return !others.isEmpty() || patterns.stream().anyMatch(this::isContested);
    }

    private boolean isContested(DatePattern pattern) {
        return candidates.stream().anyMatch(pattern::contradicts);
    }

    /**
     * The same without the patterns that the texts read so far refute.
     *
     * @throws UserError if they prove both orders, or need one and prove none
     */
    DateText settled(String file) {
        if (!others.isEmpty()) {
            return preferredOrProven(file);
        }
        List<DatePattern> kept = new ArrayList<>(patterns);
        Set<Character> decided = new HashSet<>();
        witnesses.forEach((separator, witness) -> {
            boolean isDay = witness.proves(DatePattern.Order.DAY_FIRST);
            boolean isMonth = witness.proves(DatePattern.Order.MONTH_FIRST);
            if (isDay && isMonth) {
                throw refused(
                        file,
                        "the day comes first in \"" + witness.proof[DatePattern.Order.DAY_FIRST.ordinal()]
                                + "\" and the month in \"" + witness.proof[DatePattern.Order.MONTH_FIRST.ordinal()]
                                + "\"",
                        "one order of day and month in a file",
                        "Mend the dates of the other order, or set `dates` in quarterdeck.yaml to the right one, and the"
                                + " others go to quarantine");
            }
            if (!isDay && !isMonth && !witness.open.isEmpty()) {
                throw refused(
                        file,
                        "\"" + witness.open + "\" is " + readings(witness.open)
                                + ", and no date of the file tells which",
                        "one order of day and month",
                        "Set `dates` in quarterdeck.yaml, as [d/M/yyyy] or [M/d/yyyy]");
            }
            if (isDay || isMonth) {
                DatePattern.Order wrong = isDay ? DatePattern.Order.MONTH_FIRST : DatePattern.Order.DAY_FIRST;
                kept.removeIf(p -> p.separator() == separator && p.order() == wrong);
                decided.add(separator);
            }
        });
        // Where no text needed them they decide nothing, and what stays cannot contradict itself.
        return new DateText(kept, List.of(), decided, zone, isSpreadsheet);
    }

    /**
     * The patterns that a preset prefers, unless the dates read so far are all in the other order.
     *
     * @throws UserError if too few of them say so to be sure, and none says the contrary
     */
    private DateText preferredOrProven(String file) {
        boolean isDayFirst = others.stream().anyMatch(p -> p.order() == DatePattern.Order.DAY_FIRST);
        DatePattern.Order other = isDayFirst ? DatePattern.Order.DAY_FIRST : DatePattern.Order.MONTH_FIRST;
        DatePattern.Order preferred = isDayFirst ? DatePattern.Order.MONTH_FIRST : DatePattern.Order.DAY_FIRST;
        long forOther =
                witnesses.values().stream().mapToLong(w -> w.proofs(other)).sum();
        long forPreferred =
                witnesses.values().stream().mapToLong(w -> w.proofs(preferred)).sum();
        boolean isOpen = witnesses.values().stream().anyMatch(w -> !w.open.isEmpty());
        if (forPreferred > 0 || forOther == 0) {
            return new DateText(patterns, List.of(), Set.of(), zone, isSpreadsheet);
        }
        if (forOther < PROOFS && isOpen) {
            String proof = witnesses.values().stream()
                    .filter(w -> w.proves(other))
                    .map(w -> w.proof[other.ordinal()])
                    .findFirst()
                    .orElseThrow();
            throw refused(
                    file,
                    "only \"" + proof + "\" tells that the " + (isDayFirst ? "day" : "month")
                            + " comes first, where its preset has the " + (isDayFirst ? "month" : "day") + " first",
                    "one order of day and month",
                    "Set `dates` in quarterdeck.yaml, as [d/M/yyyy] or [M/d/yyyy]");
        }
        List<DatePattern> kept = new ArrayList<>(patterns);
        kept.removeIf(p -> p.order() == preferred && others.stream().anyMatch(p::contradicts));
        kept.addAll(others);
        Set<Character> decided = others.stream().map(DatePattern::separator).collect(Collectors.toSet());
        return new DateText(kept, List.of(), decided, zone, isSpreadsheet);
    }

    private String readings(String text) {
        return patterns.stream()
                .filter(this::isContested)
                .map(p -> p.read(text))
                .filter(Objects::nonNull)
                .map(m -> m.day().toString())
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    private static UserError refused(String where, String found, String wanted, String remedy) {
        return new UserError(ExitCode.INPUT_REFUSED, where, found, wanted, remedy);
    }

    /** The day, in the business zone where the text is a moment of a zone of its own; null for a placeholder. */
    LocalDate parse(String text, Consumer<Note> note) throws BadValue {
        try {
            LocalDate plain = Moment.isoDay(text);
            if (plain != null && plain.getYear() > 1900 && plain.getYear() < 2099) {
                return plain;
            }
        } catch (DateTimeException e) {
            if (!IMPOSSIBLE_PLACEHOLDERS.contains(text)) {
                throw new BadValue(Reason.DATE_INVALID, wanted);
            }
        }
        Moment moment = moment(text, note);
        return moment == null ? null : within(moment.dayIn(zone));
    }

    /** The moment in UTC; null for a placeholder. */
    LocalDateTime parseMoment(String text, Consumer<Note> note) throws BadValue {
        Moment moment = moment(text, note);
        if (moment == null) {
            return null;
        }
        within(moment.day());
        if (moment.time().isPresent() && moment.offset().isEmpty()) {
            note.accept(Note.NO_ZONE);
            if (moment.isAtClockChange(zone)) {
                note.accept(Note.CLOCK_CHANGE);
            }
        }
        return moment.utc(zone);
    }

    /** A count of seconds or milliseconds since 1970 in UTC, or a date as it is written otherwise. */
    LocalDateTime parseEpoch(String text, boolean isMillis, Consumer<Note> note) throws BadValue {
        String whole = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        if (!whole.matches("-?\\d{1,15}")) {
            return parseMoment(text, note);
        }
        long count = Long.parseLong(whole);
        Instant instant = isMillis ? Instant.ofEpochMilli(count) : Instant.ofEpochSecond(count);
        LocalDateTime moment = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        within(moment.toLocalDate());
        return moment;
    }

    /** As {@link #parseEpoch}, the day in the business zone. */
    LocalDate parseEpochDay(String text, boolean isMillis, Consumer<Note> note) throws BadValue {
        if (!text.matches("-?\\d{1,15}(\\.0)?")) {
            return parse(text, note);
        }
        return parseEpoch(text, isMillis, note)
                .atZone(ZoneOffset.UTC)
                .withZoneSameInstant(zone)
                .toLocalDate();
    }

    /** Null for a placeholder. */
    private Moment moment(String text, Consumer<Note> note) throws BadValue {
        // Moments hardly repeat, so remembering them would cost more than it saves.
        Moment iso = text.length() > 10 ? iso(text) : null;
        if (iso != null && !PLACEHOLDERS.contains(iso.day())) {
            return iso;
        }
        Found found = remembered.get(text);
        if (found == null) {
            found = found(text);
            if (remembered.size() == REMEMBERED) {
                remembered.clear();
            }
            remembered.put(text, found);
        }
        if (!found.notes().isEmpty()) {
            found.notes().forEach(note);
        }
        return found.moment();
    }

    private Moment iso(String text) throws BadValue {
        try {
            return Moment.of(text).orElse(null);
        } catch (DateTimeException e) {
            if (IMPOSSIBLE_PLACEHOLDERS.contains(text)) {
                return null;
            }
            throw new BadValue(Reason.DATE_INVALID, wanted);
        }
    }

    private Found found(String text) throws BadValue {
        String plain = FullWidth.narrowed(text);
        List<Note> notes = new ArrayList<>();
        if (!plain.equals(text)) {
            notes.add(Note.FULL_WIDTH);
        }
        if (IMPOSSIBLE_PLACEHOLDERS.contains(plain)) {
            return new Found(null, List.of(Note.DATE_PLACEHOLDER));
        }
        Moment moment;
        try {
            moment = Moment.of(plain).orElse(null);
            moment = moment == null ? declared(plain, notes) : moment;
            if (moment == null && isSerial(plain)) {
                moment = serial(plain);
                notes.add(Note.EXCEL_SERIAL);
            }
            if (moment == null) {
                moment = DateForms.read(plain);
                notes.add(Note.DATE_FORM);
            }
        } catch (DateTimeException e) {
            throw new BadValue(Reason.DATE_INVALID, wanted);
        }
        if (moment == null) {
            throw new BadValue(Reason.DATE_INVALID, wanted);
        }
        return PLACEHOLDERS.contains(moment.day())
                ? new Found(null, List.of(Note.DATE_PLACEHOLDER))
                : new Found(moment, List.copyOf(notes));
    }

    private static LocalDate within(LocalDate day) throws BadValue {
        if (day.isBefore(FIRST) || day.isAfter(LAST)) {
            throw new BadValue(Reason.DATE_RANGE, "a date from " + FIRST + " to " + LAST);
        }
        return day;
    }

    /** By the declared patterns; null where none reads it. */
    private Moment declared(String text, List<Note> notes) throws BadValue {
        Moment found = null;
        boolean isContested = false;
        DatePattern reader = null;
        for (DatePattern pattern : candidates) {
            Moment moment = pattern.read(text);
            if (moment == null) {
                continue;
            }
            if (found != null && !found.day().equals(moment.day())) {
                if (!reader.contradicts(pattern)) {
                    throw new BadValue(Reason.DATE_AMBIGUOUS, "a date that only one of the preset's formats can read");
                }
                isContested = true;
            }
            if (found == null) {
                found = moment;
                reader = pattern;
            }
        }
        if (reader != null) {
            witness(text, reader, found.day(), isContested);
            if (proven.contains(reader.separator())
                    && reader.order() != DatePattern.Order.PLAIN
                    && isSwappable(found)) {
                notes.add(Note.DATE_ORDER_PROVEN);
            }
        }
        return found;
    }

    private void witness(String text, DatePattern reader, LocalDate day, boolean isContested) {
        if (!isContested(reader)) {
            return;
        }
        Witness witness = witnesses.computeIfAbsent(reader.separator(), s -> new Witness());
        if (isContested) {
            witness.open = witness.open.isEmpty() ? text : witness.open;
        } else if (day.getDayOfMonth() != day.getMonthValue()) {
            int order = reader.order().ordinal();
            witness.proof[order] = witness.proof[order] == null ? text : witness.proof[order];
            witness.proofs[order]++;
        }
    }

    private static boolean isSwappable(Moment moment) {
        int day = moment.day().getDayOfMonth();
        return day <= 12 && day != moment.day().getMonthValue();
    }

    private boolean isSerial(String text) {
        return isSpreadsheet && text.matches("[2-5]\\d{4}(\\.\\d{1,12})?|60000");
    }

    /** The day, and the time where the number has decimals, to the second. */
    private static Moment serial(String text) {
        BigDecimal days = new BigDecimal(text);
        LocalDate day = SERIAL_ZERO.plusDays(days.intValue());
        long seconds = Math.round(days.remainder(BigDecimal.ONE).doubleValue() * 86_400);
        return seconds == 0 || seconds == 86_400
                ? new Moment(day.plusDays(seconds / 86_400))
                : new Moment(day, LocalTime.ofSecondOfDay(seconds));
    }
}
