package io.quarterdeck.cli;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.Scope;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.engine.WhatIfForm;
import io.quarterdeck.forecast.whatif.Change;
import io.quarterdeck.forecast.whatif.Change.Drive;
import io.quarterdeck.forecast.whatif.Change.Operation;
import io.quarterdeck.forecast.whatif.Driver;
import io.quarterdeck.forecast.whatif.Timeline;
import io.quarterdeck.ingest.WhatIfBook.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The targets of a what-if workbook as changes: the company's where it was changed, and the teams' where weights or locks give them
 * another part than they had, to the cent as the workbook's formulas give it.
 *
 * @param base of the company
 * @param company the reader's
 * @param weights by team
 * @param locks by team; null where it is open
 */
record WorkbookTargets(
        BigDecimal base, BigDecimal company, Map<String, BigDecimal> weights, Map<String, BigDecimal> locks) {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    /**
     * @param teams today's target of a team in a quarter; null where it has none
     */
    static List<Change> changes(List<Target> cells, Timeline timeline, TeamTarget teams) {
        Map<String, WorkbookTargets> quarters = new LinkedHashMap<>();
        Map<String, String> places = new LinkedHashMap<>();
        for (Target cell : cells) {
            places.putIfAbsent(cell.quarter(), cell.place());
            if (cell.value() != null && cell.value().signum() < 0) {
                throw new UserError(
                        ExitCode.USAGE, cell.place(), cell.value().toPlainString(), "no number below 0", "Correct it");
            }
            quarters.merge(cell.quarter(), of(cell), WorkbookTargets::with);
        }
        List<Change> changes = new ArrayList<>();
        quarters.forEach((quarter, targets) -> {
            if (targets.base == null || targets.company == null) {
                return;
            }
            Timeline.Span span = timeline.quarters().stream()
                    .filter(candidate -> candidate.label().equals(quarter))
                    .findFirst()
                    .orElseThrow(() -> new UserError(
                            ExitCode.USAGE,
                            places.get(quarter),
                            "the quarter " + quarter,
                            "one of this fiscal year or the next",
                            "Write the workbook again from these exports"));
            LocalDate from = timeline.months().get(span.first()).start();
            LocalDate until = timeline.months().get(span.last()).endExclusive();
            if (targets.company.compareTo(targets.base) != 0) {
                changes.add(target(Scope.COMPANY, targets.company, from, until));
            }
            // What a team gets by the parts that it has today needs no change; a cent may be the rounding of a weight.
            Map<String, BigDecimal> usual = targets.byPartsOf(teams, quarter).given();
            targets.given().forEach((team, amount) -> {
                if (amount.subtract(usual.get(team)).abs().compareTo(CENT) > 0) {
                    changes.add(target(new Scope("team", team), amount, from, until));
                }
            });
        });
        return changes;
    }

    interface TeamTarget {
        BigDecimal of(String quarter, String team);
    }

    private static Drive target(Scope scope, BigDecimal amount, LocalDate from, LocalDate until) {
        return new Drive(0, Driver.TARGET, scope, Operation.SET, amount.doubleValue(), from, until, List.of());
    }

    private static WorkbookTargets of(Target cell) {
        Map<String, BigDecimal> own = new LinkedHashMap<>();
        own.put(cell.team(), cell.value());
        return switch (cell.mark()) {
            case WhatIfForm.TARGET_BASE -> new WorkbookTargets(cell.value(), null, Map.of(), Map.of());
            case WhatIfForm.TARGET -> new WorkbookTargets(null, cell.value(), Map.of(), Map.of());
            case WhatIfForm.WEIGHT -> new WorkbookTargets(null, null, own, Map.of());
            default -> new WorkbookTargets(null, null, Map.of(), own);
        };
    }

    private WorkbookTargets with(WorkbookTargets other) {
        Map<String, BigDecimal> allWeights = new LinkedHashMap<>(weights);
        allWeights.putAll(other.weights);
        Map<String, BigDecimal> allLocks = new LinkedHashMap<>(locks);
        allLocks.putAll(other.locks);
        return new WorkbookTargets(
                base == null ? other.base : base, company == null ? other.company : company, allWeights, allLocks);
    }

    /** The same company's target, given out by the parts that teams have today, without a lock. */
    private WorkbookTargets byPartsOf(TeamTarget teams, String quarter) {
        Map<String, BigDecimal> parts = new LinkedHashMap<>();
        weights.keySet().forEach(team -> parts.put(team, teams.of(quarter, team)));
        return new WorkbookTargets(base, company, parts, Map.of());
    }

    /** Every team's part: what is locked, and of the rest by weight what the rounded running sums leave it. */
    private Map<String, BigDecimal> given() {
        BigDecimal locked = BigDecimal.ZERO;
        BigDecimal all = BigDecimal.ZERO;
        for (String team : weights.keySet()) {
            BigDecimal lock = locks.get(team);
            locked = lock == null ? locked : locked.add(lock.setScale(2, RoundingMode.HALF_UP));
            BigDecimal weight = weights.get(team);
            all = lock == null && weight != null ? all.add(weight) : all;
        }
        Map<String, BigDecimal> given = new LinkedHashMap<>();
        BigDecimal rest = company.subtract(locked);
        BigDecimal reached = BigDecimal.ZERO;
        BigDecimal before = BigDecimal.ZERO;
        for (String team : weights.keySet()) {
            BigDecimal lock = locks.get(team);
            if (lock != null) {
                given.put(team, lock.setScale(2, RoundingMode.HALF_UP));
                continue;
            }
            BigDecimal weight = weights.get(team);
            reached = weight == null ? reached : reached.add(weight);
            BigDecimal until =
                    all.signum() == 0 ? BigDecimal.ZERO : rest.multiply(reached).divide(all, 2, RoundingMode.HALF_UP);
            given.put(team, until.subtract(before));
            before = until;
        }
        return given;
    }
}
