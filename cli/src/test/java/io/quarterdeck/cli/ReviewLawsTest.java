package io.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.engine.Unit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Laws that hold for every published table of the sample company, whatever its figures are. */
class ReviewLawsTest {
    private static final Path SAMPLE = Path.of(System.getProperty("quarterdeck.root"), "sample-data");
    private static final LocalDate AS_OF = LocalDate.of(2025, 9, 2);
    private static final BigDecimal TEN = BigDecimal.TEN;

    private static final Set<String> ACCOUNTS_OF_FILES = Set.of("loads", "load_quality");

    /** Tables of rates of money that was rounded to the minor unit before: the split of a target, a prediction. */
    private static final Set<String> RESTING_ON_ROUNDED_MONEY = Set.of(
            "attainment_spread",
            "capacity",
            "gap_bridge",
            "gap_factors",
            "likelihood",
            "over_assignment",
            "person_attainment",
            "remedies",
            "target_feasibility",
            "target_weights",
            "targets");

    /** They name the bytes of a file, which are others in every copy. */
    private static final Set<String> OF_BYTES = Set.of("load_id", "sha256");

    /**
     * They say what the exports know, and those of today know less of then: a next step has no history. Of what has one
     * they say the same.
     */
    private static final Set<String> WHAT_EXPORTS_KNOW = Set.of(
            "completeness",
            "completeness_by_field",
            "deal_completeness",
            "field_freshness",
            "field_quality",
            // Its completeness, and the total that counts it; the rest is compared by row.
            "scorecard",
            // Of the flags it clears; the rest is compared by row.
            "remedies",
            "remedy_deals",
            // Flags one by one: FlagsOfThePastTest.
            "risk_flags",
            "risk_register",
            "risk_scorecard");

    private static final Set<String> FIELDS_WITH_HISTORY =
            Set.of("owner_id", "account_id", "stage", "amount", "close_date", "created_date", "opportunity_name");

    @TempDir
    private static Path work;

    private static ReviewFigures sample;

    @BeforeAll
    static void reviewTheSample() throws IOException {
        sample = review(SAMPLE, AS_OF, "sample");
    }

    @AfterAll
    static void close() {
        sample.close();
    }

    @Test
    void anOnlyTeamIsForeseenAsTheCompanyIs() throws IOException {
        Path exports = Files.createDirectories(work.resolve("without people"));
        for (String file : List.of("opportunities.csv", "opportunity_history.csv")) {
            Files.copy(SAMPLE.resolve(file), exports.resolve(file));
        }
        try (ReviewFigures figures = review(exports, AS_OF, "without people review")) {
            Rows periods = figures.table("forecast_period");
            for (String column : List.of("expected", "p10", "p50", "p90", "range_widened")) {
                assertThat(values(periods, column, "team"))
                        .as(column)
                        .isNotEmpty()
                        .isEqualTo(values(periods, column, "company"))
                        .isEqualTo(values(periods, column, "region"));
            }
        }
    }

    private static List<Object> values(Rows rows, String column, String scopeType) {
        return IntStream.range(0, rows.size())
                .filter(i -> rows.text(i, "scope_type").equals(scopeType))
                .mapToObj(i -> rows.value(i, column))
                .toList();
    }

