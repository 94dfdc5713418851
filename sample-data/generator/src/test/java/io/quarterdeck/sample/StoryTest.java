package io.quarterdeck.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What a review of the committed company should find is in its data. */
class StoryTest {
    private static final Sample SAMPLE = new Sample(Sample.COMMITTED);
    private static final List<Map<String, String>> WON =
            SAMPLE.opportunities.rows().stream().filter(Sample::isWon).toList();
    private static final List<Map<String, String>> CLOSED = SAMPLE.opportunities.rows().stream()
            .filter(row -> !Sample.isOpen(row))
            .toList();

    private static LocalDate closeDate(Map<String, String> row) {
        return LocalDate.parse(row.get("close_date"));
    }

    private static double bookings(Predicate<Map<String, String>> which) {
        return WON.stream().filter(which).mapToDouble(Sample::amount).sum();
    }

    private static double targets(String periodStart) {
        return SAMPLE.targets.rows().stream()
                .filter(row -> row.get("period").startsWith(periodStart))
                .mapToDouble(Sample::amount)
                .sum();
    }

    private static double winRate(Predicate<Map<String, String>> which) {
        return CLOSED.stream().filter(which).filter(Sample::isWon).count()
                / (double) CLOSED.stream().filter(which).count();
    }

    private static boolean isIn(String year, Map<String, String> row) {
        return row.get("close_date").startsWith(year);
    }

    @Test
    void theCompanyHasABelievableSize() {
        assertThat(SAMPLE.opportunities.rows()).hasSizeBetween(6_000, 7_500);
        assertThat(SAMPLE.openDeals.rows()).hasSizeBetween(480, 700);
        assertThat(SAMPLE.accounts.rows()).hasSizeBetween(300, 450);
        assertThat(winRate(row -> true)).isBetween(0.25, 0.35);
        for (String quarter : List.of("2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2")) {
            assertThat(bookings(row -> Quarter.of(closeDate(row)).toString().equals(quarter)))
                    .isBetween(30e6, 50e6);
        }
    }

    @Test
    void bookingsGrowAndTargetsAreNearlyMet() {
        for (String year : List.of("2022", "2023", "2024")) {
            assertThat(bookings(row -> isIn(year, row)) / targets(year)).isBetween(0.9, 1.1);
        }
        double growth = bookings(row -> isIn("2024", row)) / bookings(row -> isIn("2022", row));
        assertThat(growth).isBetween(1.1 * 1.05, 1.15 * 1.15);
    }

    @Test
    void quartersEndInARush() {
        double rushed = WON.stream()
                .filter(row -> Quarter.daysLeft(closeDate(row)) < 14)
                .count();
        assertThat(rushed / WON.size()).isBetween(0.35, 0.6);
    }

    @Test
    void chinaRestsAtSpringFestivalWheneverItFalls() {
        Map<String, List<Map<String, String>>> accounts = SAMPLE.accounts.by("account_id");
        for (String region : List.of("China", "Europe", "Americas")) {
            Predicate<Map<String, String>> isThere = row ->
                    accounts.get(row.get("account_id")).get(0).get("region").equals(region);
            long all = WON.stream().filter(isThere).count();
            long festive = WON.stream()
                    .filter(isThere)
                    .filter(row -> Math.abs(SalesCalendar.daysFromSpringFestival(closeDate(row))) <= 10)
                    .count();
            // Four festivals of 21 days in 1525 days: a share of 5.5 % if nobody rested.
            double share = festive / (double) all;
            if (region.equals("China")) {
                assertThat(share).isLessThan(0.01);
            } else {
                assertThat(share).isGreaterThan(0.025);
            }
        }
    }

    @Test
    void hardlyAnythingHappensAtWeekends() {
        long weekend = SAMPLE.history.column("changed_date").stream()
                .filter(day -> SalesCalendar.isWeekend(LocalDate.parse(day)))
                .count();
        assertThat(weekend).isPositive();
        assertThat(weekend / (double) SAMPLE.history.rows().size()).isLessThan(0.02);
    }

