package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Period;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The figures of one scope in the quarter under review; each is empty where the exports do not tell it.
 *
 * @param forecast expected by the end of the quarter; once it is over, what was booked
 * @param low 8 of 10 outcomes lie between low and high; empty once the quarter is over
 * @param bookedBefore booked by the same day of the previous quarter
 * @param openBefore open on that day
 * @param lastYear booked in the whole same quarter of last year
 * @param winRateBefore the previous quarter's
 * @param rangeInside how many of {@code rangeOutcomes} past outcomes were inside such a range
 */
record QuarterFigures(
        String name,
        OptionalDouble target,
        OptionalDouble booked,
        OptionalDouble forecast,
        OptionalDouble low,
        OptionalDouble high,
        OptionalDouble bookedBefore,
        OptionalDouble open,
        OptionalDouble openBefore,
        OptionalDouble lastYear,
        OptionalDouble coverage,
        OptionalDouble openForQuarter,
        OptionalDouble toGo,
        boolean isMet,
        OptionalDouble winRate,
        OptionalDouble winRateBefore,
        OptionalDouble closedCount,
        OptionalDouble rangeInside,
        OptionalDouble rangeOutcomes) {

    static QuarterFigures of(WorkbookDraft draft, String type, String id) {
        ReviewContext context = draft.context;
        Optional<TableRow> quarter = quarter(draft, type, id, context.quarter());
        Optional<TableRow> before = quarter(draft, type, id, context.previousQuarter());
        Optional<TableRow> lastYear = first(draft, "scope_quarters", type, id, row -> context.quarter()
                .start()
                .minusYears(1)
                .equals(row.rows().date(row.index(), "period_start")));
        String label = context.quarter().label();
        Optional<TableRow> forecast = first(draft, "quarter_outlook", type, id, row -> row.is("period", label));
        Optional<TableRow> coverage = first(draft, "coverage", type, id, row -> row.is("period", label));
        Optional<TableRow> movement = first(draft, "movements", type, id, row -> true);
        OptionalDouble won = number(quarter, "won_count");
        OptionalDouble lost = number(quarter, "lost_count");
        OptionalDouble target = number(quarter, "target");
        return new QuarterFigures(
                quarter.or(() -> movement).map(row -> row.text("scope_name")).orElse(id),
                target.isPresent() ? target : number(coverage, "target"),
                number(quarter, "booked"),
                context.isQuarterOver() ? number(quarter, "booked") : number(forecast, "mean"),
                context.isQuarterOver() ? OptionalDouble.empty() : number(forecast, "lo80"),
                context.isQuarterOver() ? OptionalDouble.empty() : number(forecast, "hi80"),
                number(movement, "booked_before"),
                number(movement, "open_now"),
                number(movement, "open_before"),
                number(lastYear, "booked"),
                number(coverage, "coverage"),
                number(coverage, "open_amount"),
                number(coverage, "to_go"),
                coverage.isPresent() && coverage.get().isTrue("is_met"),
                number(quarter, "win_rate"),
                number(before, "win_rate"),
                won.isPresent() && lost.isPresent()
                        ? OptionalDouble.of(won.getAsDouble() + lost.getAsDouble())
                        : OptionalDouble.empty(),
                number(forecast, "range_inside"),
                number(forecast, "range_outcomes"));
    }

    /** The members of the {@link #partsType}, the largest first. */
    static List<QuarterFigures> parts(WorkbookDraft draft) {
        String type = partsType(draft);
        return inQuarter(draft, type).stream()
                .map(row -> of(draft, type, row.text("scope_id")))
                .sorted(Comparator.comparingDouble(QuarterFigures::size)
                        .reversed()
                        .thenComparing(QuarterFigures::name))
                .toList();
    }

    /**
     * The level that a summary is broken down by, as a word of {@code scope_type}: teams, else regions, people or
     * products, whichever first has more than one member.
     */
    static String partsType(WorkbookDraft draft) {
        return Stream.of("team", "region", "person", "product")
                .filter(type -> inQuarter(draft, type).size() > 1)
                .findFirst()
                .orElse("team");
    }

    private static List<TableRow> inQuarter(WorkbookDraft draft, String type) {
        String label = draft.context.quarter().label();
        return draft.tables.where("scope_quarters", row -> row.is("scope_type", type) && row.is("period", label));
    }

    /** Forecast − target, negative where it falls short. */
    OptionalDouble gap() {
        return forecast.isPresent() && target.isPresent()
                ? OptionalDouble.of(forecast.getAsDouble() - target.getAsDouble())
                : OptionalDouble.empty();
    }

    /** Booked / target. */
    OptionalDouble attainment() {
        return booked.isPresent() && target.isPresent() && target.getAsDouble() != 0
                ? OptionalDouble.of(booked.getAsDouble() / target.getAsDouble())
                : OptionalDouble.empty();
    }

    /** Booked, against the same day of the previous quarter. */
    OptionalDouble change() {
        return booked.isPresent() && bookedBefore.isPresent()
                ? OptionalDouble.of(booked.getAsDouble() - bookedBefore.getAsDouble())
                : OptionalDouble.empty();
    }

    /** The largest amount, by which a display unit is chosen. */
    double largest() {
        return DoubleStream.of(target.orElse(0), booked.orElse(0), forecast.orElse(0), lastYear.orElse(0))
                .map(Math::abs)
                .max()
                .orElse(0);
    }

    boolean isEmpty() {
        return target.isEmpty() && booked.isEmpty() && forecast.isEmpty() && open.isEmpty();
    }

    /** The share of the quarter's days that have passed, the as-of day included. */
    static double elapsed(ReviewContext context) {
        return (ChronoUnit.DAYS.between(context.quarter().start(), context.asOf()) + 1.0)
                / context.quarter().days();
    }

    private double size() {
        return target.orElse(booked.orElse(0));
    }

    private static Optional<TableRow> quarter(WorkbookDraft draft, String type, String id, Period period) {
        return first(draft, "scope_quarters", type, id, row -> row.is("period", period.label()));
    }

    private static Optional<TableRow> first(
            WorkbookDraft draft, String table, String type, String id, Predicate<TableRow> keeps) {
        return draft
                .tables
                .where(table, row -> row.is("scope_type", type) && row.is("scope_id", id) && keeps.test(row))
                .stream()
                .findFirst();
    }

    private static OptionalDouble number(Optional<TableRow> row, String column) {
        return row.map(r -> r.number(column)).orElse(OptionalDouble.empty());
    }
}