    @Test
    void tenTimesTheMoneyIsTenTimesEveryAmountAndTheSameRates() throws IOException {
        Path exports = rewritten("scaled", (name, line) -> {
            switch (name) {
                case "opportunities.csv" -> scale(line, 7);
                case "products.csv" -> scale(line, 3);
                case "targets.csv" -> scale(line, 4);
                case "forecast_calls.csv" -> scale(line, 3);
                case "forecast_corrections.csv" -> scale(line, 4);
                case "plans.csv" -> {
                    scale(line, 9);
                    scale(line, 13);
                }
                case "opportunity_history.csv" -> {
                    if (line[2].equals("Amount")) {
                        scale(line, 3);
                        scale(line, 4);
                    }
                }
                default -> {}
            }
            return true;
        });
        try (ReviewFigures scaled = review(exports, AS_OF, "scaled review")) {
            for (String table : ACCOUNTS_OF_FILES) {
                assertThat(account(scaled, table, column -> column.unit() != Unit.MONEY))
                        .isEqualTo(account(sample, table, column -> column.unit() != Unit.MONEY));
            }
            SortedMap<String, String> wrong = new TreeMap<>();
            for (TableHeader table : figures()) {
                Rows before = sample.table(table.name());
                Rows after = scaled.table(table.name());
                assertThat(after.size()).as(table.name()).isEqualTo(before.size());
                for (int i = 0; i < before.size(); i++) {
                    for (Column column : table.columns()) {
                        Object one = before.value(i, column.name());
                        Object ten = after.value(i, column.name());
                        if (!isTenTimes(table, column, before, i, one, ten)) {
                            wrong.putIfAbsent(table.name() + "." + column.name(), "row " + i + ": " + one + ", " + ten);
                        }
                    }
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    private static boolean isTenTimes(TableHeader table, Column column, Rows rows, int row, Object one, Object ten) {
        if (one != null && ten != null && isMoney(table, column, rows, row)) {
            // Weighted and expected money is rounded per row to the minor unit.
            BigDecimal wanted = new BigDecimal(one.toString()).multiply(TEN);
            BigDecimal slack = wanted.abs().movePointLeft(5).add(BigDecimal.ONE);
            return new BigDecimal(ten.toString()).subtract(wanted).abs().compareTo(slack) <= 0;
        }
        if (one != null && ten != null && isMoneyInWords(table, column, rows, row)) {
            return new BigDecimal((String) ten).compareTo(new BigDecimal((String) one).multiply(TEN)) == 0;
        }
        if (one instanceof Double rate && ten instanceof Double other && isRestingOnRoundedMoney(table)) {
            return Math.abs(rate - other) <= 1e-5 * Math.max(1, Math.abs(rate));
        }
        return Objects.equals(one, ten);
    }

    @Tag("nightly")
    @Test
    void theOrderOfRowsInTheExportsChangesNothing() throws IOException {
        Path exports = rewritten("shuffled", (name, line) -> true);
        Random random = new Random(11);
        try (Stream<Path> files = Files.list(exports)) {
            // The receipts are in another encoding, and no figure of a review rests on them.
            for (Path file : files.filter(f -> f.toString().endsWith(".csv") && !f.endsWith("receipts.csv"))
                    .toList()) {
                List<String> lines = new ArrayList<>(Files.readAllLines(file));
                Collections.shuffle(lines.subList(1, lines.size()), random);
                Files.write(file, lines);
            }
        }
        try (ReviewFigures shuffled = review(exports, AS_OF, "shuffled review")) {
            assertSameFigures(shuffled, sample, Set.of());
            for (String table : ACCOUNTS_OF_FILES) {
                assertThat(account(shuffled, table, column -> true)).isEqualTo(account(sample, table, column -> true));
            }
        }
    }

    /** The exports of today, put back to what they held then by their own history, give the figures of then. */
    @Test
    void whatHappenedAfterTheDateChangesNoFigureOfIt() throws IOException {
        LocalDate then = LocalDate.of(2025, 3, 14);
        SortedMap<String, String> earlier = earlierValues(then);
        Path exports = rewritten("as exported then", (name, line) -> switch (name) {
            case "opportunity_history.csv" -> !LocalDate.parse(line[1]).isAfter(then);
            case "opportunities.csv" -> {
                boolean closedLater = line[5].startsWith("Closed")
                        && LocalDate.parse(line[10]).isAfter(then);
                line[5] = earlier.getOrDefault(line[0] + " Stage", line[5]);
                line[7] = earlier.getOrDefault(line[0] + " Amount", line[7]);
                line[10] = earlier.getOrDefault(line[0] + " Close Date", line[10]);
                line[3] = earlier.getOrDefault(line[0] + " Owner", line[3]);
                // What was thought of a deal that has closed since is known from its history alone.
                line[6] = closedLater ? "" : line[6];
                line[8] = closedLater ? "" : line[8];
                yield !LocalDate.parse(line[9]).isAfter(then);
            }
            default -> true;
        });
        try (ReviewFigures fromToday = review(SAMPLE, then, "from today");
                ReviewFigures fromThen = review(exports, then, "from then")) {
            assertThat(fromThen.table("open_deals").size()).isPositive();
            assertSameFigures(fromToday, fromThen, WHAT_EXPORTS_KNOW);
            for (String table : List.of("field_quality", "completeness_by_field")) {
                assertThat(ofFields(fromToday, table)).as(table).isEqualTo(ofFields(fromThen, table));
            }
            assertThat(without(fromToday, "scorecard", "measure", Set.of("data_quality", "total")))
                    .isEqualTo(without(fromThen, "scorecard", "measure", Set.of("data_quality", "total")));
            assertThat(without(fromToday, "remedy_deals", "lever", Set.of("clear_flags")))
                    .isEqualTo(without(fromThen, "remedy_deals", "lever", Set.of("clear_flags")));
        }
    }

    @Test
    void wonLostAndOpenAreAllDealsThatWereEverCreated() {
        Rows cohorts = sample.table("created_cohorts");
        for (int i = 0; i < cohorts.size(); i++) {
            assertThat(count(cohorts, i, "won") + count(cohorts, i, "lost") + count(cohorts, i, "still_open"))
                    .isEqualTo(count(cohorts, i, "created"));
        }
        Rows funnel = sample.table("funnel_standing");
        long standing = 0;
        for (int i = 0; i < funnel.size(); i++) {
            standing += count(funnel, i, "deals");
        }
        BigDecimal created = sample.sum(sample.table("metrics"), "opportunities_created", "numerator", i -> true);
        assertThat(BigDecimal.valueOf(standing)).isEqualByComparingTo(created);
    }

    @Test
    void peopleAddUpToTeamsAndTeamsToTheCompanyInEveryQuarter() {
        Rows quarters = sample.table("scope_quarters");
        for (String figure : List.of("booked", "target")) {
            SortedMap<String, BigDecimal> company = byPeriod(quarters, "company", figure);
            for (String type : List.of("region", "team", "person")) {
                assertThat(byPeriod(quarters, type, figure))
                        .as(type + " " + figure)
                        .isEqualTo(company);
            }
        }
        for (String figure : List.of("booking_count", "won_count", "lost_count", "created_count")) {
            SortedMap<String, Long> company = countByPeriod(quarters, "company", figure);
            for (String type : List.of("region", "team", "person")) {
                assertThat(countByPeriod(quarters, type, figure))
                        .as(type + " " + figure)
                        .isEqualTo(company);
            }
        }
    }

    @Test
    void theWeightedPipelineIsTheSumOfTheWeightedDeals() {
        Rows deals = sample.table("open_deals");
        BigDecimal weighted = BigDecimal.ZERO;
        BigDecimal amount = BigDecimal.ZERO;
        for (int i = 0; i < deals.size(); i++) {
            weighted = weighted.add(deals.money(i, "weighted_amount"));
            amount = amount.add(deals.money(i, "amount"));
        }
        Rows metrics = sample.table("metrics");
        assertThat(sample.sum(metrics, "weighted_pipeline", "numerator", i -> true))
                .isEqualByComparingTo(weighted);
        assertThat(sample.sum(metrics, "open_pipeline", "numerator", i -> true)).isEqualByComparingTo(amount);
    }

    @Test
    void theForecastOfEveryoneAddsUpInItsPartsAndOverPeople() {
        Rows rows = sample.table("forecast_period");
        for (int i = 0; i < rows.size(); i++) {
            String place = rows.text(i, "period") + " " + rows.text(i, "scope_id");
            assertThat(rows.money(i, "booked")
                            .add(rows.money(i, "open_expected"))
                            .add(rows.money(i, "new_expected")))
                    .as(place)
                    .isEqualByComparingTo(rows.money(i, "expected"));
            assertThat(rows.money(i, "p10")).as(place).isLessThanOrEqualTo(rows.money(i, "p50"));
            assertThat(rows.money(i, "p50")).as(place).isLessThanOrEqualTo(rows.money(i, "p90"));
            assertThat(rows.value(i, "chance_of_target") == null).as(place).isEqualTo(rows.value(i, "target") == null);
        }
        for (String part : List.of("booked", "open_expected", "new_expected", "expected")) {
            SortedMap<String, BigDecimal> company = byPeriod(rows, "company", part);
            assertThat(company).hasSize(2);
            for (String type : List.of("region", "team", "person")) {
                assertThat(byPeriod(rows, type, part)).as(type + " " + part).isEqualTo(company);
            }
        }
    }

    /** The bar of the record: at any week the model is nearer than what a CRM, a pace or a curve of past quarters says. */
    @Test
    void theModelIsNearerThanTheCrmTheRunRateAndTheCompletionCurve() {
        Rows rows = sample.table("forecast_accuracy");
        SortedMap<Long, SortedMap<String, Double>> errors = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            errors.computeIfAbsent((Long) rows.value(i, "week_of_period"), week -> new TreeMap<>())
                    .put(rows.text(i, "voice"), rows.number(i, "wape"));
        }
        for (long week = 1; week <= 12; week++) {
            SortedMap<String, Double> told = errors.get(week);
            for (String other : List.of("crm_weighted", "run_rate", "completion", "seasonal_naive")) {
                assertThat(told.get("model")).as(week + " " + other).isLessThan(told.get(other));
            }
        }
    }

    private static ReviewFigures review(Path exports, LocalDate asOf, String name) throws IOException {
        return ReviewFigures.of(exports, asOf, Files.createDirectories(work.resolve(name)));
    }

    /** The published tables but the account of the files themselves. */
    private static List<TableHeader> figures() {
        return sample.pipeline().published().values().stream()
                .filter(table -> !ACCOUNTS_OF_FILES.contains(table.name()))
                .toList();
    }

    /** The rows of fields that have a history, or are of a list. */
    private static List<List<Object>> ofFields(ReviewFigures review, String table) {
        Rows rows = review.table(table);
        return rows.rows().stream()
                .filter(row -> FIELDS_WITH_HISTORY.contains(row.get(rows.indexOf("field")))
                        || table.equals("field_quality")
                                && !row.get(rows.indexOf("table_name"))
                                        .toString()
                                        .endsWith("opportunities"))
                .toList();
    }

    /** The rows of a table whose {@code column} has none of these values. */
    private static List<List<Object>> without(ReviewFigures review, String table, String column, Set<String> values) {
        Rows rows = review.table(table);
        return rows.rows().stream()
                .filter(row -> !values.contains((String) row.get(rows.indexOf(column))))
                .toList();
    }

    /** The account of the files without what names their bytes, in an order of its own. */
    private static List<String> account(ReviewFigures review, String table, Predicate<Column> isShown) {
        Rows rows = review.table(table);
        List<Column> columns = rows.columns().stream()
                .filter(column -> !OF_BYTES.contains(column.name()) && isShown.test(column))
                .toList();
        return IntStream.range(0, rows.size())
                .mapToObj(i -> columns.stream()
                        .map(column -> column.name() + "=" + rows.value(i, column.name()))
                        .toList()
                        .toString())
                .sorted()
                .toList();
    }

    private static void assertSameFigures(ReviewFigures found, ReviewFigures wanted, Set<String> without) {
        for (TableHeader table : figures()) {
            if (!without.contains(table.name())) {
                assertThat(found.table(table.name()).rows())
                        .as(table.name())
                        .isEqualTo(wanted.table(table.name()).rows());
            }
        }
    }

    /**
     * Whether a value grows with the money: by its unit; where a row says the unit of its value, by that; in a table of
     * metrics, by the metric's own.
     */
    private static boolean isMoney(TableHeader table, Column column, Rows rows, int row) {
        if (column.name().equals("value")
                && table.columns().stream().anyMatch(c -> c.name().equals("unit"))) {
            return "money".equals(rows.text(row, "unit"));
        }
        if (table.name().equals("honour_board") && column.name().equals("value")) {
            return "bookings".equals(rows.text(row, "board"));
        }
        if (table.name().equals("target_weights") && column.name().equals("weight")) {
            return true;
        }
        if (table.name().equals("gap_bridge") && column.unit() == Unit.NUMBER) {
            return column.name().startsWith("factor") && "average_size".equals(rows.text(row, "effect"));
        }
        if (column.unit() != Unit.QUANTITY) {
            return column.unit() == Unit.MONEY;
        }
        if (table.name().equals("win_rates")) {
            return "value".equals(rows.text(row, "definition"));
        }
        TableHeader metric = sample.pipeline().runner().tables().get(rows.text(row, "metric"));
        return metric.columns().stream().anyMatch(c -> c.name().equals(column.name()) && c.unit() == Unit.MONEY);
    }

    /** Targets that are spread, ramped or implied, and predicted money, are rounded per row: so are rates of them. */
    private static boolean isRestingOnRoundedMoney(TableHeader table) {
        return RESTING_ON_ROUNDED_MONEY.contains(table.name());
    }

    /** What an amount was before and after, in the texts of a deal's life. */
    private static boolean isMoneyInWords(TableHeader table, Column column, Rows rows, int row) {
        return table.name().equals("deal_events")
                && column.name().endsWith("_value")
                && "amount".equals(rows.text(row, "what"));
    }

    /** The value of each field that changed after {@code then}, as it was before its first such change. */
    private static SortedMap<String, String> earlierValues(LocalDate then) throws IOException {
        SortedMap<String, String> earlier = new TreeMap<>();
        for (String row : Files.readAllLines(SAMPLE.resolve("opportunity_history.csv"))) {
            String[] line = row.split(",", -1);
            if (!line[1].equals("changed_date") && LocalDate.parse(line[1]).isAfter(then)) {
                earlier.putIfAbsent(line[0] + " " + line[2], line[3]);
            }
        }
        return earlier;
    }

    /** A copy of the sample whose rows {@code edit} has changed or, where it says false, left out. */
    private static Path rewritten(String folder, BiFunction<String, String[], Boolean> edit) throws IOException {
        Path copy = Files.createDirectory(work.resolve(folder));
        try (Stream<Path> files = Files.list(SAMPLE)) {
            // The receipts are in another encoding, and no figure of a review rests on them.
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                // What is no plain CSV stays as it is: no amount of a review rests on it.
                if (!name.endsWith(".csv") || name.equals("receipts.csv")) {
                    Files.copy(file, copy.resolve(name));
                    continue;
                }
                List<String> lines = Files.readAllLines(file);
                List<String> kept = new ArrayList<>(lines.subList(0, 1));
                for (String line : lines.subList(1, lines.size())) {
                    String[] fields = fields(line);
                    if (edit.apply(name, fields)) {
                        kept.add(String.join(",", fields));
                    }
                }
                Files.write(copy.resolve(name), kept);
            }
        }
        return copy;
    }

    /** The fields of a line, each with the quotes it has. */
    private static String[] fields(String line) {
        return line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
    }

    private static void scale(String[] line, int field) {
        if (!line[field].isEmpty()) {
            line[field] = new BigDecimal(line[field]).multiply(TEN).toPlainString();
        }
    }

    private static long count(Rows rows, int row, String column) {
        return (Long) rows.value(row, column);
    }

    private static SortedMap<String, BigDecimal> byPeriod(Rows rows, String scopeType, String column) {
        SortedMap<String, BigDecimal> sums = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            if (scopeType.equals(rows.text(i, "scope_type")) && rows.value(i, column) != null) {
                sums.merge(rows.text(i, "period"), rows.money(i, column), BigDecimal::add);
            }
        }
        sums.replaceAll((period, sum) -> sum.stripTrailingZeros());
        return sums;
    }

    private static SortedMap<String, Long> countByPeriod(Rows rows, String scopeType, String column) {
        SortedMap<String, Long> sums = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            if (scopeType.equals(rows.text(i, "scope_type"))) {
                sums.merge(rows.text(i, "period"), count(rows, i, column), Long::sum);
            }
        }
        return sums;
    }
}
