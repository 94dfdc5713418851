package io.quarterdeck.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Unit;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of {@code deal_spans} whatever the exports know of the past. */
class DealSpansTest {
    private static final GeneratedDeals DEALS = new GeneratedDeals(4, 400);
    private static final LocalDate AS_OF = GeneratedDeals.LAST;

    private static final List<LocalDate> STATEMENTS = List.of(
            LocalDate.of(2024, 1, 31),
            LocalDate.of(2024, 5, 15),
            LocalDate.of(2024, 5, 16),
            LocalDate.of(2024, 11, 30),
            LocalDate.of(2025, 4, 30),
            AS_OF);

    @TempDir
    Path scratch;

    /** What the exports know of the past. */
    enum History {
        OBSERVED {
            @Override
            Map<String, List<Map<String, Object>>> exports(LocalDate day) {
                return exports(
                        DEALS.observed(
                                STATEMENTS.stream().filter(s -> !s.isAfter(day)).toList()),
                        List.of());
            }
        },
        EXPORTED {
            @Override
            Map<String, List<Map<String, Object>>> exports(LocalDate day) {
                return exports(DEALS.exported(day), DEALS.history(day));
            }
        },
        REBUILT {
            @Override
            Map<String, List<Map<String, Object>>> exports(LocalDate day) {
                return exports(DEALS.exported(day), List.of());
            }
        },
        MIXED {
            @Override
            Map<String, List<Map<String, Object>>> exports(LocalDate day) {
                return exports(
                        DEALS.observed(
                                STATEMENTS.stream().filter(s -> !s.isAfter(day)).toList()),
                        DEALS.history(day));
            }
        };

        /** Exports as they were at the end of a day. */
        abstract Map<String, List<Map<String, Object>>> exports(LocalDate day);

        static Map<String, List<Map<String, Object>>> exports(
                List<Map<String, Object>> opportunities, List<Map<String, Object>> history) {
            Map<String, List<Map<String, Object>>> exports = new TreeMap<>();
            exports.put("opportunities", opportunities);
            exports.put("opportunity_history", history);
            exports.put(
                    "stages",
                    List.of(
                            Map.of("stage", "Qualified", "stage_order", 1L, "status", "open"),
                            Map.of("stage", "Proposal", "stage_order", 2L, "status", "open"),
                            Map.of("stage", "Negotiation", "stage_order", 3L, "status", "open"),
                            Map.of("stage", "Won", "stage_order", 4L, "status", "won"),
                            Map.of("stage", "Lost", "stage_order", 5L, "status", "lost")));
            List<Map<String, Object>> rates = new ArrayList<>();
            LocalDate day = LocalDate.of(2023, 3, 1);
            for (double rate : new double[] {7.5, 7.5, 7.61, 7.7, 8.123456, 7.9}) {
                rates.add(Map.of(
                        "from_currency",
                        "EUR",
                        "to_currency",
                        "CNY",
                        "rate_kind",
                        "spot",
                        "rate_date",
                        day,
                        "rate",
                        rate,
                        "valid_from",
                        LocalDate.of(2023, 1, 1),
                        "is_first",
                        true));
                day = day.plusDays(140);
            }
            exports.put("fx_rates", rates);
            exports.put(
                    "products",
                    List.of(Map.of(
                            "product_id",
                            "P1",
                            "list_price",
                            amount("1000"),
                            "currency",
                            "EUR",
                            "valid_from",
                            LocalDate.of(2023, 1, 1),
                            "is_first",
                            true)));
            return exports;
        }
    }

    /** All facts of a row in one text. */
    private static String told(String table) {
        return Stream.of(
                        "owner_id",
                        "stage",
                        "stage_order",
                        "status",
                        "amount",
                        "amount_local",
                        "currency",
                        "close_date",
                        "account_id",
                        "product_id",
                        "history_kind")
                .map(fact -> "coalesce(cast(" + table + "." + fact + " as varchar), '-')")
                .collect(Collectors.joining(" || ' ' || "));
    }

