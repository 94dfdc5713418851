package io.quarterdeck.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.Rows;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change of the organisation leaves as it is, and what it moves. */
class ReorganisationTest {
    private static final GeneratedDeals DEALS = new GeneratedDeals(12, 200);
    private static final LocalDate AS_OF = GeneratedDeals.LAST;

    @TempDir
    Path scratch;

    @Test
    void aReorganisationChangesNoPastQuarterAsOrganisedThen() {
        List<Map<String, Object>> before = List.of(
                place("E1", "North", "China", "2021-01-01", null),
                place("E2", "North", "China", "2021-01-01", null),
                place("E3", "South", "China", "2021-01-01", null),
                place("E4", "DACH", "Europe", "2021-01-01", null));
        List<Map<String, Object>> after = new ArrayList<>(before.subList(2, 4));
        after.add(place("E1", "North", "China", "2021-01-01", "2025-03-31"));
        after.add(place("E1", "South", "China", "2025-04-01", null));
        after.add(place("E2", "North", "China", "2021-01-01", "2025-03-31"));
        after.add(place("E2", "Key accounts", "Europe", "2025-04-01", null));
        try (ModelledCompany one = run("before", before);
                ModelledCompany other = run("after", after)) {
            assertThat(then(other)).isEqualTo(then(one)).isNotEmpty();
            assertThat(other.table("reorganisation_foots").isEmpty()).isTrue();
            assertThat(amount(one, "moved_in")).isZero();
            assertThat(amount(other, "moved_in")).isPositive();
        }
    }

    /** The amounts of the quarters before the reorganisation, as organised then. */
    private static Map<String, BigDecimal> then(ModelledCompany company) {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        Rows rows = company.table("reorganisation");
        for (int i = 0; i < rows.size(); i++) {
            BigDecimal amount = rows.money(i, "amount_then");
            if (rows.text(i, "period").compareTo("2025-Q2") < 0 && amount.signum() != 0) {
                amounts.put(
                        rows.text(i, "measure") + " " + rows.text(i, "period") + " " + rows.text(i, "scope_id"),
                        amount);
            }
        }
        return amounts;
    }

    private static double amount(ModelledCompany company, String column) {
        Rows rows = company.table("reorganisation");
        double sum = 0;
        for (int i = 0; i < rows.size(); i++) {
            sum += Math.abs(rows.number(i, column));
        }
        return sum;
    }

    private ModelledCompany run(String name, List<Map<String, Object>> assignments) {
        Map<String, List<Map<String, Object>>> exports =
                DealSpansTest.History.exports(DEALS.exported(AS_OF), DEALS.history(AS_OF));
        exports.put("assignments", assignments);
        return ModelledCompany.run(
                scratch.resolve(name), AS_OF, exports, List.of(), List.of(), "reorganisation", "reorganisation_foots");
    }

    private static Map<String, Object> place(String owner, String team, String region, String from, String to) {
        Map<String, Object> row = new TreeMap<>(Map.of(
                "owner_id",
                owner,
                "team",
                team,
                "region",
                region,
                "start_date",
                LocalDate.parse(from),
                "valid_from",
                GeneratedDeals.FIRST,
                "is_first",
                true));
        if (to != null) {
            row.put("end_date", LocalDate.parse(to));
        }
        return row;
    }
}
