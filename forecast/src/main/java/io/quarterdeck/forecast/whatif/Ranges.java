package io.quarterdeck.forecast.whatif;

import io.quarterdeck.engine.PeriodType;
import io.quarterdeck.engine.Scope;
import io.quarterdeck.forecast.PeriodRange;
import io.quarterdeck.forecast.TotalDistribution;
import io.quarterdeck.forecast.TotalDistribution.Deal;
import io.quarterdeck.forecast.TotalDistribution.Rest;
import io.quarterdeck.forecast.whatif.Base.Foreseen;
import io.quarterdeck.forecast.whatif.Base.Rates;
import java.util.List;
import java.util.Map;

/**
 * How likely each total of a period is in a scenario: the distribution of the pack's forecast, over what the scenario makes of
 * open deals and of business that is not open yet.
 *
 * <p>Beyond the next quarter business that is not open yet swings together, by as much as earlier quarters were off what
 * the four quarters before would have had them be.
 */
final class Ranges {
    private static final double USUAL_DEPENDENCE = 0.02;

    private static final double USUAL_WIDENING = 1.5;

    /** A fifth of what is expected, where no past tells. */
    private static final double USUAL_SWING = 0.04;

    private static final int FEWEST = 4;

    /** A quarter is foreseen from those that were over this many before it. */
    private static final int AHEAD = 2;

    private final DriverModel model;
    private final Timeline timeline;
    private final List<Timeline.Span> quarters;
    private final Timeline.Span lastTold;
    private final Foreseen last;
    private final double swingOfLevel;

    Ranges(DriverModel model) {
        this.model = model;
        timeline = model.base().timeline();
        quarters = timeline.quarters();
        Timeline.Span found = null;
        for (Timeline.Span quarter : quarters) {
            found = told(quarter, Scope.COMPANY) == null ? found : quarter;
        }
        lastTold = found;
        last = found == null ? null : told(found, Scope.COMPANY);
        swingOfLevel = swingOfLevel();
    }

    private Foreseen told(Timeline.Span quarter, Scope scope) {
        return model.base().foreseen().getOrDefault(quarter.label(), Map.of()).get(scope);
    }

    private double swingOfLevel() {
        List<Rates> over = model.base().rates().getOrDefault(Scope.COMPANY, List.of()).stream()
                .filter(Rates::isOver)
                .toList();
        double squares = 0;
        int errors = 0;
        for (int i = 4 + AHEAD - 1; i < over.size(); i++) {
            double level = 0;
            for (int j = i - AHEAD - 3; j <= i - AHEAD; j++) {
                level += over.get(j).booked() / 4;
            }
            double foreseen = level * season(over.get(i).period());
            if (foreseen > 0) {
                double error = over.get(i).booked() / foreseen - 1;
                squares += error * error;
                errors++;
            }
        }
        return errors < FEWEST ? USUAL_SWING : squares / errors;
    }

    /** What such a quarter brings beside the average quarter. */
    private double season(String period) {
        String name = period.substring(period.indexOf('-') + 1);
        List<Timeline.Span> years = timeline.years();
        Timeline.Span year = years.get(years.size() - 1);
        double own = 0;
        double all = 0;
        int count = 0;
        for (Timeline.Span quarter : quarters) {
            if (quarter.first() >= year.first() && quarter.last() <= year.last()) {
                double weight = 0;
                for (int m = quarter.first(); m <= quarter.last(); m++) {
                    weight += timeline.month(m).weight();
                }
                own += quarter.label().endsWith("-" + name) ? weight : 0;
                all += weight;
                count++;
            }
        }
        return all > 0 && own > 0 ? own / (all / count) : 1;
    }

    /** @param booked in the span so far */
    PeriodRange of(Outcome outcome, Scope scope, Timeline.Span span, double booked) {
        Foreseen parameters = parameters(span, Scope.COMPANY);
        double dependence = parameters == null ? USUAL_DEPENDENCE : parameters.dependence();
        double ofCompany = parameters == null || parameters.widening() <= 0 ? USUAL_WIDENING : parameters.widening();
        Foreseen own = parameters(span, scope);
        double widening = own == null || own.widening() <= 0
                ? PeriodRange.widening(scope.equals(Scope.COMPANY), ofCompany)
                : own.widening();
        List<Deal> deals = outcome.deals(scope, span);
        return new PeriodRange(
                TotalDistribution.of(booked, deals, dependence, rest(outcome, scope, span)), booked, widening);
    }

    /** What was foreseen of the quarter that the span is in, else of the last one. */
    private Foreseen parameters(Timeline.Span span, Scope scope) {
        for (Timeline.Span quarter : quarters) {
            if (quarter.first() <= span.first() && span.last() <= quarter.last() && told(quarter, scope) != null) {
                return told(quarter, scope);
            }
        }
        return lastTold == null ? null : told(lastTold, scope);
    }

    private Rest rest(Outcome outcome, Scope scope, Timeline.Span span) {
        double mean = 0;
        double variance = 0;
        double later = 0;
        for (Timeline.Span quarter : quarters) {
            Timeline.Span part = new Timeline.Span(
                    PeriodType.MONTH,
                    "",
                    Math.max(span.first(), quarter.first()),
                    Math.min(span.last(), quarter.last()));
            if (part.first() > part.last()) {
                continue;
            }
            double fresh = outcome.fresh(scope, part);
            if (fresh <= 0) {
                continue;
            }
            Foreseen told = told(quarter, Scope.COMPANY);
            Foreseen sizes = told == null ? last : told;
            mean += fresh;
            variance += outcome.sized(scope, part)
                    * (sizes == null || sizes.newDealSize() <= 0 ? size() : sizes.newDealSize());
            if (told == null) {
                later += fresh;
            } else {
                variance += Math.max(0, told.newSwing()) * fresh * fresh;
            }
        }
        return mean <= 0 ? Rest.NONE : new Rest(mean, variance + swingOfLevel * later * later);
    }

    /** Where the pack knows no new deals: as large as the usual one, with as much spread as its own square. */
    private double size() {
        DriverValues.Value size = model.values().of(Driver.DEAL_SIZE, Scope.COMPANY);
        return size.isKnown() ? 2 * size.value() : 0;
    }
}
