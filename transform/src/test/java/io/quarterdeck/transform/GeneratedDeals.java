package io.quarterdeck.transform;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The whole life of some hundred deals, day by day, drawn from a seed: what they really were. From it come the exports
 * of each kind: statements taken on some days, the CRM's own history of fields, or nothing but created and closed dates.
 */
final class GeneratedDeals {
    static final LocalDate FIRST = LocalDate.of(2023, 1, 2);
    static final LocalDate LAST = LocalDate.of(2025, 6, 30);
    static final List<String> OWNERS = List.of("E1", "E2", "E3", "E4", "E5");

    private static final List<String> STAGES = List.of("Qualified", "Proposal", "Negotiation");
    private static final List<String> CATEGORIES = List.of("Pipeline", "Best Case", "Commit", "Omitted");

    /** What a deal was at the end of a day; {@code stage} is Won or Lost once it closed. */
    record State(
            String owner, String stage, BigDecimal amount, LocalDate closeDate, String category, boolean isDeleted) {
        String status() {
            return stage.equals("Won") ? "won" : stage.equals("Lost") ? "lost" : "open";
        }
    }

    /** A deal with its states by the day from which each holds; the first day is the one it was created on. */
    record Deal(String id, String currency, String product, TreeMap<LocalDate, State> life) {
        LocalDate created() {
            return life.firstKey();
        }

        /** What it was at the end of a day; null before it was created and once it was deleted. */
        State on(LocalDate day) {
            Map.Entry<LocalDate, State> entry = life.floorEntry(day);
            return entry == null || entry.getValue().isDeleted() ? null : entry.getValue();
        }
    }

    private final List<Deal> deals = new ArrayList<>();