    @Test
    void theHopefulTeamPushesDatesCutsAmountsAndWinsLessThanItsStagesSay() {
        Map<String, Integer> pushes = new HashMap<>();
        Map<String, Integer> deals = new HashMap<>();
        Map<String, List<Map<String, String>>> changes = SAMPLE.history.by("opportunity_id");
        Map<String, double[]> wonFromNegotiation = new HashMap<>();
        for (Map<String, String> opportunity : CLOSED) {
            String team = SAMPLE.teamOf(opportunity);
            List<Map<String, String>> own = changes.get(opportunity.get("opportunity_id"));
            deals.merge(team, 1, Integer::sum);
            pushes.merge(team, (int) own.stream().filter(StoryTest::isPush).count(), Integer::sum);
            if (own.stream().anyMatch(change -> change.containsValue("Negotiation"))) {
                double[] counts = wonFromNegotiation.computeIfAbsent(team, name -> new double[2]);
                counts[0] += Sample.isWon(opportunity) ? 1 : 0;
                counts[1]++;
            }
        }
        String hopeful = Team.US_WEST.title;
        for (Team team : Team.values()) {
            if (team != Team.US_WEST) {
                assertThat(pushes.get(hopeful) / (double) deals.get(hopeful))
                        .isGreaterThan(1.4 * pushes.get(team.title) / deals.get(team.title));
                double[] counts = wonFromNegotiation.get(team.title);
                double[] hopefulCounts = wonFromNegotiation.get(hopeful);
                assertThat(hopefulCounts[0] / hopefulCounts[1]).isLessThan(counts[0] / counts[1] - 0.1);
            }
        }
        assertThat(medianGrowthOfAmount(hopeful)).isLessThan(0.85);
    }

    @Test
    void theSandbaggingTeamWinsMoreThanItRecordedAndSooner() {
        assertThat(medianGrowthOfAmount(Team.UK_NORDICS.title)).isGreaterThan(1.2);
        assertThat(medianGrowthOfAmount(Team.DACH.title)).isBetween(0.97, 1.03);
        assertThat(shareWonBeforeFirstPlan(Team.UK_NORDICS.title))
                .isGreaterThan(shareWonBeforeFirstPlan(Team.DACH.title) + 0.2);
    }

    private static boolean isPush(Map<String, String> change) {
        return change.get("field").equals("Close Date")
                && change.get("new_value").compareTo(change.get("old_value")) > 0;
    }

    private static List<Map<String, String>> wonBy(String team) {
        return WON.stream().filter(row -> team.equals(SAMPLE.teamOf(row))).toList();
    }

    private static double medianGrowthOfAmount(String team) {
        Map<String, List<Map<String, String>>> changes = SAMPLE.history.by("opportunity_id");
        double[] growth = wonBy(team).stream()
                .mapToDouble(row -> changes.get(row.get("opportunity_id")).stream()
                        .filter(change -> change.get("field").equals("Amount"))
                        .findFirst()
                        .map(change -> Sample.amount(row) / Double.parseDouble(change.get("old_value")))
                        .orElse(1.0))
                .sorted()
                .toArray();
        return growth[growth.length / 2];
    }

    private static double shareWonBeforeFirstPlan(String team) {
        Map<String, List<Map<String, String>>> changes = SAMPLE.history.by("opportunity_id");
        List<Map<String, String>> won = wonBy(team);
        long early = won.stream()
                .filter(row -> changes.get(row.get("opportunity_id")).stream()
                        .filter(change -> change.get("field").equals("Close Date"))
                        .findFirst()
                        .filter(change -> row.get("close_date").compareTo(change.get("old_value")) < 0)
                        .isPresent())
                .count();
        return early / (double) won.size();
    }

