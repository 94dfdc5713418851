package io.quarterdeck.ingest;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the values of one column of a file are, as far as they prove it. */
final class ColumnProfile {
    /** The notations of dates that are tried; ISO's is always read. Those of one group contradict each other. */
    static final List<String> PATTERNS = List.of(
            "d/M/yyyy",
            "M/d/yyyy",
            "d.M.yyyy",
            "d-M-yyyy",
            "M-d-yyyy",
            "yyyyMMdd",
            "d MMM yyyy",
            "d-MMM-yyyy",
            "MMM d, yyyy",
            "d/M/yyyy H:mm",
            "M/d/yyyy H:mm",
            "d/M/yyyy H:mm:ss",
            "M/d/yyyy H:mm:ss",
            "M/d/yyyy h:mm a",
            "d.M.yyyy H:mm",
            "d.M.yyyy H:mm:ss",
            "d/M/yy",
            "M/d/yy",
            "d-MMM-yy");

    /** So many values may be out of order before a notation is given up: a few cells of a real export are broken. */
    private static final double NEARLY_ALL = 0.95;

    private static final int LONGEST_CODE = 40;
    private static final int MOST_DISTINCT = 5_000;
    private static final int MOST_FAILURES = 200;

    private final String heading;
    private final Map<String, DateText> dates = new LinkedHashMap<>();
    private final Map<String, Long> dateFits = new LinkedHashMap<>();
    private final DateText iso = new DateText(List.of(), ZoneOffset.UTC, false);
    private final DecimalText point = new DecimalText(".");
    private final DecimalText comma = new DecimalText(",");
    private final Map<String, Long> values = new LinkedHashMap<>();
    private final Set<Long> seen = new HashSet<>();
    private long records;
    private long filled;
    private long repeated;
    private long isoFits;
    private long pointFits;
    private long commaFits;
    private long onlyPoint;
    private long onlyComma;
    private long percents;
    private long flags;
    private BigDecimal greatest = BigDecimal.ZERO;

    ColumnProfile(String heading) {
        this.heading = heading;
        PATTERNS.forEach(pattern -> {
            dates.put(pattern, new DateText(List.of(pattern), ZoneOffset.UTC, false));
            dateFits.put(pattern, 0L);
        });
    }

    void add(String field) {
        records++;
        String text = field.strip();
        if (text.isEmpty()) {
            return;
        }
        filled++;
        repeated += seen.add(hash(text)) ? 0 : 1;
        if (values.size() < MOST_DISTINCT || values.containsKey(text)) {
            values.merge(text, 1L, Long::sum);
        }
        addDate(text);
        addNumber(text);
        flags += FlagText.of(text).isPresent() ? 1 : 0;
    }

    /** FNV-1a of 64 bits: among millions of keys two seldom share one. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    private void addDate(String text) {
        if (reads(iso, text)) {
            isoFits++;
            return;
        }
        dates.entrySet().removeIf(date -> {
            boolean fits = reads(date.getValue(), text);
            long fitting = dateFits.merge(date.getKey(), fits ? 1L : 0L, Long::sum);
            return !fits && filled - fitting > MOST_FAILURES && fitting < NEARLY_ALL * filled;
        });
    }

    private static boolean reads(DateText date, String text) {
        try {
            return date.parse(text, note -> {}) != null;
        } catch (BadValue e) {
            return false;
        }
    }

    private void addNumber(String text) {
        boolean isPercent = text.endsWith("%");
        String number = isPercent ? text.substring(0, text.length() - 1).strip() : text;
        Optional<BigDecimal> withPoint = number(point, number);
        Optional<BigDecimal> withComma = number(comma, number);
        pointFits += withPoint.isPresent() ? 1 : 0;
        commaFits += withComma.isPresent() ? 1 : 0;
        onlyPoint += withPoint.isPresent() && withComma.isEmpty() ? 1 : 0;
        onlyComma += withComma.isPresent() && withPoint.isEmpty() ? 1 : 0;
        percents += isPercent && (withPoint.isPresent() || withComma.isPresent()) ? 1 : 0;
        greatest = greatest.max(withPoint.or(() -> withComma).orElse(BigDecimal.ZERO));
    }

    private static Optional<BigDecimal> number(DecimalText decimals, String text) {
        try {
            return Optional.of(
                    decimals.amount(text, NumberUnit.NONE, true, note -> {}).number());
        } catch (BadValue e) {
            return Optional.empty();
        }
    }

    String heading() {
        return heading;
    }

    boolean isEmpty() {
        return filled == 0;
    }

    /** Whether it may name a record: hardly a value comes twice, and hardly one is missing. */
    boolean isUnique() {
        return records > 0 && filled >= NEARLY_ALL * records && repeated <= (1 - NEARLY_ALL) * records;
    }

    /** Whether the values are codes that all differ: numbers or short texts without a space, mostly with digits. */
    boolean isCode() {
        return isUnique()
                && repeated == 0
                && !isDate()
                && !isWords()
                && onlyPoint == 0
                && onlyComma == 0
                && values.keySet().stream().noneMatch(v -> v.length() > LONGEST_CODE || v.contains(" "));
    }

    long filled() {
        return filled;
    }

    /** Each value with how often it comes, in order of first appearance; cut off at some thousands. */
    Map<String, Long> values() {
        return values;
    }

    boolean hasFewValues(int most) {
        return values.size() <= most;
    }

    boolean isDate() {
        return filled > 0 && (mostly(isoFits) || !patterns().isEmpty());
    }

    boolean isIsoDate() {
        return mostly(isoFits);
    }

    /** The notations that read nearly all dates that are not ISO's; two of them: nothing proves which is meant. */
    List<String> patterns() {
        List<String> fitting = new ArrayList<>();
        if (filled > isoFits) {
            long most =
                    dateFits.values().stream().mapToLong(Long::longValue).max().orElse(0);
            dateFits.forEach((pattern, fits) -> {
                if (fits == most && mostly(fits + isoFits)) {
                    fitting.add(pattern);
                }
            });
        }
        return fitting;
    }

    boolean isNumber() {
        return filled > 0 && (mostly(pointFits) || mostly(commaFits));
    }

    boolean provesPoint() {
        return isNumber() && onlyPoint > 0 && pointFits >= commaFits;
    }

    boolean provesComma() {
        return isNumber() && onlyComma > 0 && commaFits > pointFits;
    }

    boolean hasPercentSigns() {
        return mostly(percents);
    }

    boolean isFlag() {
        return filled > 0 && mostly(flags);
    }

    BigDecimal greatest() {
        return greatest;
    }

    /** Whether the values are periods such as 2025-Q3 or 2025-08. */
    boolean isPeriod() {
        return filled > 0 && values.keySet().stream().allMatch(v -> v.matches("\\d{4}(-(Q[1-4]|\\d{2}))?"));
    }

    /** Whether the values are names rather than codes: hardly a digit is among them. */
    boolean isWords() {
        long words = values.keySet().stream()
                .filter(v -> v.codePoints().noneMatch(Character::isDigit))
                .count();
        return !values.isEmpty() && words >= NEARLY_ALL * values.size();
    }

    private boolean mostly(long fitting) {
        return filled > 0 && fitting >= NEARLY_ALL * filled;
    }

    /** What the column holds, in a few words. */
    String kind() {
        if (isEmpty()) {
            return "empty";
        }
        String count = filled + " filled, "
                + (values.size() < MOST_DISTINCT ? values.size() + " different" : "many different")
                + (repeated == 0 ? ", none twice" : "");
        return (isDate() ? "date" : isNumber() ? "number" : isFlag() ? "yes or no" : "text") + "; " + count;
    }
}