    @ParameterizedTest
    @EnumSource(History.class)
    void theSpanThatHoldsADayIsWhatTheFactsSayOfIt(History history) {
        try (ModelledCompany company = run(history.exports(AS_OF), clock(40), "deal_spans", "fct_opportunities")) {
            Rows differing = company.query(
                    """
                    with found as (
                        select d.as_of_date, s.*
                        from deal_spans as s
                        inner join as_of_dates as d
                            on s.start_date <= d.as_of_date
                            and (s.end_exclusive is null or s.end_exclusive > d.as_of_date)
                    )
                    select
                        coalesce(f.opportunity_id, s.opportunity_id) as opportunity_id,
                        f.as_of_date,
                        %s as facts,
                        %s as spans
                    from fct_opportunities as f
                    full outer join found as s
                        on s.as_of_date = f.as_of_date and s.opportunity_id = f.opportunity_id
                    where %s
                    """.formatted(told("f"), told("s"), told("f") + " is distinct from " + told("s")),
                    List.of(
                            new Column("opportunity_id", Unit.TEXT),
                            new Column("as_of_date", Unit.DATE),
                            new Column("facts", Unit.TEXT),
                            new Column("spans", Unit.TEXT)));
            assertThat(differing.rows()).isEmpty();
            assertThat(company.table("fct_opportunities").size()).isGreaterThan(1000);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = History.class,
            names = {"OBSERVED", "EXPORTED"})
    void whatIsRecordedLaterChangesNoDayBefore(History history) {
        for (LocalDate day : List.of(LocalDate.of(2024, 5, 15), LocalDate.of(2024, 5, 16))) {
            try (ModelledCompany later = run(history.exports(AS_OF), clock(0), "deal_spans");
                    ModelledCompany then = run(
                            history.exports(day), List.of(Map.of("as_of_date", day, "role", "review")), "deal_spans")) {
                List<List<Object>> wanted = statesAt(then, day);
                assertThat(wanted).hasSizeGreaterThan(50);
                // A deal that was deleted since is in none of today's exports.
                List<List<Object>> found = new ArrayList<>(statesAt(later, day));
                assertThat(found).hasSizeGreaterThan(50);
                found.removeAll(wanted);
                assertThat(found).isEmpty();
            }
        }
    }

    private static List<List<Object>> statesAt(ModelledCompany company, LocalDate day) {
        String columns = "opportunity_id, owner_id, stage, stage_since, status, amount, currency, close_date";
        return company.query(
                        "select " + columns + " from deal_spans where start_date <= date '" + day
                                + "' and (end_exclusive is null or end_exclusive > date '" + day + "')",
                        Stream.of(columns.split(", "))
                                .map(name -> new Column(
                                        name,
                                        name.equals("amount")
                                                ? Unit.MONEY
                                                : name.endsWith("_date") || name.endsWith("_since")
                                                        ? Unit.DATE
                                                        : Unit.TEXT))
                                .toList())
                .rows();
    }

    @ParameterizedTest
    @EnumSource(
            value = History.class,
            names = {"EXPORTED", "MIXED"})
    void theHistoryOfTheCrmTellsEveryDayAsItWas(History history) {
        List<Column> columns = List.of(
                new Column("opportunity_id", Unit.TEXT),
                new Column("as_of_date", Unit.DATE),
                new Column("owner_id", Unit.TEXT),
                new Column("stage", Unit.TEXT),
                new Column("status", Unit.TEXT),
                new Column("close_date", Unit.DATE),
                new Column("amount_local", Unit.MONEY));
        try (ModelledCompany company = run(history.exports(AS_OF), clock(60), "fct_opportunities")) {
            Map<String, GeneratedDeals.Deal> deals =
                    DEALS.deals().stream().collect(Collectors.toMap(GeneratedDeals.Deal::id, deal -> deal));
            Rows found = company.query(
                    "select opportunity_id, as_of_date, owner_id, stage, status, close_date, amount_local"
                            + " from fct_opportunities",
                    columns);
            int compared = 0;
            for (int i = 0; i < found.size(); i++) {
                GeneratedDeals.Deal deal = deals.get(found.text(i, "opportunity_id"));
                // The history of a deal that is gone is gone with it.
                if (deal.on(AS_OF) == null) {
                    continue;
                }
                GeneratedDeals.State wanted = deal.on(found.date(i, "as_of_date"));
                compared++;
                List<Object> row = found.rows().get(i);
                assertThat(row.subList(2, 6))
                        .as(row.toString())
                        .containsExactly(wanted.owner(), wanted.stage(), wanted.status(), wanted.closeDate());
                // A list price stands in for an amount that is none.
                if (wanted.amount() != null && wanted.amount().signum() != 0) {
                    assertThat(row.get(6)).as(row.toString()).isEqualTo(wanted.amount());
                }
            }
            assertThat(compared).isGreaterThan(1000);
        }
    }

    @Test
    void spansOfADealFollowEachOtherWithoutOverlap() {
        try (ModelledCompany company = run(History.MIXED.exports(AS_OF), clock(0), "deal_spans")) {
            Rows overlapping = company.query("""
                    select a.opportunity_id
                    from deal_spans as a
                    inner join deal_spans as b
                        on b.opportunity_id = a.opportunity_id and b.start_date > a.start_date
                    where a.end_exclusive is null or a.end_exclusive > b.start_date
                        or a.end_exclusive <= a.start_date
                    """, List.of(new Column("opportunity_id", Unit.TEXT)));
            assertThat(overlapping.rows()).isEmpty();
        }
    }

    private static java.math.BigDecimal amount(String text) {
        return new java.math.BigDecimal(text).setScale(6);
    }

    private ModelledCompany run(
            Map<String, List<Map<String, Object>>> exports, List<Map<String, Object>> clock, String... wanted) {
        return ModelledCompany.run(
                scratch.resolve("run" + System.identityHashCode(exports)), AS_OF, exports, clock, List.of(), wanted);
    }

    /** The review's date and many days before it. */
    private static List<Map<String, Object>> clock(int days) {
        List<Map<String, Object>> clock = new ArrayList<>();
        clock.add(Map.of("as_of_date", AS_OF, "role", "review"));
        Random random = new Random(7);
        random.ints(1, 900)
                .distinct()
                .limit(days)
                .forEach(before -> clock.add(Map.of("as_of_date", AS_OF.minusDays(before), "role", "earlier")));
        return clock;
    }
}
