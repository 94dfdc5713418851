package io.quarterdeck.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.SqlModel;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that is cut off after a date raises the same flags on that date and all before it. */
class FlagsWithoutLookAheadTest {
    private static final LocalDate LAST = GeneratedDeals.LAST;

    /** A last day of a quarter, as the review's date is, and so a date on which flags are tested. */
    private static final LocalDate CUT = LocalDate.of(2024, 12, 31);

    private static final List<LocalDate> STATEMENTS = List.of(
            LocalDate.of(2023, 9, 30),
            LocalDate.of(2024, 3, 31),
            LocalDate.of(2024, 8, 15),
            CUT,
            LocalDate.of(2025, 2, 14),
            LAST);

    private static final GeneratedDeals DEALS = new GeneratedDeals(11, 500);

    @TempDir
    Path scratch;

    @Test
    void whatIsStatedAfterADateChangesNoFlagAndNoOutcomeOfIt() {
        List<String> flags = Transform.flags().stream().map(SqlModel::name).toList();
        String[] wanted =
                Stream.concat(flags.stream(), Stream.of("flag_outcomes")).toArray(String[]::new);
        try (ModelledCompany whole = run(LAST, wanted);
                ModelledCompany cut = run(CUT, wanted)) {
            Set<String> raisedOnTheCut = new HashSet<>();
            for (String flag : flags) {
                List<List<Object>> then = until(cut.table(flag));
                assertThat(until(whole.table(flag))).as(flag).isEqualTo(then);
                then.stream().filter(row -> row.get(0).equals(CUT)).forEach(row -> raisedOnTheCut.add(flag));
            }
            // The test is worth something only where flags are raised.
            assertThat(raisedOnTheCut)
                    .contains(
                            "pushed",
                            "past_due",
                            "stalled",
                            "no_activity",
                            "stage_back",
                            "amount_shrunk",
                            "next_step",
                            "discount",
                            "quote_not_approved",
                            "single_contact",
                            "customer_overdue",
                            "owner_leaving");
            List<List<Object>> outcomes = cut.table("flag_outcomes").rows();
            assertThat(outcomes).hasSizeGreaterThan(100);
            assertThat(whole.table("flag_outcomes").rows()).containsAll(outcomes);
        }
    }

    @Test
    void whatIsStatedAfterADateChangesNothingThatChancesOfItRestOn() {
        try (ModelledCompany whole = run(LAST, "outlook_deals");
                ModelledCompany cut = run(CUT, "outlook_deals")) {
            List<List<Object>> then = known(cut.table("outlook_deals"));
            assertThat(then).hasSizeGreaterThan(1000);
            assertThat(known(whole.table("outlook_deals"))).isEqualTo(then);
        }
    }

    /** The deals of each point up to the cut, and their ends where they came in the quarter of the point. */
    private static List<List<Object>> known(Rows rows) {
        int steps = rows.indexOf("steps");
        int ends = rows.indexOf("outcome");
        return until(rows).stream()
                .map(row -> Long.valueOf(0).equals(row.get(steps)) ? row : row.subList(0, ends))
                .toList();
    }

    private static List<List<Object>> until(Rows rows) {
        return rows.rows().stream()
                .filter(row -> !((LocalDate) row.get(0)).isAfter(CUT))
                .toList();
    }

    private ModelledCompany run(LocalDate day, String... wanted) {
        return ModelledCompany.run(scratch.resolve("to " + day), day, exports(day), List.of(), List.of(), wanted);
    }

