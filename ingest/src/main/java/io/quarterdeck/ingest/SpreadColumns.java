package io.quarterdeck.ingest;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.FiscalCalendar;
import io.quarterdeck.engine.Period;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.ingest.Layout.Spread;
import io.quarterdeck.ingest.PeriodHeading.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The columns of a spread-out table: which cells of a row are records, and what their headings say of them.
 *
 * <p>Of periods that hold one another the finest complete set is read. A year whose twelve months are there is their
 * total: it is not read but compared. A year of which only some months are there is read, and those months are not.
 */
final class SpreadColumns {
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(currency -> Words.folded(currency.getCurrencyCode()))
            .collect(Collectors.toSet());

    private static final Pattern PAIR = Pattern.compile("(100)? ?([a-z]{3}) ?/ ?([a-z]{3})");

    private static final Pattern UNIT = Pattern.compile(
            "单位 ?[:：] ?(?:人民币)?[百千万亿]+元?|\\bin (?:thousands|millions)\\b|\\b(?:thousands|millions) of \\w+");

    /** Stands for the year of every row where a column has it. */
    private static final int ANY_YEAR = 2001;

    private final Export export;
    private final Spread spread;
    private final PeriodText periods;
    private final Set<String> emptyWords;
    private final int yearField;
    private final boolean isFiscalYear;
    private final List<OptionalInt> years = new ArrayList<>();
    private final Map<Integer, PeriodHeading> headings = new TreeMap<>();
    private final List<Integer> read = new ArrayList<>();
    private final List<Integer> passedOver = new ArrayList<>();
    private final Map<Integer, Period> spans = new TreeMap<>();
    private final Set<Integer> totals = new TreeSet<>();

    /** @param titles the fields of the lines above the header */
    SpreadColumns(Export export, List<List<String>> titles, FiscalCalendar calendar) {
        this.export = export;
        this.spread = export.layout().spread().orElseThrow();
        this.periods = new PeriodText(calendar);
        List<String> folded = export.header().stream().map(Words::folded).toList();
        this.yearField = spread.year().isEmpty() ? -1 : Layout.indexOf(spread.year(), folded);
        this.emptyWords =
                export.layout().emptyWords().stream().map(Words::folded).collect(Collectors.toSet());
        Set<String> others = export.layout().readHeadings();
        for (int i = 0; i < folded.size(); i++) {
            if (i == yearField || others.contains(folded.get(i))) {
                continue;
            }
            if (spread.headings() == Spread.Headings.CURRENCY) {
                if (isCurrency(folded.get(i), spread.into().size())) {
                    read.add(i);
                }
            } else {
                int field = i;
                PeriodHeading.of(folded.get(i)).ifPresent(p -> headings.put(field, p));
            }
        }
        checkUnit(titles);
        OptionalInt one = year(titles);
        for (int i = 0; i < folded.size(); i++) {
            years.add(yearAbove(titles, i, one));
        }
        this.isFiscalYear = headings.values().stream()
                .filter(p -> p.kind() == Kind.MONTH)
                .findFirst()
                .filter(first -> startsYear(first))
                .isPresent();
        if (spread.headings() == Spread.Headings.PERIOD) {
            sort();
        }
    }

    /** The code of one currency, or a pair as {@code USD/CNY} for two. @param folded by {@link Words#folded} */
    static boolean isCurrency(String folded, int currencies) {
        Matcher pair = PAIR.matcher(folded);
        return currencies == 1
                ? CURRENCIES.contains(folded)
                : pair.matches() && CURRENCIES.contains(pair.group(2)) && CURRENCIES.contains(pair.group(3));
    }

    /** A title that gives amounts in ten thousands must not be passed over: every target would be wrong by that. */
    private void checkUnit(List<List<String>> titles) {
        for (List<String> title : titles) {
            Matcher unit = UNIT.matcher(Words.folded(String.join(" ", title)));
            if (unit.find()) {
                throw refused(
                        "above the header it says \"" + unit.group() + "\"",
                        "amounts in whole units",
                        "Write the amounts out, and take that line away");
            }
        }
    }

    /** The year of all headings that have none: from the titles, the other headings, or the file's name. */
    private OptionalInt year(List<List<String>> titles) {
        List<OptionalInt> found = new ArrayList<>();
        for (int i = titles.size() - 1; i >= 0; i--) {
            found.add(PeriodHeading.yearIn(String.join(" ", titles.get(i))));
        }
        int[] inHeadings = headings.values().stream()
                .flatMapToInt(p -> p.year().stream())
                .distinct()
                .toArray();
        found.add(inHeadings.length == 1 ? OptionalInt.of(inHeadings[0]) : OptionalInt.empty());
        found.add(PeriodHeading.yearIn(export.file()));
        return found.stream().filter(OptionalInt::isPresent).findFirst().orElse(OptionalInt.empty());
    }

