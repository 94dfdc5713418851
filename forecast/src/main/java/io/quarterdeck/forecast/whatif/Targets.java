package io.quarterdeck.forecast.whatif;

import io.quarterdeck.engine.PeriodType;
import io.quarterdeck.engine.Scope;
import io.quarterdeck.forecast.whatif.Base.Seller;
import io.quarterdeck.forecast.whatif.Change.Drive;
import io.quarterdeck.forecast.whatif.Change.Operation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everyone's target by quarter, after a scenario's changes; years are sums of quarters, months parts of them.
 *
 * <p>A change of the company's target goes down to regions, teams and people in the same proportion. One of a region, team or
 * person goes down to those in it and leaves what is above. A team's share of the company's target is set, and the teams
 * without a share of their own keep their proportions in what is left.
 */
final class Targets {
    private final DriverModel model;
    private final Timeline timeline;
    private final List<Timeline.Span> quarters;

    /** By quarter of the timeline and scope. */
    private final List<SortedMap<Scope, Double>> base;

    Targets(DriverModel model) {
        this.model = model;
        timeline = model.base().timeline();
        quarters = timeline.quarters();
        base = quarters.stream()
                .map(quarter -> {
                    SortedMap<Scope, Double> targets = new TreeMap<>();
                    model.base()
                            .targets()
                            .getOrDefault(quarter.label(), Map.of())
                            .forEach((scope, target) -> targets.put(scope, target.doubleValue()));
                    return targets;
                })
                .toList();
    }

    /** After the changes, by quarter of the timeline. */
    List<SortedMap<Scope, Double>> of(List<Drive> changes) {
        List<SortedMap<Scope, Double>> targets = base.stream()
                .map(t -> (SortedMap<Scope, Double>) new TreeMap<>(t))
                .toList();
        for (Drive change : changes) {
            if (change.driver() == Driver.TARGET_SHARE) {
                share(targets, change);
            } else {
                change(targets, change);
            }
        }
        return targets;
    }

    private boolean holds(Drive change, int quarter) {
        return holds(change, timeline, quarters.get(quarter));
    }

    /** Whether a change holds for a quarter: the quarter begins within it, or is under review and it holds at once. */
    static boolean holds(Drive change, Timeline timeline, Timeline.Span quarter) {
        LocalDate start = timeline.month(quarter.first()).start();
        boolean isFrom = change.from() == null ? quarter.last() >= timeline.now() : !start.isBefore(change.from());
        return isFrom && (change.until() == null || start.isBefore(change.until()));
    }

    private void change(List<SortedMap<Scope, Double>> targets, Drive change) {
        double before = 0;
        double weights = 0;
        int known = 0;
        int held = 0;
        for (int q = 0; q < targets.size(); q++) {
            if (holds(change, q)) {
                Double own = targets.get(q).get(change.scope());
                known += own == null ? 0 : 1;
                before += own == null ? 0 : own;
                weights += weight(q);
                held++;
            }
        }
        // A whole that is set over quarters of which some have no target is split by season.
        boolean isSet = change.operation() == Operation.SET && known < held;
        double after = change.operation().of(before, change.value());
        for (int q = 0; q < targets.size(); q++) {
            if (holds(change, q)) {
                Double own = targets.get(q).get(change.scope());
                if (isSet && weights > 0) {
                    put(targets.get(q), change.scope(), change.value() * weight(q) / weights);
                } else if (own != null && before != 0) {
                    put(targets.get(q), change.scope(), own * (after / before));
                }
            }
        }
    }

    private double weight(int quarter) {
        double weight = 0;
        for (int m = quarters.get(quarter).first(); m <= quarters.get(quarter).last(); m++) {
            weight += timeline.month(m).weight();
        }
        return weight;
    }