    @Test
    void manyDealsArePushedThreeTimesAndAfterThatFewAreWon() {
        Map<String, Long> pushes = new HashMap<>();
        SAMPLE.history.rows().stream()
                .filter(StoryTest::isPush)
                .forEach(change -> pushes.merge(change.get("opportunity_id"), 1L, Long::sum));
        assertThat(pushes.values().stream().filter(count -> count >= 3).count()).isBetween(250L, 1000L);
        assertThat(winRate(row -> pushes.getOrDefault(row.get("opportunity_id"), 0L) > 3))
                .isLessThan(winRate(row -> true) / 2);
    }

    @Test
    void theStarWonOneHugeDeal() {
        Map<String, String> largest = WON.stream()
                .max((one, other) -> Double.compare(Sample.amount(one), Sample.amount(other)))
                .orElseThrow();
        assertThat(largest).containsEntry("owner_id", Story.STAR);
        assertThat(largest.get("opportunity_name")).endsWith(Story.STAR_DEAL_NAME);
        assertThat(Sample.amount(largest) / bookings(row -> isIn("2024", row))).isBetween(0.02, 0.06);
    }

    @Test
    void theKeyCustomerBoughtALotAndThenNothing() {
        String key = SAMPLE.accounts
                .by("account_name")
                .get(Story.LOST_CUSTOMER_NAME)
                .get(0)
                .get("account_id");
        String left = Story.LOST_CUSTOMER_LEAVES.toString();
        Predicate<Map<String, String>> isItsOwn = row -> row.get("account_id").equals(key);
        assertThat(bookings(isItsOwn)).isGreaterThan(15e6);
        assertThat(SAMPLE.opportunities.rows().stream().filter(isItsOwn))
                .allMatch(row -> row.get("created_date").compareTo(left) < 0 && !Sample.isOpen(row));
        assertThat(CLOSED.stream()
                        .filter(isItsOwn)
                        .filter(row -> row.get("close_date").compareTo(left) >= 0))
                .isNotEmpty()
                .allMatch(row -> row.get("loss_reason").equals("Competitor"));
    }

    @Test
    void twoPeopleShareAName() {
        assertThat(SAMPLE.people.by("name").get("王磊")).hasSize(2);
    }

    @Test
    void someNamesNeedQuotes() {
        assertThat(SAMPLE.accounts.column("account_name"))
                .anyMatch(name -> name.contains(","))
                .anyMatch(name -> name.contains("\""));
        assertThat(SAMPLE.opportunities.column("opportunity_name"))
                .anyMatch(name -> name.contains(","))
                .anyMatch(name -> name.contains("\""));
    }

    @Test
    void theLostCustomerGrewUnhappyBeforeItLeftAndPaysNoMore() {
        String id = SAMPLE.accounts.rows().stream()
                .filter(row -> row.get("account_name").equals(Story.LOST_CUSTOMER_NAME))
                .findFirst()
                .orElseThrow()
                .get("account_id");
        List<String> marks = Table.read(Sample.COMMITTED.resolve("satisfaction.csv")).rows().stream()
                .filter(row ->
                        row.get("account_id").equals(id) && row.get("kind").equals("NPS"))
                .map(row -> row.get("score"))
                .toList();
        assertThat(marks).containsExactly("9", "9", "9", "9", "7", "5", "3");
        List<Map<String, String>> invoices = Table.read(Sample.COMMITTED.resolve("invoices.csv")).rows().stream()
                .filter(row -> row.get("account_id").equals(id))
                .toList();
        assertThat(invoices).anyMatch(row -> row.get("status").equals("Paid"));
        assertThat(invoices).anyMatch(row -> row.get("status").equals("Overdue"));
        assertThat(invoices)
                .filteredOn(row -> row.get("invoice_date").compareTo("2025-01-27") >= 0)
                .isNotEmpty()
                .allMatch(row -> row.get("paid_amount").equals("0.00"));
    }

