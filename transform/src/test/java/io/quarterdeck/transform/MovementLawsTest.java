package io.quarterdeck.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Unit;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Movement between 10,000 random pairs of dates, in every scope and period, over the lives of generated deals: with
 * currencies whose rates move, people who change teams, deals that change hands, are reopened or vanish.
 */
class MovementLawsTest {
    private static final int PAIRS = 10_000;

    private static final Set<String> CLASSES = Set.of(
            "new",
            "pulled_in",
            "pushed_in",
            "reopened",
            "amount_increased",
            "amount_decreased",
            "won",
            "lost",
            "slipped",
            "pulled_out",
            "owner_in",
            "owner_out",
            "deleted",
            "fx");

    @TempDir
    private static Path scratch;

    private static ModelledCompany company;

    @BeforeAll
    static void moveBetweenTenThousandPairsOfDates() {
        GeneratedDeals deals = new GeneratedDeals(9, 60);
        LocalDate asOf = GeneratedDeals.LAST;
        List<LocalDate> statements = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2023, 2, 28); !day.isAfter(asOf); day = day.plusDays(9)) {
            statements.add(day);
        }
        Map<String, List<Map<String, Object>>> exports =
                DealSpansTest.History.exports(deals.observed(statements), List.of());
        exports.put("assignments", assignments());
        Random random = new Random(1);
        Set<List<LocalDate>> pairs = new HashSet<>();
        while (pairs.size() < PAIRS) {
            LocalDate from = GeneratedDeals.FIRST.plusDays(random.nextInt(900));
            pairs.add(List.of(from, from.plusDays(1 + random.nextInt((int) (asOf.toEpochDay() - from.toEpochDay())))));
        }
        List<Map<String, Object>> compared = pairs.stream()
                .map(pair -> Map.<String, Object>of("from_date", pair.get(0), "to_date", pair.get(1)))
                .toList();
        company = ModelledCompany.run(scratch, asOf, exports, List.of(), compared, "pipeline_movement");
    }

    @AfterAll
    static void close() {
        company.close();
    }

    @Test
    void openingAndMovementsSumToClosingToTheCentForEveryNodeAndPair() {
        assertThat(rows("""
                select from_date, to_date, period, scope_type, scope_id
                from pipeline_movement
                group by all
                having sum(case when movement = 'closing' then -amount else amount end) <> 0
                    or count(case when movement = 'opening' then 1 end) <> 1
                    or count(case when movement = 'closing' then 1 end) <> 1
                """, "from_date", "to_date", "period", "scope_type", "scope_id"))
                .isEmpty();
        assertThat(count("select count(*) as n from (select distinct from_date, to_date from pipeline_movement)"))
                .isGreaterThan(PAIRS * 9 / 10);
        assertThat(count("select count(*) as n from (select distinct from_date, to_date, period, scope_type, scope_id"
                        + " from pipeline_movement)"))
                .isGreaterThan(PAIRS * 20);
    }

    @Test
    void openingAndClosingAreTheOpenDealsOfTheirDates() {
        for (String end : List.of("from", "to")) {
            String movement = end.equals("from") ? "opening" : "closing";
            assertThat(rows("""
                    with direct as (
                        select p.from_date, p.to_date, p.period, s.owner_id, sum(coalesce(s.amount, 0)) as amount
                        from stg_compared_periods as p
                        inner join deal_spans as s
                            on s.start_date <= p.%1$s_date
                            and (s.end_exclusive is null or s.end_exclusive > p.%1$s_date)
                            and s.status = 'open'
                            and (p.period_role = 'all'
                                or (s.close_date >= p.period_start and s.close_date < p.period_end_exclusive))
                        group by p.from_date, p.to_date, p.period, s.owner_id
                    ),
                    told as (
                        select from_date, to_date, period, scope_id as owner_id, amount
                        from pipeline_movement
                        where scope_type = 'person' and movement = '%2$s'
                    )
                    select coalesce(d.from_date, t.from_date) as from_date, coalesce(d.to_date, t.to_date) as to_date
                    from direct as d
                    full outer join told as t using (from_date, to_date, period, owner_id)
                    where coalesce(d.amount, 0) <> coalesce(t.amount, 0)
                    """.formatted(end, movement), "from_date", "to_date"))
                    .as(movement)
                    .isEmpty();
        }
    }

    @Test
    void peopleTeamsAndRegionsAddUpToTheCompany() {
        assertThat(rows("""
                with sums as (
                    select from_date, to_date, period, movement, scope_type, sum(amount) as amount, sum(deals) as deals
                    from pipeline_movement
                    where movement in ('opening', 'closing', 'new', 'deleted', 'reopened')
                        and scope_type in ('company', 'region', 'team', 'person')
                    group by all
                )
                select from_date, to_date
                from sums
                where deals > 0
                group by from_date, to_date, period, movement
                having min(amount) <> max(amount) or min(deals) <> max(deals)
                """, "from_date", "to_date")).isEmpty();
    }

    @Test
    void whatOnePersonHandsOnAnotherReceives() {
        assertThat(rows("""
                select from_date, to_date
                from pipeline_movement
                where scope_type = 'person' and period = 'all' and movement in ('owner_in', 'owner_out')
                group by from_date, to_date
                having sum(amount) <> 0
                """, "from_date", "to_date")).isEmpty();
    }

    @Test
    void everyClassOccursAndNoOther() {
        Set<Object> found = new HashSet<>();
        rows("select distinct movement from pipeline_movement", "movement").forEach(row -> found.add(row.get(0)));
        found.removeAll(List.of("opening", "closing"));
        assertThat(found).isEqualTo(CLASSES);
    }

    @Test
    void statementsOfBothDatesAndTheHistoryOfTheCrmTellTheSameMovement() {
        LocalDate from = LocalDate.of(2025, 4, 15);
        LocalDate to = GeneratedDeals.LAST;
        GeneratedDeals deals = new GeneratedDeals(21, 400).thereOn(to);
        List<Map<String, Object>> pair = List.of(Map.of("from_date", from, "to_date", to));
        Map<String, List<Map<String, Object>>> observed =
                DealSpansTest.History.exports(deals.observed(List.of(from, to)), List.of());
        Map<String, List<Map<String, Object>>> exported =
                DealSpansTest.History.exports(deals.exported(to), deals.history(to));
        try (ModelledCompany one = ModelledCompany.run(
                        scratch.resolve("observed"), to, observed, List.of(), pair, "pipeline_movement");
                ModelledCompany other = ModelledCompany.run(
                        scratch.resolve("exported"), to, exported, List.of(), pair, "pipeline_movement")) {
            assertThat(moved(one)).hasSizeGreaterThan(500).isEqualTo(moved(other));
        }
    }

    /** But for deals that came and were lost between: only the history knows an amount that was wiped with the loss. */
    private static List<List<Object>> moved(ModelledCompany company) {
        Rows rows = company.table("stg_deal_movements");
        return IntStream.range(0, rows.size())
                .filter(i -> !("new".equals(rows.text(i, "entered_by")) && "lost".equals(rows.text(i, "left_by"))))
                .mapToObj(rows.rows()::get)
                .toList();
    }

    private static List<List<Object>> rows(String sql, String... columns) {
        List<Column> read = new ArrayList<>();
        for (String column : columns) {
            read.add(new Column(column, column.endsWith("_date") ? Unit.DATE : Unit.TEXT));
        }
        return company.query(sql, read).rows();
    }

    private static long count(String sql) {
        Rows rows = company.query(sql, List.of(new Column("n", Unit.COUNT)));
        return (Long) rows.value(0, "n");
    }

    /** Two people change teams, one of them twice. */
    private static List<Map<String, Object>> assignments() {
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.add(place("E1", "North", "China", "2021-01-01", null));
        rows.add(place("E2", "North", "China", "2021-01-01", "2024-03-14"));
        rows.add(place("E2", "South", "China", "2024-03-15", null));
        rows.add(place("E3", "South", "China", "2021-01-01", "2023-08-31"));
        rows.add(place("E3", "DACH", "Europe", "2023-09-01", "2024-12-31"));
        rows.add(place("E3", "South", "China", "2025-01-01", null));
        rows.add(place("E4", "DACH", "Europe", "2021-01-01", null));
        return rows;
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
