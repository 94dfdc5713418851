package io.quarterdeck.forecast;

import io.quarterdeck.engine.JavaModel;
import io.quarterdeck.engine.Model;
import io.quarterdeck.engine.ResourceFolder;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Scope;
import io.quarterdeck.engine.TableHeader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The step that reads monthly bookings and writes {@code forecast_series}: the only place here that knows tables.
 *
 * <p>Forecast are the company, each region, each team, each person who has not left and each large product, to the end of the next
 * quarter. A month that the as-of date cuts is not in the history. Months to come, and quarters that have not begun, add up, and so
 * do the cells in which teams and regions cross products.
 */
public final class ForecastTables {
    private static final TableHeader HEADER = TableHeader.parse(
            "forecast_series",
            ResourceFolder.read(ForecastTables.class, "tables", ".table").get("forecast_series"));

    /** Predicted money is rounded to the minor unit. */
    private static final int MINOR_UNIT_DECIMALS = 2;

    private ForecastTables() {}

    /** The model of {@code forecast_series}. */
    public static Model model() {
        return new JavaModel(HEADER, ForecastTables::forecast);
    }

    private static Rows forecast(Map<String, Rows> inputs) {
        LocalDate asOf = review(inputs.get("as_of_dates"));
        Months months = Months.of(inputs.get("periods"));
        List<Quarter> quarters = quarters(inputs.get("periods"), months, asOf);
        Map<String, Double> booked = booked(inputs.get("scope_quarters"));
        YearMonth last = quarters.get(quarters.size() - 1).endExclusive().minusMonths(1);
        Map<Scope, Series> histories = histories(inputs.get("monthly_bookings"), months);
        MonthCalendar calendar = MonthCalendar.of(inputs.get("calendar"));
        Set<String> gone = gone(inputs.get("people"));
        histories.keySet().removeIf(scope -> scope.type().equals("person") && gone.contains(scope.id()));
        ProductCrossing crossing = ProductCrossing.of(inputs.get("crossed_bookings"), histories, months::count);
        crossing.totals().forEach((product, series) -> histories.put(ProductCrossing.product(product), series));
        Map<Scope, SeriesForecast> forecasts = new TreeMap<>(histories.entrySet().parallelStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> forecast(entry.getValue(), last, months, calendar))));
        OrganisationForecast organisation = OrganisationForecast.of(forecasts, places(inputs.get("people")), crossing);
        List<List<Object>> rows = new ArrayList<>();
        organisation.forecasts().forEach((scope, forecast) -> {
            Map<Quarter, Double> inPartMonth = new HashMap<>();
            for (Quarter quarter : quarters) {
                boolean isCrossed = scope.type().endsWith("product");
                inPartMonth.put(
                        quarter,
                        isCrossed
                                ? crossing.cut()
                                        .getOrDefault(scope, BigDecimal.ZERO)
                                        .doubleValue()
                                : booked.getOrDefault(scope + " " + quarter.label(), 0.0)
                                        - wholeMonths(forecast.series(), quarter));
            }
            rows.addAll(scopeRows(
                    scope, forecast, organisation.reconciled().contains(scope), months, quarters, inPartMonth));
        });
        return new Rows(HEADER.columns(), rows);
    }

    private static SeriesForecast forecast(Series series, YearMonth last, Months months, MonthCalendar calendar) {
        int horizon = (int) series.end().until(last, ChronoUnit.MONTHS);
        return SeriesForecast.of(
                series,
                horizon,
                calendar.of(months.from(series.start(), series.values().size() + horizon)));
    }

    private static List<List<Object>> scopeRows(
            Scope scope,
            SeriesForecast forecast,
            boolean isReconciled,
            Months months,
            List<Quarter> quarters,
            Map<Quarter, Double> inPartMonth) {
        Series series = forecast.series();
        List<List<Object>> rows = new ArrayList<>();
        for (int step = 1; step <= forecast.horizon(); step++) {
            Prediction p = forecast.step(step);
            rows.add(row(
                    scope,
                    forecast,
                    months.label(forecast.month(step)),
                    "month",
                    p.mean(),
                    new double[] {p.lower80(), p.upper80(), p.lower95(), p.upper95()},
                    isReconciled,
                    forecast.coverage(step, step, 80)));
        }
        for (Quarter quarter : quarters) {
            QuarterLanding landing =
                    QuarterLanding.of(forecast, quarter.start(), quarter.months(), inPartMonth.get(quarter));
            int firstOpen = horizonStep(series, quarter.endExclusive().minusMonths(landing.remainingMonths()));
            SplitConformal.Coverage coverage = landing.remainingMonths() == 0
                    ? new SplitConformal.Coverage(0, 0)
                    : forecast.coverage(firstOpen, firstOpen + landing.remainingMonths() - 1, 80);
            boolean isOver = landing.remainingMonths() == 0;
            boolean hasBegun = landing.remainingMonths() < quarter.months() || firstOpen == 1;
            rows.add(row(
                    scope,
                    forecast,
                    quarter.label(),
                    "quarter",
                    landing.p50(),
                    new double[] {
                        isOver ? Double.NaN : landing.p10(), isOver ? Double.NaN : landing.p90(), Double.NaN, Double.NaN
                    },
                    isReconciled && !hasBegun,
                    coverage));
        }
        return rows;
    }

    private static List<Object> row(
            Scope scope,
            SeriesForecast forecast,
            String period,
            String periodType,
            double mean,
            double[] bounds,
            boolean isReconciled,
            SplitConformal.Coverage coverage) {
        List<Object> row = new ArrayList<>(List.of(scope.type(), scope.id(), period, money(mean)));
        for (double bound : bounds) {
            row.add(Double.isFinite(bound) ? money(bound) : null);
        }
        MethodChoice choice = forecast.choice();
        row.add(choice.method().name());
        row.add(isReconciled);
        row.add(periodType);
        row.add((long) forecast.series().values().size());
        row.add((long) choice.origins());
        row.add((long) coverage.inside());
        row.add((long) coverage.outcomes());
        row.add(choice.basis() == MethodChoice.Basis.TOO_LITTLE_HISTORY);
        return row;
    }

    private static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(MINOR_UNIT_DECIMALS, RoundingMode.HALF_UP);
    }

    private static int horizonStep(Series series, YearMonth month) {
        return (int) series.end().until(month, ChronoUnit.MONTHS);
    }

    private static double wholeMonths(Series series, Quarter quarter) {
        double sum = 0;
        for (int m = 0; m < quarter.months(); m++) {
            int index = (int) series.start().until(quarter.start().plusMonths(m), ChronoUnit.MONTHS);
            sum += index >= 0 && index < series.values().size()
                    ? series.values().get(index)
                    : 0;
        }
        return sum;
    }

    private static Map<Scope, Series> histories(Rows bookings, Months months) {
        Map<Scope, YearMonth> starts = new TreeMap<>();
        Map<Scope, List<Double>> values = new HashMap<>();
        for (int i = 0; i < bookings.size(); i++) {
            Scope scope = new Scope(bookings.text(i, "scope_type"), bookings.text(i, "scope_id"));
            if (Set.of("company", "region", "team", "person").contains(scope.type())) {
                starts.putIfAbsent(scope, months.count(bookings.date(i, "month_start")));
                values.computeIfAbsent(scope, s -> new ArrayList<>()).add(bookings.number(i, "amount"));
            }
        }
        Map<Scope, Series> series = new TreeMap<>();
        starts.forEach((scope, start) -> series.put(scope, new Series(scope.toString(), start, values.get(scope))));
        return series;
    }

    private static Map<String, Double> booked(Rows quarters) {
        Map<String, Double> booked = new HashMap<>();
        for (int i = 0; i < quarters.size(); i++) {
            String scope = quarters.text(i, "scope_type") + " " + quarters.text(i, "scope_id");
            booked.put(scope + " " + quarters.text(i, "period"), quarters.number(i, "booked"));
        }
        return booked;
    }

    private static Set<String> gone(Rows people) {
        Set<String> gone = new HashSet<>();
        for (int i = 0; i < people.size(); i++) {
            if (Boolean.FALSE.equals(people.value(i, "is_active"))) {
                gone.add(people.text(i, "owner_id"));
            }
        }
        return gone;
    }

    private static Map<String, OrganisationForecast.Place> places(Rows people) {
        Map<String, OrganisationForecast.Place> places = new HashMap<>();
        for (int i = 0; i < people.size(); i++) {
            if (!Boolean.FALSE.equals(people.value(i, "is_active"))) {
                places.put(
                        people.text(i, "owner_id"),
                        new OrganisationForecast.Place(people.text(i, "team"), people.text(i, "region")));
            }
        }
        return places;
    }

    /** The quarter that contains the date, and the next. */
    private static List<Quarter> quarters(Rows periods, Months months, LocalDate asOf) {
        List<Quarter> quarters = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            if (periods.text(i, "period_type").equals("quarter")
                    && periods.date(i, "period_end_exclusive").isAfter(asOf)) {
                quarters.add(new Quarter(
                        periods.text(i, "period"),
                        months.count(periods.date(i, "period_start")),
                        months.count(periods.date(i, "period_end_exclusive"))));
            }
        }
        quarters.sort(Comparator.comparing(Quarter::start));
        if (quarters.size() < 2) {
            throw new IllegalStateException(
                    String.format(Locale.ROOT, "the calendar ends before the quarter after %s", asOf));
        }
        return List.copyOf(quarters.subList(0, 2));
    }

    private static LocalDate review(Rows asOfDates) {
        for (int i = 0; i < asOfDates.size(); i++) {
            if (asOfDates.text(i, "role").equals("review")) {
                return asOfDates.date(i, "as_of_date");
            }
        }
        throw new IllegalStateException("as_of_dates has no row for the review");
    }

    private record Quarter(String label, YearMonth start, YearMonth endExclusive) {
        int months() {
            return (int) start.until(endExclusive, ChronoUnit.MONTHS);
        }
    }

    /**
     * The fiscal months in their order. A series counts calendar months; months of weeks are counted on from the first, so
     * that each has one number, whatever it is called.
     */
    private record Months(List<LocalDate> starts, List<String> labels) {
        static Months of(Rows periods) {
            TreeMap<LocalDate, String> months = new TreeMap<>();
            LocalDate end = LocalDate.MIN;
            for (int i = 0; i < periods.size(); i++) {
                if (periods.text(i, "period_type").equals("month")) {
                    months.put(periods.date(i, "period_start"), periods.text(i, "period"));
                    LocalDate monthEnd = periods.date(i, "period_end_exclusive");
                    end = monthEnd.isAfter(end) ? monthEnd : end;
                }
            }
            List<String> labels = List.copyOf(months.values());
            months.put(end, "");
            return new Months(List.copyOf(months.keySet()), labels);
        }

        /** The number of the month that starts on {@code start}. */
        YearMonth count(LocalDate start) {
            int place = Collections.binarySearch(starts, start);
            if (place < 0) {
                throw new IllegalStateException("no month of the calendar starts on " + start);
            }
            return YearMonth.from(starts.get(0)).plusMonths(place);
        }

        /** The first days of {@code count} months from one on. */
        List<LocalDate> from(YearMonth month, int count) {
            int first = place(month);
            return starts.subList(first, first + count);
        }

        String label(YearMonth month) {
            return labels.get(place(month));
        }

        private int place(YearMonth month) {
            return (int) YearMonth.from(starts.get(0)).until(month, ChronoUnit.MONTHS);
        }
    }
}
