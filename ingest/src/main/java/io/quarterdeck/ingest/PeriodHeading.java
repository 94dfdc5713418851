package io.quarterdeck.ingest;

import io.quarterdeck.engine.Period;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A year, half, quarter or month as people head a column of a plan with it: {@code 2025-01}, {@code Jan-25},
 * {@code 2025年1月}, {@code 1月目标}, {@code Q1 FY25}, {@code 一季度合计}, {@code 上半年}, {@code 全年}.
 *
 * @param kind a total of everything has no period
 * @param year where the heading says it
 * @param number of the month, quarter or half in its year; 1 for a year
 * @param isDate whether it is written as a month's first day, which a quarter's first day is too
 */
record PeriodHeading(Kind kind, OptionalInt year, int number, boolean isDate) {
    /** From fine to coarse. */
    enum Kind {
        MONTH,
        QUARTER,
        HALF,
        YEAR,
        TOTAL
    }

    private static final int LONGEST = 40;

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final List<String> NUMERALS = List.of("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二");

    private static final String MONTH_NAME = "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
            + "|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";

    private static final String YEAR = "((?:19|20|21)\\d\\d)";
    private static final String SHORT = "(?:fy ?|cy ?|')?((?:19|20|21)\\d\\d|\\d\\d)";
    private static final String NUMERAL = "(十[一二]?|[一二三四五六七八九]|1[0-2]|0?[1-9])";

    /** What a plan's headings say besides the period. A unit, as in 1月(万元), is not among them: it changes the value. */
    private static final Pattern PLAN =
            Pattern.compile("\\b(?:targets?|quotas?|goals?|plan|planned|budget)\\b|销售目标|目标值|目标额|目标|任务|指标|计划|预算");

    private static final Pattern SUM = Pattern.compile("\\b(?:sub-?total|total|sum)\\b|合计|小计|总计|合計|小計|總計");

    private static final List<String> WHOLE_YEAR = List.of("annual", "full year", "fy", "year", "全年", "年度", "全年度");

    /** One way of writing a period: which groups of the pattern hold the year and the number, 0 for none. */
    private record Way(Kind kind, Pattern pattern, int year, int number, boolean isDate) {
        Way(Kind kind, String pattern, int year, int number) {
            this(kind, Pattern.compile(pattern), year, number, false);
        }
    }

    private static final List<Way> WAYS = List.of(
            new Way(Kind.YEAR, "(?:fy|cy)? ?" + YEAR + " ?(?:年度?|财年|财年度)?", 1, 0),
            new Way(Kind.YEAR, "(?:fy|cy) ?'?(\\d\\d)", 1, 0),
            new Way(Kind.HALF, "(?:(?:fy ?)?" + YEAR + "年?[- /]?)?h([12])", 1, 2),
            new Way(Kind.HALF, "h([12])[- /]*" + SHORT, 2, 1),
            new Way(Kind.HALF, "(?:" + YEAR + "年? ?)?([上下])半年", 1, 2),
            new Way(Kind.QUARTER, "(?:(?:fy ?)?" + YEAR + "年?度?[- /]?)?(?:q|qtr ?|quarter ?)([1-4])", 1, 2),
            new Way(Kind.QUARTER, "fy ?'?(\\d\\d)[- /]?q([1-4])", 1, 2),
            new Way(Kind.QUARTER, "(?:q|qtr ?|quarter ?)([1-4])[- /,]*" + SHORT, 2, 1),
            new Way(
                    Kind.QUARTER,
                    "([1-4])(?:q|st quarter|nd quarter|rd quarter|th quarter)(?:[- /]*" + SHORT + ")?",
                    2,
                    1),
            new Way(Kind.QUARTER, "(?:(?:fy ?)?" + YEAR + "年?度?[- /]?)?第? ?([一二三四1-4]) ?季度?", 1, 2),
            new Way(Kind.MONTH, YEAR + "[-/.](1[0-2]|0?[1-9])", 1, 2),
            new Way(Kind.MONTH, YEAR + "(1[0-2]|0[1-9])", 1, 2),
            new Way(Kind.MONTH, "(1[0-2]|0?[1-9])[-/.]" + YEAR, 2, 1),
            new Way(Kind.MONTH, "(?:(?:fy ?)?" + YEAR + "年?度?[- /]?)?" + NUMERAL + " ?月份?", 1, 2),
            new Way(Kind.MONTH, "(?:" + YEAR + "[- /]?)?m(1[0-2]|0?[1-9])", 1, 2),
            new Way(Kind.MONTH, MONTH_NAME + "(?:[- /,]*" + SHORT + ")?", 2, 1),
            new Way(Kind.MONTH, "(?:fy ?)?" + YEAR + "年?[- /]*" + MONTH_NAME, 1, 2),
            new Way(
                    Kind.MONTH,
                    Pattern.compile(YEAR + "[-/](1[0-2]|0?[1-9])[-/]0?1(?:[ t]00?:00(?::00)?)?"),
                    1,
                    2,
                    true));

