package io.quarterdeck.forecast.whatif;

import io.quarterdeck.engine.LargestRemainder;
import io.quarterdeck.engine.PeriodType;
import io.quarterdeck.engine.Scope;
import io.quarterdeck.forecast.PeriodRange;
import io.quarterdeck.forecast.whatif.Base.Foreseen;
import io.quarterdeck.forecast.whatif.Base.OpenDeal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Every scenario's results, each as the base and what the changes add to it, so that the base is the pack's forecast to the
 * cent.
 */
final class Results {
    private static final int MINOR_UNIT_DECIMALS = 2;

    private final DriverModel model;
    private final Timeline timeline;
    private final Ranges ranges;
    private final Targets targets;
    private final Cash cash;
    private final SortedSet<Scope> scopes = new TreeSet<>();
    private final List<Timeline.Span> spans;

    /** The base's open and new part by scope and month, in whole minor units. */
    private final Map<Scope, double[]> open = new HashMap<>();

    private final Map<Scope, double[]> fresh = new HashMap<>();
    private final Map<Scope, double[]> booked = new HashMap<>();
    private final Map<String, PeriodRange> baseRanges = new ConcurrentHashMap<>();
    private final Map<Scope, Double> openAmounts = new HashMap<>();

    Results(DriverModel model) {
        this.model = model;
        timeline = model.base().timeline();
        ranges = new Ranges(model);
        targets = new Targets(model);
        cash = new Cash(model.base());
        spans = timeline.told();
        model.base().foreseen().values().forEach(quarter -> scopes.addAll(quarter.keySet()));
        scopes.addAll(model.unchanged().scopes());
        scopes.add(Scope.COMPANY);
        for (Scope scope : scopes) {
            open.put(scope, baseMonths(scope, true));
            fresh.put(scope, baseMonths(scope, false));
            booked.put(scope, bookedMonths(scope));
        }
        Map<String, Base.Seller> sellers =
                model.base().sellers().stream().collect(Collectors.toMap(Base.Seller::id, seller -> seller));
        for (OpenDeal deal : model.base().deals()) {
            Base.Seller owner = sellers.get(deal.owner());
            add(Scope.COMPANY, deal.amount());
            add(new Scope("person", deal.owner()), deal.amount());
            if (owner != null) {
                add(new Scope("team", owner.team()), deal.amount());
                add(new Scope("region", owner.region()), deal.amount());
            }
        }
    }

    private void add(Scope scope, double amount) {
        openAmounts.merge(scope, amount, Double::sum);
    }

    DriverModel model() {
        return model;
    }

    Targets targets() {
        return targets;
    }

    Ranges ranges() {
        return ranges;
    }

    double bookedMonth(Scope scope, int month) {
        return booked.containsKey(scope) ? booked.get(scope)[month] : 0;
    }

    double openMonth(Scope scope, int month) {
        return open.containsKey(scope) ? open.get(scope)[month] : 0;
    }

    double freshMonth(Scope scope, int month) {
        return fresh.containsKey(scope) ? fresh.get(scope)[month] : 0;
    }

    /** What is told of the pack's two quarters is split to the cent; what comes later is rounded month by month. */
    private double[] baseMonths(Scope scope, boolean isOpen) {
        Outcome unchanged = model.unchanged();
        double[] months = new double[timeline.size()];
        for (Timeline.Span quarter : timeline.quarters()) {
            Foreseen told = model.base()
                    .foreseen()
                    .getOrDefault(quarter.label(), Map.of())
                    .get(scope);
            List<BigDecimal> weights = new ArrayList<>();
            for (int m = quarter.first(); m <= quarter.last(); m++) {
                Timeline.Span month = new Timeline.Span(PeriodType.MONTH, "", m, m);
                double own = isOpen ? unchanged.open(scope, month) : unchanged.fresh(scope, month);
                months[m] = told == null ? money(own).doubleValue() : 0;
                weights.add(BigDecimal.valueOf(Math.max(0, own)));
            }
            if (told != null) {
                BigDecimal whole = isOpen ? told.open() : told.fresh();
                boolean isSplit = weights.stream().anyMatch(weight -> weight.signum() > 0);
                if (!isSplit) {
                    for (int m = quarter.first(); m <= quarter.last(); m++) {
                        weights.set(
                                m - quarter.first(),
                                BigDecimal.valueOf(timeline.month(m).ahead()));
                    }
                }
                if (whole.signum() != 0) {
                    List<BigDecimal> parts = LargestRemainder.split(whole, MINOR_UNIT_DECIMALS, weights);
                    for (int m = quarter.first(); m <= quarter.last(); m++) {
                        months[m] = parts.get(m - quarter.first()).doubleValue();
                    }
                }
            }
        }
        return months;
    }