    @Test
    void theCompanyHasAFewPercentOfItsMarket() {
        for (String region : List.of("China", "Europe", "Americas")) {
            double market = Table.read(Sample.COMMITTED.resolve("market.csv")).rows().stream()
                    .filter(row -> row.get("region").equals(region)
                            && row.get("quarter").startsWith("2024"))
                    .mapToDouble(row -> Double.parseDouble(row.get("market_size")))
                    .sum();
            Map<String, List<Map<String, String>>> accounts = SAMPLE.accounts.by("account_id");
            double booked = bookings(row -> isIn("2024", row)
                    && accounts.get(row.get("account_id")).get(0).get("region").equals(region));
            assertThat(booked / market).as(region).isBetween(0.01, 0.05);
        }
    }

    private static final int ENOUGH_CALLS = 40;

    /** By seller: what was called of quarters that are over ÷ what came of them, less 1; the calls of every week alike. */
    private static Map<String, Double> biases(String team) {
        Map<String, double[]> sums = new TreeMap<>();
        for (Map<String, String> call : SAMPLE.calls.rows()) {
            String seller = call.get("seller_id");
            if (call.get("quarter").equals("2025-Q3") || !team.equals(SAMPLE.teamOf(seller, call.get("called_on")))) {
                continue;
            }
            double[] sum = sums.computeIfAbsent(seller, s -> new double[3]);
            sum[0] += Sample.amount(call);
            sum[1] += bookings(row -> row.get("owner_id").equals(seller)
                    && Quarter.of(closeDate(row)).toString().equals(call.get("quarter")));
            sum[2]++;
        }
        Map<String, Double> biases = new TreeMap<>();
        sums.forEach((seller, sum) -> {
            if (sum[2] >= ENOUGH_CALLS) {
                biases.put(seller, sum[0] / sum[1] - 1);
            }
        });
        return biases;
    }

    @Test
    void everyoneOfTheHopefulTeamCallsTooMuchAndOfTheSandbaggingTeamTooLittle() {
        assertThat(biases(Team.US_WEST.title)).hasSizeGreaterThan(4);
        assertThat(biases(Team.US_WEST.title).values()).allMatch(bias -> bias > 0.1);
        assertThat(biases(Team.UK_NORDICS.title)).hasSizeGreaterThan(4);
        assertThat(biases(Team.UK_NORDICS.title).values()).allMatch(bias -> bias < -0.05);
    }

    /** What all calls come to, and what they come to where the manager's word takes the place of the seller's. */
    @Test
    void managersBringTheCallsOfBothTeamsNearerToWhatCame() {
        Map<String, Map<String, String>> corrected = new HashMap<>();
        SAMPLE.corrections
                .rows()
                .forEach(row -> corrected.put(
                        row.get("seller_id")
                                + LocalDate.parse(row.get("corrected_on")).minusDays(3),
                        row));
        for (Team team : List.of(Team.US_WEST, Team.UK_NORDICS)) {
            double told = 0;
            double mended = 0;
            double came = 0;
            for (Map<String, String> call : SAMPLE.calls.rows()) {
                String seller = call.get("seller_id");
                Map<String, String> correction = corrected.get(seller + call.get("called_on"));
                if (correction != null
                        && !call.get("quarter").equals("2025-Q3")
                        && team.title.equals(SAMPLE.teamOf(seller, call.get("called_on")))) {
                    told += Sample.amount(call);
                    mended += Sample.amount(correction);
                    came += bookings(row -> row.get("owner_id").equals(seller)
                            && Quarter.of(closeDate(row)).toString().equals(call.get("quarter")));
                }
            }
            assertThat(Math.abs(mended - came)).as(team.title).isLessThan(0.8 * Math.abs(told - came));
        }
    }

    @Test
    void sevenOfTenJointVisitsTakePlace() {
        double past = SAMPLE.jointVisits.rows().stream()
                .filter(row -> row.get("planned_date").compareTo(SalesCalendar.EXPORTED.toString()) <= 0)
                .count();
        double done = SAMPLE.jointVisits.rows().stream()
                .filter(row -> !row.get("visit_date").isEmpty())
                .count();
        assertThat(done / past).isBetween(0.66, 0.76);
    }
}