    /** Empty where the heading is no period. */
    static Optional<PeriodHeading> of(String heading) {
        if (heading.length() > LONGEST) {
            return Optional.empty();
        }
        String folded = Words.folded(heading);
        boolean isSum = SUM.matcher(folded).find();
        String text = SUM.matcher(PLAN.matcher(folded).replaceAll(" "))
                .replaceAll(" ")
                .replaceAll("\\s+", " ")
                .strip();
        if (text.isEmpty() && isSum) {
            return Optional.of(new PeriodHeading(Kind.TOTAL, OptionalInt.empty(), 1, false));
        }
        if (WHOLE_YEAR.contains(text)) {
            return Optional.of(new PeriodHeading(Kind.YEAR, OptionalInt.empty(), 1, false));
        }
        return WAYS.stream().flatMap(way -> read(way, text).stream()).findFirst();
    }

    private static Optional<PeriodHeading> read(Way way, String text) {
        Matcher matcher = way.pattern().matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String year = way.year() == 0 ? null : matcher.group(way.year());
        return Optional.of(new PeriodHeading(
                way.kind(),
                year == null ? OptionalInt.empty() : OptionalInt.of(year(year)),
                way.number() == 0 ? 1 : number(matcher.group(way.number())),
                way.isDate()));
    }

    private static int year(String digits) {
        return Integer.parseInt(digits) + (digits.length() == 2 ? 2000 : 0);
    }

    private static int number(String text) {
        if (Character.isDigit(text.charAt(0))) {
            return Integer.parseInt(text);
        }
        if (text.equals("上") || text.equals("下")) {
            return text.equals("上") ? 1 : 2;
        }
        int numeral = NUMERALS.indexOf(text);
        return 1 + (numeral >= 0 ? numeral : MONTHS.indexOf(text.substring(0, 3)));
    }

    /** The year that a cell, a title or a file's name gives, where it gives one and only one. */
    static OptionalInt yearIn(String text) {
        int[] years = Pattern.compile("(?<!\\d)" + YEAR + "(?!\\d)|(?<![a-z])fy ?'?(\\d\\d)(?!\\d)")
                .matcher(Words.folded(text))
                .results()
                .mapToInt(m -> year(m.group(1) == null ? m.group(2) : m.group(1)))
                .distinct()
                .toArray();
        return years.length == 1 ? OptionalInt.of(years[0]) : OptionalInt.empty();
    }

    /** Whether some headings are periods beyond doubt: one with its year, or two. */
    static boolean areThere(Collection<String> headings) {
        List<PeriodHeading> periods = headings.stream()
                .flatMap(h -> of(h).stream())
                .filter(p -> p.kind() != Kind.TOTAL)
                .toList();
        return periods.size() >= 2 || periods.stream().anyMatch(p -> p.year().isPresent());
    }

    /**
     * The period of the company's calendar.
     *
     * @param otherwise the year where the heading has none
     * @param isFiscalYear whether that is a year of the calendar and not one from January
     * @throws BadValue if the calendar has no such period
     */
    Period in(int otherwise, boolean isFiscalYear, PeriodText periods) throws BadValue {
        int in = year.orElse(otherwise);
        return switch (kind) {
            case MONTH ->
                periods.parse(String.format(
                        Locale.ROOT,
                        "%04d-%02d",
                        isFiscalYear && year.isEmpty() ? yearOfMonth(in, periods) : in,
                        number));
            case QUARTER -> periods.parse(String.format(Locale.ROOT, "%04d-Q%d", in, number));
            case HALF -> {
                LocalDate start = quarter(in, 2 * number - 1, periods).start();
                LocalDate end = quarter(in, 2 * number, periods).endExclusive();
                yield new Period(start + "/" + end, start, end);
            }
            case YEAR -> periods.parse(String.format(Locale.ROOT, "%04d", in));
            case TOTAL -> throw new IllegalStateException("a total has no period");
        };
    }

    private static Period quarter(int year, int quarter, PeriodText periods) throws BadValue {
        return periods.parse(String.format(Locale.ROOT, "%04d-Q%d", year, quarter));
    }

    /** The calendar year of a month in a fiscal year. A year of weeks starts some days before or after its month. */
    private int yearOfMonth(int fiscalYear, PeriodText periods) throws BadValue {
        LocalDate inFirstMonth = periods.parse(String.format(Locale.ROOT, "%04d", fiscalYear))
                .start()
                .plusDays(14);
        return inFirstMonth.getYear() + (number < inFirstMonth.getMonthValue() ? 1 : 0);
    }
}