    GeneratedDeals(long seed, int count) {
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            deals.add(deal(random, "D" + (1000 + i)));
        }
    }

    /** Those that are there at the end of a day. */
    GeneratedDeals thereOn(LocalDate day) {
        GeneratedDeals left = new GeneratedDeals(0, 0);
        deals.stream().filter(deal -> deal.on(day) != null).forEach(left.deals::add);
        return left;
    }

    Collection<Deal> deals() {
        return deals;
    }

    private static Deal deal(Random random, String id) {
        TreeMap<LocalDate, State> life = new TreeMap<>();
        LocalDate day = FIRST.plusDays(random.nextInt(850));
        State state = new State(
                pick(random, OWNERS),
                STAGES.get(0),
                amount(random),
                day.plusDays(random.nextInt(200)),
                "Pipeline",
                false);
        life.put(day, state);
        int changes = random.nextInt(9);
        for (int i = 0; i < changes && !state.isDeleted(); i++) {
            day = day.plusDays(1 + random.nextInt(70));
            if (day.isAfter(LAST)) {
                break;
            }
            state = next(random, state, day);
            life.put(day, state);
        }
        String currency = random.nextInt(4) == 0 ? "EUR" : random.nextInt(9) == 0 ? "GBP" : null;
        return new Deal(id, currency, random.nextInt(5) == 0 ? null : "p " + (1 + random.nextInt(3)), life);
    }

    private static State next(Random random, State s, LocalDate day) {
        if (!s.status().equals("open")) {
            // Few come back, and few are found to have been something else.
            return switch (random.nextInt(6)) {
                case 0 ->
                    new State(
                            s.owner(), STAGES.get(1), s.amount(), day.plusDays(random.nextInt(120)), "Pipeline", false);
                case 1 -> new State(s.owner(), s.stage(), s.amount(), s.closeDate(), s.category(), true);
                default -> s;
            };
        }
        return switch (random.nextInt(10)) {
            case 0 ->
                new State(s.owner(), "Won", random.nextBoolean() ? s.amount() : amount(random), day, "Closed", false);
            case 1 ->
                new State(
                        s.owner(),
                        "Lost",
                        random.nextBoolean() ? s.amount() : BigDecimal.ZERO.setScale(6),
                        day,
                        "Omitted",
                        false);
            case 2 -> new State(pick(random, OWNERS), s.stage(), s.amount(), s.closeDate(), s.category(), false);
            case 3 -> new State(s.owner(), s.stage(), amount(random), s.closeDate(), s.category(), false);
            case 4, 5 ->
                new State(
                        s.owner(),
                        s.stage(),
                        s.amount(),
                        s.closeDate().plusDays(random.nextInt(150) - 40),
                        s.category(),
                        false);
            case 6, 7 ->
                new State(s.owner(), pick(random, STAGES), s.amount(), s.closeDate(), pick(random, CATEGORIES), false);
            case 8 ->
                new State(
                        pick(random, OWNERS),
                        pick(random, STAGES),
                        amount(random),
                        day.plusDays(random.nextInt(150)),
                        pick(random, CATEGORIES),
                        false);
            default -> new State(s.owner(), s.stage(), s.amount(), s.closeDate(), s.category(), random.nextInt(3) == 0);
        };
    }

    private static BigDecimal amount(Random random) {
        // Some deals have no amount, and few are a return.
        return switch (random.nextInt(12)) {
            case 0 -> null;
            case 1 -> BigDecimal.valueOf(-random.nextInt(90_000), 2).setScale(6);
            default -> BigDecimal.valueOf(random.nextInt(9_000_000), 2).setScale(6);
        };
    }

    private static <T> T pick(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Rows of {@code opportunities} as statements taken at the end of these days, in order, would make them. */
    List<Map<String, Object>> observed(List<LocalDate> statements) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Deal deal : deals) {
            Map<String, Object> version = null;
            State last = null;
            boolean isKnown = false;
            for (LocalDate statement : statements) {
                State now = deal.on(statement);
                if (version != null && !Objects.equals(now, last)) {
                    version.put("valid_to", statement);
                }
                if (now != null && !Objects.equals(now, last)) {
                    version = row(deal, now, statement, !isKnown);
                    rows.add(version);
                    isKnown = true;
                }
                version = now == null ? null : version;
                last = now;
            }
        }
        return rows;
    }

    /** Rows of {@code opportunities} as one export taken at the end of a day, which lacks what was deleted by then. */
    List<Map<String, Object>> exported(LocalDate day) {
        return observed(List.of(day));
    }

    /** Rows of {@code opportunity_history} as an export taken at the end of a day has them. */
    List<Map<String, Object>> history(LocalDate day) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Deal deal : deals) {
            if (deal.on(day) == null) {
                continue;
            }
            State before = null;
            for (Map.Entry<LocalDate, State> change :
                    deal.life().headMap(day, true).entrySet()) {
                if (before != null) {
                    for (Map.Entry<String, Function<State, Object>> field : FIELDS.entrySet()) {
                        Object old = field.getValue().apply(before);
                        Object now = field.getValue().apply(change.getValue());
                        if (!Objects.equals(old, now)) {
                            Map<String, Object> row = new HashMap<>();
                            row.put("opportunity_id", deal.id());
                            row.put("changed_date", change.getKey());
                            row.put("field", field.getKey());
                            row.put("old_value", old == null ? null : old.toString());
                            row.put("new_value", now == null ? null : now.toString());
                            row.put("valid_from", day);
                            row.put("is_first", true);
                            rows.add(row);
                        }
                    }
                }
                before = change.getValue();
            }
        }
        return rows;
    }

    private static final Map<String, Function<State, Object>> FIELDS = Map.of(
            "stage", State::stage, "amount", State::amount, "close_date", State::closeDate, "owner_id", State::owner);

    private static Map<String, Object> row(Deal deal, State state, LocalDate statement, boolean isFirst) {
        Map<String, Object> row = new HashMap<>();
        row.put("opportunity_id", deal.id());
        row.put("owner_id", state.owner());
        row.put("product_id", deal.product());
        row.put("stage", state.stage());
        row.put("status", state.status());
        row.put("forecast_category", state.category());
        row.put("amount", state.amount());
        row.put("currency", deal.currency());
        row.put("created_date", deal.created());
        row.put("close_date", state.closeDate());
        row.put("valid_from", statement);
        row.put("is_first", isFirst);
        return row;
    }
}
