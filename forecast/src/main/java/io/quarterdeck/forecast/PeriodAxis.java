package io.quarterdeck.forecast;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The periods of a series as consecutive numbers, and how they are written: {@code 2024}, {@code 2024-Q2}, {@code 2024-05},
 * {@code 2024-W20}, or a date within each.
 *
 * @param isDated whether a period is written as a date
 * @param day of dates: the day of the month, 31 for the last; the day of the week, 1 for Monday
 * @param month of dates a quarter or a year apart: the first month of the year that has one, 0 for January
 */
public record PeriodAxis(Frequency frequency, boolean isDated, int day, int month) {
    private static final Pattern YEAR = Pattern.compile("(\\d{4})");
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-?[Qq]([1-4])");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d{2})");
    private static final Pattern WEEK = Pattern.compile("(\\d{4})-?[Ww](\\d{2})");
    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");

    private static final int DAYS_OF_WEEK = 7;
    private static final int LAST_DAY = 31;

    /** Monday, 29 December 1969, starts the week that has the number 0. */
    private static final int EPOCH_TO_THURSDAY = 3;

    /**
     * The axis of periods in any order, by the first of them and, where that is a date, by the distances: every day, every
     * seventh, or the same day or the last of every month, third month or year.
     *
     * @return empty where the first is no period, or dates have no such rhythm
     */
    public static Optional<PeriodAxis> of(List<String> periods) {
        String first = periods.get(0);
        if (YEAR.matcher(first).matches()) {
            return Optional.of(new PeriodAxis(Frequency.YEARLY, false, 1, 0));
        }
        if (QUARTER.matcher(first).matches()) {
            return Optional.of(new PeriodAxis(Frequency.QUARTERLY, false, 1, 0));
        }
        if (MONTH.matcher(first).matches()) {
            return Optional.of(new PeriodAxis(Frequency.MONTHLY, false, 1, 0));
        }
        if (WEEK.matcher(first).matches()) {
            return Optional.of(new PeriodAxis(Frequency.WEEKLY, false, 1, 0));
        }
        List<LocalDate> dates = periods.stream()
                .flatMap(period -> date(period).stream())
                .sorted()
                .distinct()
                .toList();
        return dates.isEmpty() ? Optional.empty() : Optional.of(ofDates(dates));
    }

    private static PeriodAxis ofDates(List<LocalDate> dates) {
        long leastDays = Long.MAX_VALUE;
        long leastMonths = Long.MAX_VALUE;
        boolean isMonthEnd = dates.stream().allMatch(PeriodAxis::isMonthEnd);
        int day = dates.get(0).getDayOfMonth();
        boolean isSameDay = dates.stream().allMatch(date -> date.getDayOfMonth() == day);
        for (int i = 1; i < dates.size(); i++) {
            leastDays = Math.min(leastDays, ChronoUnit.DAYS.between(dates.get(i - 1), dates.get(i)));
            leastMonths = Math.min(leastMonths, months(dates.get(i)) - months(dates.get(i - 1)));
        }
        if (isSameDay || isMonthEnd) {
            Frequency frequency = leastMonths % 12 == 0 && dates.size() > 1
                    ? Frequency.YEARLY
                    : leastMonths % 3 == 0 && dates.size() > 1 ? Frequency.QUARTERLY : Frequency.MONTHLY;
            int step = months(frequency);
            int month = Math.floorMod(months(dates.get(0)), step);
            return new PeriodAxis(frequency, true, isMonthEnd ? LAST_DAY : day, month);
        }
        return leastDays < DAYS_OF_WEEK
                ? new PeriodAxis(Frequency.DAILY, true, 1, 0)
                : new PeriodAxis(
                        Frequency.WEEKLY, true, dates.get(0).getDayOfWeek().getValue(), 0);
    }

    private static boolean isMonthEnd(LocalDate date) {
        return date.equals(YearMonth.from(date).atEndOfMonth());
    }

    private static Optional<LocalDate> date(String period) {
        Matcher matcher = DATE.matcher(period);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(period));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The number of a period; empty where it is not written as the axis has them, or there is no such period. */
    public Optional<Long> number(String period) {
        if (isDated) {
            return date(period).map(this::number).filter(number -> text(number).equals(period));
        }
        Pattern pattern =
                switch (frequency) {
                    case YEARLY -> YEAR;
                    case QUARTERLY -> QUARTER;
                    case MONTHLY -> MONTH;
                    default -> WEEK;
                };
        Matcher matcher = pattern.matcher(period);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long year = Long.parseLong(matcher.group(1));
        long part = frequency == Frequency.YEARLY ? 1 : Long.parseLong(matcher.group(2));
        return switch (frequency) {
            case YEARLY -> Optional.of(year);
            case QUARTERLY -> Optional.of(year * 4 + part - 1);
            case MONTHLY -> part < 1 || part > 12 ? Optional.empty() : Optional.of(year * 12 + part - 1);
            default -> week(year, part);
        };
    }

    private Optional<Long> week(long year, long week) {
        LocalDate first = LocalDate.of((int) year, 1, 4);
        long weeks = IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(first).getMaximum();
        return week < 1 || week > weeks ? Optional.empty() : Optional.of(number(first.plusWeeks(week - 1)));
    }

    private long number(LocalDate date) {
        return switch (frequency) {
            case YEARLY, QUARTERLY, MONTHLY -> Math.floorDiv(months(date) - month, months(frequency));
            case WEEKLY -> Math.floorDiv(date.toEpochDay() + EPOCH_TO_THURSDAY, DAYS_OF_WEEK);
            case DAILY -> date.toEpochDay();
        };
    }

    private static long months(LocalDate date) {
        return date.getYear() * 12L + date.getMonthValue() - 1;
    }

    private static int months(Frequency frequency) {
        return frequency == Frequency.YEARLY ? 12 : frequency == Frequency.QUARTERLY ? 3 : 1;
    }

    /** How the period with a number is written. */
    public String text(long number) {
        if (!isDated) {
            return switch (frequency) {
                case YEARLY -> String.format(Locale.ROOT, "%04d", number);
                case QUARTERLY ->
                    String.format(Locale.ROOT, "%04d-Q%d", Math.floorDiv(number, 4), Math.floorMod(number, 4) + 1);
                case MONTHLY -> month(number).toString();
                default -> {
                    LocalDate monday = monday(number);
                    yield String.format(
                            Locale.ROOT,
                            "%04d-W%02d",
                            monday.get(IsoFields.WEEK_BASED_YEAR),
                            monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
                }
            };
        }
        return switch (frequency) {
            case DAILY -> LocalDate.ofEpochDay(number).toString();
            case WEEKLY -> monday(number).plusDays(day - 1L).toString();
            default -> {
                YearMonth dated = month(number * months(frequency) + month);
                yield dated.atDay(Math.min(day, dated.lengthOfMonth())).toString();
            }
        };
    }

    /**
     * The first day of a period. One that is written as the last day of a month ends on it; of other dates a month, quarter or
     * year begins with the month of the date, and a week with Monday.
     */
    public LocalDate start(long number) {
        return switch (frequency) {
            case DAILY -> LocalDate.ofEpochDay(number);
            case WEEKLY -> monday(number);
            default -> {
                int length = months(frequency);
                long first = number * length + month;
                yield month(isDated && day == LAST_DAY ? first - length + 1 : first)
                        .atDay(1);
            }
        };
    }

    private static YearMonth month(long number) {
        return YearMonth.of((int) Math.floorDiv(number, 12), Math.floorMod(number, 12) + 1);
    }

    private static LocalDate monday(long number) {
        return LocalDate.ofEpochDay(number * DAYS_OF_WEEK - EPOCH_TO_THURSDAY);
    }
}
