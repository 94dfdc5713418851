package io.quarterdeck.forecast;

import io.quarterdeck.engine.JavaModel;
import io.quarterdeck.engine.Model;
import io.quarterdeck.engine.ResourceFolder;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The step that reads who worked on how many deals and writes {@code gap_bridge}, {@code gap_factors} and {@code gap_segments}. */
public final class GapTables {
    private static final TableHeader BRIDGE = header("gap_bridge");

    private static final TableHeader FACTORS_TABLE = header("gap_factors");

    private static final TableHeader SEGMENTS = header("gap_segments");

    /** Money is kept to what a table stores, so that the parts add up to its last digit. */
    private static final int MONEY_DECIMALS = 6;

    private static final int RATE_DECIMALS = 9;

    private static final List<String> FACTORS = List.of("active_deals", "decided_share", "win_share", "average_size");

    private static final List<String> SEGMENT_EFFECTS =
            List.of("active_deals", "mix", "decided_share", "win_share", "average_size");

    private static final String TARGET = "target";

    private static final String PRODUCT = "product";

    private GapTables() {}

    /** The models of the three tables. */
    public static List<Model> models() {
        return List.of(
                new JavaModel(BRIDGE, in -> new Rows(BRIDGE.columns(), over(in, GapTables::bridge))),
                new JavaModel(FACTORS_TABLE, in -> new Rows(FACTORS_TABLE.columns(), over(in, GapTables::factors))),
                new JavaModel(SEGMENTS, in -> new Rows(SEGMENTS.columns(), over(in, GapTables::segments))));
    }

    private static TableHeader header(String name) {
        return TableHeader.parse(
                name, ResourceFolder.read(GapTables.class, "tables", ".table").get(name));
    }

    /**
     * One scope in one span, with one reference.
     *
     * @param target of the whole period; null where the reference is none
     * @param due part of it by now
     * @param booked what was booked
     */
    private record Gap(
            String window,
            String period,
            String scopeType,
            String scopeId,
            String scopeName,
            GapReference reference,
            BigDecimal target,
            BigDecimal due,
            BigDecimal booked,
            GapCompany company) {
        List<Object> key() {
            return List.of(scopeType, scopeId, scopeName, period);
        }
    }

    private interface Part {
        List<List<Object>> rows(Gap gap);
    }