    /** Above the header a line may give the year of several columns, as merged cells do: it is in the first of them. */
    private static OptionalInt yearAbove(List<List<String>> titles, int field, OptionalInt otherwise) {
        List<String> above = titles.isEmpty() ? List.of() : titles.get(titles.size() - 1);
        for (int i = Math.min(field, above.size() - 1); i > 0; i--) {
            OptionalInt year = PeriodHeading.yearIn(above.get(i));
            if (year.isPresent()) {
                return year;
            }
        }
        return otherwise;
    }

    /** Months that start with the fiscal year's first one are a fiscal year's; others are of a year from January. */
    private boolean startsYear(PeriodHeading first) {
        try {
            return periods.parse("2025").start().plusDays(14).getMonthValue() == first.number();
        } catch (BadValue e) {
            throw new IllegalStateException(e);
        }
    }

    private void sort() {
        headings.forEach((field, heading) -> {
            if (heading.kind() != Kind.TOTAL) {
                spans.put(field, span(field, heading));
            }
        });
        checkOnce();
        checkDates();
        List<Integer> coarseFirst = spans.keySet().stream()
                .sorted(Comparator.comparing(
                                (Integer field) -> headings.get(field).kind())
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        for (int field : coarseFirst) {
            Period span = spans.get(field);
            if (read.stream().anyMatch(r -> overlap(spans.get(r), span))) {
                passedOver.add(field);
            } else if (hasAllParts(field)) {
                totals.add(field);
            } else {
                read.add(field);
            }
        }
        read.sort(Comparator.naturalOrder());
        headings.forEach((field, heading) -> {
            if (heading.kind() == Kind.TOTAL) {
                totals.add(field);
            }
        });
    }

    private Period span(int field, PeriodHeading heading) {
        OptionalInt year = heading.year().isPresent() ? heading.year() : years.get(field);
        if (year.isEmpty() && yearField < 0) {
            throw refused(
                    "the heading \"" + export.header().get(field) + "\" names no year",
                    "a year in the heading, in a column Year, in a line above the header, or in the file's name",
                    "Add the year");
        }
        try {
            return heading.in(yearField < 0 ? year.getAsInt() : ANY_YEAR, isFiscalYear, periods);
        } catch (BadValue e) {
            throw refused("the heading \"" + export.header().get(field) + "\"", e.wanted(), "Mend the heading");
        }
    }

    private void checkOnce() {
        Map<Period, Integer> places = new HashMap<>();
        spans.forEach((field, span) -> {
            Integer before = places.put(span, field);
            if (before != null) {
                throw refused(
                        "column " + (before + 1) + " \"" + export.header().get(before) + "\" and column " + (field + 1)
                                + " \"" + export.header().get(field) + "\" are the same period",
                        "each period once",
                        "Rename or remove one of the two columns");
            }
        });
    }

    /** A first day may stand for a month or for a quarter: that it is a month is seen where the months follow. */
    private void checkDates() {
        List<Period> dates = spans.entrySet().stream()
                .filter(s -> headings.get(s.getKey()).isDate())
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparing(Period::start))
                .toList();
        for (int i = 1; i < dates.size(); i++) {
            if (!dates.get(i).start().equals(dates.get(i - 1).endExclusive())) {
                throw refused(
                        "headings such as " + dates.get(i - 1).start() + " and "
                                + dates.get(i).start() + ", which are not one month apart",
                        "headings like 2025-01 for a month or 2025-Q1 for a quarter",
                        "Write what the columns are");
            }
        }
    }

    /** Whether finer columns make up a period, without a gap. */
    private boolean hasAllParts(int whole) {
        LocalDate end = spans.get(whole).endExclusive();
        for (LocalDate from = spans.get(whole).start(); from.isBefore(end); ) {
            LocalDate start = from;
            Optional<LocalDate> next = spans.entrySet().stream()
                    .filter(s -> s.getKey() != whole && s.getValue().start().equals(start))
                    .map(s -> s.getValue().endExclusive())
                    .filter(e -> !e.isAfter(end))
                    .min(Comparator.naturalOrder());
            if (next.isEmpty()) {
                return false;
            }
            from = next.get();
        }
        return true;
    }