    private double[] bookedMonths(Scope scope) {
        double[] months = new double[timeline.size()];
        for (Timeline.Span quarter : timeline.quarters()) {
            double sum = 0;
            for (int m = quarter.first(); m <= quarter.last(); m++) {
                BigDecimal own = model.base()
                        .booked()
                        .getOrDefault(timeline.month(m).label(), Map.of())
                        .get(scope);
                months[m] = own == null ? 0 : own.doubleValue();
                sum += months[m];
            }
            BigDecimal whole = model.base()
                    .booked()
                    .getOrDefault(quarter.label(), Map.of())
                    .get(scope);
            // A person's quarter may hold what no month names; it stands in the first.
            if (whole != null) {
                months[quarter.first()] += money(whole.doubleValue() - sum).doubleValue();
            }
        }
        return months;
    }

    static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(MINOR_UNIT_DECIMALS, RoundingMode.HALF_UP);
    }

    /** All results of a scenario: by period, company first, then regions, teams and people. */
    List<Result> of(Scenario scenario) {
        return of(scenario.name(), model.run(scenario));
    }

    List<Result> of(String name, Outcome outcome) {
        SortedSet<Scope> all = new TreeSet<>(scopes);
        all.addAll(outcome.scopes());
        List<SortedMap<Scope, Double>> wanted = targets.of(outcome.compiled().targets());
        double[] paid = cash.of(expectedMonths(outcome), outcome.compiled().collection());
        List<Timeline.Span> periods = spans;
        return all.parallelStream()
                .flatMap(scope -> periods.stream().map(span -> result(name, outcome, wanted, paid, scope, span)))
                .sorted(Comparator.<Result>comparingInt(result -> periods.indexOf(result.span()))
                        .thenComparing(Result::scope))
                .toList();
    }

    private double[] expectedMonths(Outcome outcome) {
        double[] months = new double[timeline.size()];
        for (int m = 0; m < months.length; m++) {
            Timeline.Span month = new Timeline.Span(PeriodType.MONTH, "", m, m);
            months[m] = bookedMonth(Scope.COMPANY, m)
                    + part(outcome, Scope.COMPANY, month, true)
                    + part(outcome, Scope.COMPANY, month, false);
        }
        return months;
    }

    /** The base's part, in cents, and what the scenario adds to it. */
    private double part(Outcome outcome, Scope scope, Timeline.Span span, boolean isOpen) {
        double base = 0;
        for (int m = span.first(); m <= span.last(); m++) {
            base += isOpen ? openMonth(scope, m) : freshMonth(scope, m);
        }
        Outcome unchanged = model.unchanged();
        double more = isOpen
                ? outcome.open(scope, span) - unchanged.open(scope, span)
                : outcome.fresh(scope, span) - unchanged.fresh(scope, span);
        return base + more;
    }

    double expected(Outcome outcome, Scope scope, Timeline.Span span) {
        return booked(scope, span) + part(outcome, scope, span, true) + part(outcome, scope, span, false);
    }

    double booked(Scope scope, Timeline.Span span) {
        double sum = 0;
        for (int m = span.first(); m <= span.last(); m++) {
            sum += bookedMonth(scope, m);
        }
        return sum;
    }

    PeriodRange range(Outcome outcome, Scope scope, Timeline.Span span) {
        if (isUnchanged(outcome, scope, span)) {
            return baseRanges.computeIfAbsent(
                    scope + " " + span.label(), key -> ranges.of(model.unchanged(), scope, span, booked(scope, span)));
        }
        return ranges.of(outcome, scope, span, booked(scope, span));
    }

    private boolean isUnchanged(Outcome outcome, Scope scope, Timeline.Span span) {
        Outcome base = model.unchanged();
        return outcome == base
                || outcome.fresh(scope, span) == base.fresh(scope, span)
                        && outcome.sized(scope, span) == base.sized(scope, span)
                        && outcome.deals(scope, span).equals(base.deals(scope, span));
    }

    private Result result(
            String name,
            Outcome outcome,
            List<SortedMap<Scope, Double>> wanted,
            double[] paid,
            Scope scope,
            Timeline.Span span) {
        double certain = booked(scope, span);
        double openPart = cents(part(outcome, scope, span, true));
        double freshPart = cents(part(outcome, scope, span, false));
        double expected = cents(certain + part(outcome, scope, span, true) + part(outcome, scope, span, false));
        double base = cents(expected(model.unchanged(), scope, span));
        double target = targets.of(wanted, scope, span);
        double p10 = Double.NaN;
        double p50 = Double.NaN;
        double p90 = Double.NaN;
        double chance = Double.NaN;
        if (span.type() != PeriodType.MONTH) {
            Foreseen told =
                    model.base().foreseen().getOrDefault(span.label(), Map.of()).get(scope);
            boolean isPack = told != null && isUnchanged(outcome, scope, span);
            PeriodRange range = range(outcome, scope, span);
            p10 = isPack ? told.p10().doubleValue() : cents(range.p10());
            p50 = isPack ? told.p50().doubleValue() : cents(range.p50());
            p90 = isPack ? told.p90().doubleValue() : cents(range.p90());
            if (!Double.isNaN(target)) {
                boolean isSameTarget = isPack
                        && told.target() != null
                        && told.target().doubleValue() == target
                        && told.chanceOfTarget() != null;
                chance = isSameTarget ? told.chanceOfTarget() : range.atLeast(target);
            }
        }
        return new Result(
                name,
                span,
                scope,
                target,
                certain,
                openPart,
                freshPart,
                expected,
                p10,
                p50,
                p90,
                chance,
                required(scope, span, target, certain, openPart, freshPart),
                capacity(outcome, scope, span),
                scope.equals(Scope.COMPANY) ? paid(paid, span) : Double.NaN,
                cents(expected - base));
    }

    /** The open amount that would reach the target on average; NaN where open deals yield nothing in the period. */
    private double required(Scope scope, Timeline.Span span, double target, double certain, double open, double fresh) {
        double amount = openAmounts.getOrDefault(scope, 0.0);
        if (Double.isNaN(target) || amount <= 0 || open <= 0 || span.type() == PeriodType.MONTH) {
            return Double.NaN;
        }
        return cents(Math.max(0, target - certain - fresh) / (open / amount));
    }

    /** Of a quarter or year the sum of its months, if all of them are known. */
    private double capacity(Outcome outcome, Scope scope, Timeline.Span span) {
        double capacity = 0;
        for (int m = span.first(); m <= span.last(); m++) {
            Map<Scope, Double> month =
                    model.base().capacity().getOrDefault(timeline.month(m).label(), Map.of());
            if (!month.containsKey(scope)) {
                return Double.NaN;
            }
            capacity += month.get(scope);
            for (Compiled.Hire hire : outcome.compiled().hires()) {
                double people =
                        model.values().of(Driver.HEADCOUNT, hire.scope()).value();
                if (people > 0 && (scope.equals(Scope.COMPANY) || scope.equals(hire.scope()))) {
                    capacity += hire.count() * hire.full()[m] * month.getOrDefault(hire.scope(), 0.0) / people;
                }
            }
        }
        return cents(capacity);
    }

    private static double paid(double[] paid, Timeline.Span span) {
        double sum = 0;
        for (int m = span.first(); m <= span.last(); m++) {
            sum += paid[m];
        }
        return Double.isNaN(sum) ? Double.NaN : cents(sum);
    }

    private static double cents(double amount) {
        return money(amount).doubleValue();
    }
}