    private static List<List<Object>> over(Map<String, Rows> in, Part part) {
        GapCompany company = new GapCompany(in.get("gap_counts"), in.get("people"));
        Map<List<String>, BigDecimal> booked = money(in.get("gap_booked"), "booked", "actual");
        Map<List<String>, BigDecimal> targets = money(in.get("gap_targets"), "target", null);
        Map<List<String>, BigDecimal> due = money(in.get("gap_targets"), "due", null);
        Map<List<String>, String> names = new LinkedHashMap<>();
        Rows scopes = in.get("scopes");
        for (int i = 0; i < scopes.size(); i++) {
            names.put(List.of(scopes.text(i, "scope_type"), scopes.text(i, "scope_id")), scopes.text(i, "scope_name"));
        }
        Rows windows = in.get("gap_windows");
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            if (!windows.text(i, "side").equals("actual")) {
                continue;
            }
            String window = windows.text(i, "gap_window");
            TreeMap<String, List<String>> all = new TreeMap<>();
            company.scopes(window).forEach(scope -> all.put(String.join("\t", scope), scope));
            targets.keySet().stream()
                    .filter(key -> key.get(0).equals(window))
                    .forEach(key -> all.put(key.get(1) + "\t" + key.get(2), key.subList(1, 3)));
            for (List<String> scope : all.values()) {
                List<String> key = List.of(window, scope.get(0), scope.get(1));
                BigDecimal target = targets.get(key);
                List<GapReference> references = new ArrayList<>();
                if (target != null && due.get(key).signum() > 0) {
                    company.targetImplied(
                                    window,
                                    scope.get(0),
                                    scope.get(1),
                                    due.get(key).doubleValue())
                            .ifPresent(references::add);
                }
                references.addAll(company.references(window, scope.get(0), scope.get(1)));
                for (GapReference reference : references) {
                    rows.addAll(part.rows(new Gap(
                            window,
                            windows.text(i, "period"),
                            scope.get(0),
                            scope.get(1),
                            names.getOrDefault(scope, scope.get(1)),
                            reference,
                            reference.name().equals(TARGET) ? target : null,
                            reference.name().equals(TARGET) ? due.get(key) : null,
                            booked.getOrDefault(key, BigDecimal.ZERO),
                            company)));
                }
            }
        }
        return rows;
    }

    private static Map<List<String>, BigDecimal> money(Rows rows, String column, String side) {
        Map<List<String>, BigDecimal> money = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            if (side == null || rows.text(i, "side").equals(side)) {
                money.put(
                        List.of(rows.text(i, "gap_window"), rows.text(i, "scope_type"), rows.text(i, "scope_id")),
                        rows.money(i, column));
            }
        }
        return money;
    }

    private static List<List<Object>> bridge(Gap gap) {
        SalesFactors actual = GapCompany.sum(gap.company().segments(gap.window(), gap.scopeType(), gap.scopeId()));
        GapReference reference = gap.reference();
        GapSplit split = GapSplit.of(actual, reference, gap.company().variation(gap.window()));
        BigDecimal from = gap.due() == null ? money(reference.factors().amount()) : gap.due();
        BigDecimal[] effects = footing(split.effects(), money(actual.amount()).subtract(from));
        List<List<Object>> rows = new ArrayList<>();
        rows.add(row(gap, "reference", 1, gap.target() == null ? from : gap.target()));
        if (gap.target() != null) {
            rows.add(row(gap, "not_yet_due", 2, gap.due().subtract(gap.target())));
        }
        double[] counted = {actual.active(), actual.active(), actual.decided(), actual.won()};
        for (int i = 0; i < effects.length; i++) {
            ChanceInterval interval = split.intervals().get(i);
            double to = split.to()[i];
            double of = split.from()[i];
            List<Object> row = row(gap, FACTORS.get(i), 3 + i, effects[i]);
            int factors = row.size() - 7;
            row.set(factors + 1, money(Math.min(interval.lower(), effects[i].doubleValue())));
            row.set(factors + 2, money(Math.max(interval.upper(), effects[i].doubleValue())));
            int decimals = i == 1 || i == 2 ? RATE_DECIMALS : MONEY_DECIMALS;
            row.set(factors + 3, rounded(to, decimals));
            row.set(factors + 4, rounded(of, decimals));
            row.set(factors + 5, to > 0 && of > 0 ? rounded(Math.log(to / of), MONEY_DECIMALS) : null);
            row.set(factors + 6, Math.round(counted[i]));
            row.add(interval.covers(0) ? "not_distinguishable" : "different");
            rows.add(row);
        }
        rows.add(row(gap, "other_bookings", 7, gap.booked().subtract(money(actual.amount()))));
        rows.add(row(gap, "actual", 8, gap.booked()));
        rows.stream().filter(row -> row.size() < BRIDGE.columns().size()).forEach(row -> row.add(null));
        return rows;
    }

    /** A row without a verdict; its factors, interval and count are still unknown. */
    private static List<Object> row(Gap gap, String effect, long order, BigDecimal amount) {
        List<Object> row = new ArrayList<>(gap.key());
        row.addAll(Arrays.asList(
                gap.window(),
                gap.reference().name(),
                gap.reference().basis(),
                effect,
                order,
                amount,
                null,
                null,
                null,
                null,
                null,
                null));
        return row;
    }

    private static List<List<Object>> factors(Gap gap) {
        SalesFactors actual = GapCompany.sum(gap.company().segments(gap.window(), gap.scopeType(), gap.scopeId()));
        SalesFactors reference = gap.reference().factors();
        GapSplit split = GapSplit.of(actual, gap.reference(), gap.company().variation(gap.window()));
        List<Object> row = new ArrayList<>(gap.key());
        row.addAll(Arrays.asList(
                gap.reference().name(),
                gap.reference().basis(),
                gap.target(),
                gap.due() == null ? money(reference.amount()) : gap.due(),
                gap.booked(),
                Math.round(actual.active()),
                Math.round(actual.decided()),
                Math.round(actual.won()),
                money(actual.amount()),
                rounded(reference.active(), RATE_DECIMALS),
                rounded(reference.decided(), RATE_DECIMALS),
                rounded(reference.won(), RATE_DECIMALS)));
        for (ChanceInterval interval : split.intervals()) {
            row.add(money(interval.lower()));
            row.add(money(interval.upper()));
        }
        return List.of(row);
    }

    private static List<List<Object>> segments(Gap gap) {
        if (gap.scopeType().equals(PRODUCT)) {
            return List.of();
        }
        Map<String, SalesFactors> own = gap.company().segments(gap.window(), gap.scopeType(), gap.scopeId());
        Map<String, SalesFactors> others = gap.company()
                .segments(
                        gap.window(),
                        gap.scopeType(),
                        gap.scopeId(),
                        gap.reference().basis());
        TreeSet<String> names = new TreeSet<>(own.keySet());
        names.addAll(others.keySet());
        if (names.size() < 2) {
            return List.of();
        }
        SalesFactors actual = GapCompany.sum(own);
        SalesFactors basis = GapCompany.sum(others);
        double active = gap.reference().factors().active();
        double[] all = new double[names.size() * SEGMENT_EFFECTS.size()];
        int at = 0;
        for (String name : names) {
            double[] effects = effects(
                    own.getOrDefault(name, SalesFactors.NONE),
                    actual.active(),
                    others.getOrDefault(name, SalesFactors.NONE),
                    basis.active(),
                    active);
            System.arraycopy(effects, 0, all, at, effects.length);
            at += effects.length;
        }
        BigDecimal from = gap.due() == null ? money(gap.reference().factors().amount()) : gap.due();
        BigDecimal[] amounts = footing(all, money(actual.amount()).subtract(from));
        List<List<Object>> rows = new ArrayList<>();
        at = 0;
        for (String name : names) {
            for (String effect : SEGMENT_EFFECTS) {
                List<Object> row = new ArrayList<>(gap.key());
                row.addAll(List.of(gap.reference().name(), name, effect, amounts[at++]));
                rows.add(row);
            }
        }
        return rows;
    }

    /** The effects in one family: deals at work, the family's share of them, and the family's own three factors. */
    private static double[] effects(
            SalesFactors own, double ownActive, SalesFactors other, double otherActive, double referenceActive) {
        double[] to = own.factors(other);
        double[] from = other.factors(own);
        return Shapley.effects(
                new double[] {
                    referenceActive, otherActive == 0 ? 0 : other.active() / otherActive, from[1], from[2], from[3]
                },
                new double[] {ownActive, ownActive == 0 ? 0 : own.active() / ownActive, to[1], to[2], to[3]});
    }

    /** Effects as money that sums to the whole: what rounding leaves, of the last digit, goes to the largest. */
    private static BigDecimal[] footing(double[] effects, BigDecimal whole) {
        BigDecimal[] amounts = Arrays.stream(effects).mapToObj(GapTables::money).toArray(BigDecimal[]::new);
        BigDecimal rest = Arrays.stream(amounts).reduce(whole, BigDecimal::subtract);
        int largest = 0;
        for (int i = 1; i < amounts.length; i++) {
            largest = Math.abs(effects[i]) > Math.abs(effects[largest]) ? i : largest;
        }
        double scale = Arrays.stream(effects).map(Math::abs).sum() + whole.abs().doubleValue();
        if (rest.abs().doubleValue() > 1e-4 + 1e-9 * scale) {
            throw new IllegalStateException("effects leave " + rest + " of " + whole);
        }
        amounts[largest] = amounts[largest].add(rest);
        return amounts;
    }

    private static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(MONEY_DECIMALS, RoundingMode.HALF_UP);
    }

    private static Double rounded(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .doubleValue();
    }
}