    private static boolean overlap(Period one, Period other) {
        return one.start().isBefore(other.endExclusive()) && other.start().isBefore(one.endExclusive());
    }

    /**
     * The fields of a row that hold a record. Where a row leaves all parts of a total empty, the total is what it says: a
     * target for the year beside others by month.
     */
    List<Integer> filled(List<String> fields) {
        List<Integer> filled = new ArrayList<>(
                read.stream().filter(field -> !isEmpty(fields.get(field))).toList());
        totals.stream()
                .filter(total -> spans.containsKey(total) && !isEmpty(fields.get(total)))
                .sorted(Comparator.comparing(total -> headings.get(total).kind()))
                .filter(total -> filled.stream().noneMatch(f -> overlap(spans.get(f), spans.get(total))))
                .forEach(filled::add);
        filled.sort(Comparator.naturalOrder());
        return filled;
    }

    private boolean isEmpty(String text) {
        return text.isBlank() || emptyWords.contains(Words.folded(text));
    }

    /** The row with one of its records only: the cells of the others are empty. */
    List<String> only(int field, List<String> fields) {
        Set<Integer> empty = new HashSet<>(read);
        empty.addAll(passedOver);
        empty.addAll(totals);
        empty.remove(field);
        List<String> one = new ArrayList<>(fields);
        empty.forEach(other -> one.set(other, ""));
        return one;
    }

    /** What the heading says, for the canonical columns of {@code into}. @throws BadValue if the row's year is none */
    List<Object> meaning(int field, List<String> fields) throws BadValue {
        if (spread.headings() == Spread.Headings.CURRENCY) {
            Matcher pair = PAIR.matcher(Words.folded(export.header().get(field)));
            return pair.matches()
                    ? List.of(upper(pair.group(2)), upper(pair.group(3)))
                    : List.of(upper(export.header().get(field)));
        }
        PeriodHeading heading = headings.get(field);
        int year = years.get(field).orElse(ANY_YEAR);
        if (yearField >= 0 && heading.year().isEmpty()) {
            year = PeriodHeading.yearIn(fields.get(yearField))
                    .orElseThrow(() -> new BadValue(Reason.PERIOD_INVALID, "a year like 2025"));
        }
        Period period = heading.in(year, isFiscalYear, periods);
        return List.of(period.start(), period.endExclusive());
    }

    private static String upper(String code) {
        return Words.folded(code).toUpperCase(Locale.ROOT);
    }

    /** For how many units of the first currency a rate is given: 100 under {@code 100JPY/CNY}. */
    int units(int field) {
        Matcher pair = PAIR.matcher(Words.folded(export.header().get(field)));
        return pair.matches() && pair.group(1) != null ? 100 : 1;
    }

    /** The field that a fault of {@link #meaning} is about. */
    int yearField(int field) {
        return yearField < 0 ? field : yearField;
    }

    /** Notes the totals of a row that are not the sum of their parts, and the cells that are not read. */
    void check(List<String> fields, DecimalText decimals, Notes notes) {
        passedOver.stream()
                .filter(field -> !isEmpty(fields.get(field)))
                .forEach(
                        field -> notes.add(Note.PERIOD_NOT_READ, export.header().get(field)));
        List<Integer> filled = filled(fields);
        int before = -1;
        for (int total : totals) {
            int from = before;
            List<List<Integer>> ways = spans.containsKey(total)
                    ? List.of(filled.stream()
                            .filter(f -> overlap(spans.get(f), spans.get(total)))
                            .toList())
                    // The total of a row, or of what stands between it and the total before.
                    : List.of(
                            filled,
                            filled.stream().filter(f -> f > from && f < total).toList());
            if (!isEmpty(fields.get(total)) && ways.stream().noneMatch(w -> isSum(total, w, fields, decimals))) {
                notes.add(Note.TOTAL_DIFFERS, export.header().get(total));
            }
            before = total;
        }
    }

    private static boolean isSum(int total, List<Integer> parts, List<String> fields, DecimalText decimals) {
        try {
            BigDecimal sum = BigDecimal.ZERO;
            for (int part : parts) {
                sum = sum.add(decimals.parse(fields.get(part).strip(), note -> {}));
            }
            return sum.compareTo(decimals.parse(fields.get(total).strip(), note -> {})) == 0;
        } catch (BadValue e) {
            return false;
        }
    }

    private UserError refused(String found, String wanted, String remedy) {
        return new UserError(
                ExitCode.INPUT_REFUSED, export.file() + " line " + export.headerLine(), found, wanted, remedy);
    }
}