    /** What all statements until a day say. */
    private static Map<String, List<Map<String, Object>>> exports(LocalDate day) {
        List<LocalDate> statements =
                STATEMENTS.stream().filter(s -> !s.isAfter(day)).toList();
        Map<String, List<Map<String, Object>>> exports = new TreeMap<>();
        List<Map<String, Object>> opportunities = DEALS.observed(statements);
        opportunities.forEach(row -> {
            int number = Math.floorMod(row.hashCode(), 4);
            row.put("account_id", "A" + number(row) % 40);
            row.put("next_step", number == 0 ? null : "Call");
            row.put("next_step_date", number == 1 ? ((LocalDate) row.get("valid_from")).minusDays(3) : null);
        });
        exports.put("opportunities", opportunities);
        exports.put("stages", stages());
        List<Map<String, Object>> activities = new ArrayList<>();
        List<Map<String, Object>> quotes = new ArrayList<>();
        List<Map<String, Object>> invoices = new ArrayList<>();
        List<Map<String, Object>> payments = new ArrayList<>();
        List<Map<String, Object>> roles = new ArrayList<>();
        for (GeneratedDeals.Deal deal : DEALS.deals()) {
            Random random = new Random(deal.id().hashCode());
            LocalDate at = deal.created();
            for (int i = 0; i < 6; i++) {
                at = at.plusDays(1 + random.nextInt(60));
                String id = deal.id() + "-" + i;
                add(
                        activities,
                        at,
                        statements,
                        Map.of(
                                "activity_id",
                                id,
                                "kind",
                                random.nextBoolean() ? "visit" : "mail",
                                "opportunity_id",
                                deal.id(),
                                "done_date",
                                at));
                if (i % 3 == 0) {
                    Map<String, Object> quote = new HashMap<>(Map.of(
                            "quote_id",
                            id,
                            "opportunity_id",
                            deal.id(),
                            "quote_date",
                            at,
                            "discount_rate",
                            random.nextInt(30) / 100.0,
                            "approval_status",
                            "Pending"));
                    LocalDate approved = at.plusDays(random.nextInt(80));
                    versions(
                            quotes,
                            at,
                            approved,
                            statements,
                            quote,
                            Map.of("approval_status", "Approved", "approved_date", approved));
                }
                if (i == 2) {
                    add(
                            invoices,
                            at,
                            statements,
                            Map.of(
                                    "invoice_id",
                                    id,
                                    "account_id",
                                    "A" + random.nextInt(40),
                                    "invoice_date",
                                    at,
                                    "due_date",
                                    at.plusDays(20),
                                    "amount",
                                    amount(100 + random.nextInt(900))));
                    LocalDate paid = at.plusDays(random.nextInt(200));
                    add(
                            payments,
                            paid,
                            statements,
                            Map.of("payment_id", id, "invoice_id", id, "payment_date", paid, "amount", amount(50)));
                }
                if (random.nextInt(3) == 0) {
                    add(
                            roles,
                            at,
                            statements,
                            Map.of("opportunity_id", deal.id(), "contact_id", "K" + i, "role", "Buyer"));
                }
            }
        }
        exports.put("activities", activities);
        exports.put("quotes", quotes);
        exports.put("invoices", invoices);
        exports.put("payments", payments);
        exports.put("contact_roles", roles);
        exports.put("people", people(statements));
        return exports;
    }

    /** Two of them leave: one told of it three weeks before the cut, the other after it. */
    private static List<Map<String, Object>> people(List<LocalDate> statements) {
        List<Map<String, Object>> people = new ArrayList<>();
        LocalDate hired = LocalDate.of(2022, 11, 1);
        for (String owner : GeneratedDeals.OWNERS) {
            Map<String, Object> person = new HashMap<>(Map.of("owner_id", owner, "hire_date", hired));
            LocalDate told = owner.equals("E1") ? LocalDate.of(2024, 12, 10) : LocalDate.of(2025, 1, 10);
            LocalDate leaves = owner.equals("E1") ? LocalDate.of(2025, 2, 28) : LocalDate.of(2025, 1, 31);
            if (owner.equals("E1") || owner.equals("E2")) {
                versions(people, hired, told, statements, person, Map.of("leave_date", leaves));
            } else {
                add(people, hired, statements, person);
            }
            hired = hired.plusDays(200);
        }
        return people;
    }

    private static List<Map<String, Object>> stages() {
        List<Map<String, Object>> stages = new ArrayList<>();
        List<String> names = List.of("Qualified", "Proposal", "Negotiation", "Won", "Lost");
        for (int i = 0; i < names.size(); i++) {
            String status = i < 3 ? "open" : names.get(i).toLowerCase(java.util.Locale.ROOT);
            stages.add(Map.of("stage", names.get(i), "stage_order", i + 1L, "status", status));
        }
        return stages;
    }

    /** A record that is known from a day on, and so in the next statement. */
    private static void add(
            List<Map<String, Object>> rows, LocalDate known, List<LocalDate> statements, Map<String, Object> values) {
        statements.stream().filter(s -> !s.isBefore(known)).findFirst().ifPresent(statement -> {
            Map<String, Object> row = new HashMap<>(values);
            row.put("valid_from", statement);
            row.put("is_first", true);
            rows.add(row);
        });
    }

    /** The same, and from another day on with other values. */
    private static void versions(
            List<Map<String, Object>> rows,
            LocalDate known,
            LocalDate changed,
            List<LocalDate> statements,
            Map<String, Object> values,
            Map<String, Object> later) {
        int before = rows.size();
        add(rows, known, statements, values);
        if (rows.size() == before) {
            return;
        }
        Map<String, Object> first = rows.get(before);
        Map<String, Object> both = new HashMap<>(values);
        both.putAll(later);
        add(rows, changed, statements, both);
        if (rows.size() > before + 1) {
            Map<String, Object> second = rows.get(before + 1);
            if (second.get("valid_from").equals(first.get("valid_from"))) {
                rows.remove(before);
            } else {
                first.put("valid_to", second.get("valid_from"));
                second.put("is_first", false);
            }
        }
    }

    private static int number(Map<String, Object> row) {
        return Integer.parseInt(((String) row.get("opportunity_id")).substring(1));
    }

    private static BigDecimal amount(int whole) {
        return BigDecimal.valueOf(whole).setScale(6);
    }
}