    /** Sets a target and brings along those below it. */
    private void put(SortedMap<Scope, Double> targets, Scope scope, double target) {
        Double before = targets.put(scope, target);
        double times = before == null || before == 0 ? Double.NaN : target / before;
        for (Seller seller : model.base().sellers()) {
            Scope person = new Scope("person", seller.id());
            if (isIn(seller, scope) && !person.equals(scope)) {
                scale(targets, person, times, target * seller.share() / share(scope));
            }
        }
        Map<Scope, Double> below = new HashMap<>();
        for (Seller seller : model.base().sellers()) {
            if (isIn(seller, scope)) {
                below.merge(new Scope("team", seller.team()), seller.share(), Double::sum);
                below.merge(new Scope("region", seller.region()), seller.share(), Double::sum);
            }
        }
        below.forEach((node, share) -> {
            boolean isBelow = !node.equals(scope)
                    && (scope.equals(Scope.COMPANY)
                            || scope.type().equals("region") && node.type().equals("team"));
            if (isBelow) {
                scale(targets, node, times, target * share / share(scope));
            }
        });
    }

    private static void scale(SortedMap<Scope, Double> targets, Scope scope, double times, double instead) {
        if (Double.isNaN(times)) {
            if (Double.isFinite(instead)) {
                targets.put(scope, instead);
            }
        } else {
            targets.computeIfPresent(scope, (s, target) -> target * times);
        }
    }

    private double share(Scope scope) {
        return model.base().sellers().stream()
                .filter(seller -> isIn(seller, scope))
                .mapToDouble(Seller::share)
                .sum();
    }

    private static boolean isIn(Seller seller, Scope scope) {
        return switch (scope.type()) {
            case "company" -> true;
            case "region" -> seller.region().equals(scope.id());
            case "team" -> seller.team().equals(scope.id());
            default -> seller.id().equals(scope.id());
        };
    }

    private void share(List<SortedMap<Scope, Double>> targets, Drive change) {
        for (int q = 0; q < targets.size(); q++) {
            SortedMap<Scope, Double> quarter = targets.get(q);
            Double company = quarter.get(Scope.COMPANY);
            Double own = quarter.get(change.scope());
            if (!holds(change, q) || company == null || company == 0 || own == null) {
                continue;
            }
            double share = Math.min(1, Math.max(0, change.operation().of(own / company, change.value())));
            double others = 0;
            for (Map.Entry<Scope, Double> entry : quarter.entrySet()) {
                others +=
                        entry.getKey().type().equals("team") && !entry.getKey().equals(change.scope())
                                ? entry.getValue()
                                : 0;
            }
            double left = company * (1 - share);
            for (Scope team : List.copyOf(quarter.keySet())) {
                if (team.type().equals("team") && !team.equals(change.scope()) && others > 0) {
                    put(quarter, team, quarter.get(team) * left / others);
                }
            }
            put(quarter, change.scope(), company * share);
        }
    }

    /**
     * Of a period; NaN where it has none. A year has one where all of its quarters have.
     *
     * @param targets of {@link #of}
     */
    double of(List<SortedMap<Scope, Double>> targets, Scope scope, Timeline.Span span) {
        double sum = 0;
        for (int q = 0; q < quarters.size(); q++) {
            Timeline.Span quarter = quarters.get(q);
            boolean isPart = quarter.first() >= span.first() && quarter.last() <= span.last();
            boolean isAround = span.first() >= quarter.first() && span.last() <= quarter.last();
            if (!isPart && !isAround) {
                continue;
            }
            Double target = targets.get(q).get(scope);
            if (target == null) {
                return Double.NaN;
            }
            if (isPart) {
                sum += target;
                continue;
            }
            return month(scope, span, target, base.get(q).get(scope), q);
        }
        return sum;
    }

    private double month(Scope scope, Timeline.Span span, double quarter, Double quarterBefore, int q) {
        if (span.type() != PeriodType.MONTH) {
            return quarter;
        }
        BigDecimal own =
                model.base().targets().getOrDefault(span.label(), Map.of()).get(scope);
        if (own != null && quarterBefore != null && quarterBefore != 0) {
            return own.doubleValue() * (quarter / quarterBefore);
        }
        double weight = weight(q);
        return weight > 0 ? quarter * timeline.month(span.first()).weight() / weight : Double.NaN;
    }
}
