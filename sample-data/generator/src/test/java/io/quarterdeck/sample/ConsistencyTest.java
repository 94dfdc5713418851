package io.quarterdeck.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The files agree with themselves and each other, whatever the seed. */
@ParameterizedClass
@ValueSource(longs = {1, 7})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsistencyTest {
    private static final String EXPORTED = SalesCalendar.EXPORTED.toString();
    private static final Map<String, String> COLUMNS =
            Map.of("Stage", "stage", "Amount", "amount", "Close Date", "close_date", "Owner", "owner_id");

    @Parameter
    private long seed;

    private Sample sample;

    @BeforeParameterizedClassInvocation(injectArguments = false)
    void write(@TempDir Path directory) throws IOException {
        SampleCompany.write(seed, directory);
        sample = new Sample(directory);
    }

    @Test
    void idsAreUnique() {
        assertThat(sample.opportunities.column("opportunity_id")).doesNotHaveDuplicates();
        assertThat(sample.accounts.column("account_id")).doesNotHaveDuplicates();
        assertThat(sample.accounts.column("account_name")).doesNotHaveDuplicates();
        assertThat(sample.products.column("product_id")).doesNotHaveDuplicates();
        assertThat(sample.people.column("owner_id")).doesNotHaveDuplicates();
        assertThat(sample.people.column("login")).doesNotHaveDuplicates();
        assertThat(sample.targets.column("target_id")).doesNotHaveDuplicates();
        assertThat(sample.calls.column("call_id")).doesNotHaveDuplicates();
        assertThat(sample.corrections.column("correction_id")).doesNotHaveDuplicates();
        assertThat(sample.jointVisits.column("visit_id")).doesNotHaveDuplicates();
    }

    @Test
    void everyReferenceResolves() {
        List<String> owners = sample.people.column("owner_id");
        assertThat(sample.accounts.column("account_id")).containsAll(sample.opportunities.column("account_id"));
        assertThat(sample.products.column("product_id")).containsAll(sample.opportunities.column("product_id"));
        assertThat(owners)
                .containsAll(sample.opportunities.column("owner_id"))
                .containsAll(sample.accounts.column("owner_id"))
                .containsAll(sample.assignments.column("owner_id"))
                .containsAll(sample.assignments.column("manager_id"))
                .containsAll(sample.targets.column("owner_id"))
                .containsAll(sample.calls.column("seller_id"))
                .containsAll(sample.corrections.column("manager_id"))
                .containsAll(sample.jointVisits.column("manager_id"))
                .containsAll(sample.jointVisits.column("seller_id"));
        assertThat(sample.accounts.column("account_id")).containsAll(sample.jointVisits.column("account_id"));
        assertThat(sample.opportunities.column("opportunity_id"))
                .containsAll(new HashSet<>(sample.history.column("opportunity_id")))
                .containsAll(sample.openDeals.column("opportunity_id"));
    }

    @Test
    void replayingTheHistoryGivesTheCurrentRecord() {
        Map<String, List<Map<String, String>>> changes = sample.history.by("opportunity_id");
        for (Map<String, String> opportunity : sample.opportunities.rows()) {
            Map<String, String> shown = new HashMap<>();
            for (Map<String, String> change : changes.getOrDefault(opportunity.get("opportunity_id"), List.of())) {
                String before = shown.put(change.get("field"), change.get("new_value"));
                assertThat(change.get("old_value")).isNotEqualTo(change.get("new_value"));
                assertThat(before).as("%s", change).isIn(null, change.get("old_value"));
            }
            shown.forEach((field, value) -> assertThat(opportunity.get(COLUMNS.get(field)))
                    .as(opportunity.get("opportunity_id"))
                    .isEqualTo(value));
        }
    }

    @Test
    void changesLieBetweenCreationAndCloseInOrder() {
        Map<String, List<Map<String, String>>> changes = sample.history.by("opportunity_id");
        for (Map<String, String> opportunity : sample.opportunities.rows()) {
            String earliest = opportunity.get("created_date");
            assertThat(earliest).isBetween("2021-07-01", EXPORTED);
            for (Map<String, String> change : changes.getOrDefault(opportunity.get("opportunity_id"), List.of())) {
                assertThat(change.get("changed_date")).isBetween(earliest, EXPORTED);
                earliest = change.get("changed_date");
            }
            if (!Sample.isOpen(opportunity)) {
                assertThat(opportunity.get("close_date")).isEqualTo(earliest);
            }
        }
    }

    @Test
    void closedDealsHaveTheFieldsOfClosedDeals() {
        for (Map<String, String> opportunity : sample.opportunities.rows()) {
            Stage stage = Stage.titled(opportunity.get("stage"));
            assertThat(opportunity.get("probability")).isEqualTo(String.valueOf(stage.adminPercent));
            assertThat(opportunity.get("loss_reason").isEmpty()).isEqualTo(stage != Stage.CLOSED_LOST);
            assertThat(opportunity.get("next_step").isEmpty())
                    .isEqualTo(opportunity.get("next_step_date").isEmpty());
            if (!stage.isOpen()) {
                assertThat(opportunity.get("next_step")).isEmpty();
                assertThat(opportunity.get("forecast_category"))
                        .isEqualTo(stage == Stage.CLOSED_WON ? "Closed" : "Omitted");
            } else {
                assertThat(opportunity.get("forecast_category")).isIn("Pipeline", "Best Case", "Commit");
            }
            assertThat(Sample.amount(opportunity)).isPositive();
        }
    }

    @Test
    void nobodyIsInTwoTeamsOnOneDay() {
        sample.assignments.by("owner_id").values().forEach(assignments -> {
            String last = "";
            for (Map<String, String> assignment : assignments) {
                assertThat(assignment.get("from_date")).isGreaterThan(last);
                last = assignment.get("to_date").isEmpty() ? "9999" : assignment.get("to_date");
                assertThat(last).isGreaterThanOrEqualTo(assignment.get("from_date"));
            }
        });
    }

    @Test
    void ownersAreInATeamOfTheAccountsRegion() {
        Map<String, List<Map<String, String>>> accounts = sample.accounts.by("account_id");
        Set<String> regions = Set.of("China", "Europe", "Americas");
        Map<String, List<Map<String, String>>> teams = sample.assignments.by("team");
        for (Map<String, String> opportunity : sample.opportunities.rows()) {
            String team = sample.teamOf(opportunity);
            assertThat(team).as(opportunity.get("opportunity_id")).isNotNull();
            assertThat(teams.get(team).get(0).get("region"))
                    .isIn(regions)
                    .isEqualTo(
                            accounts.get(opportunity.get("account_id")).get(0).get("region"));
        }
    }

    @Test
    void productsAreSoldOnlyOnceLaunched() {
        Map<String, List<Map<String, String>>> products = sample.products.by("product_id");
        for (Map<String, String> opportunity : sample.opportunities.rows()) {
            assertThat(opportunity.get("created_date"))
                    .isGreaterThanOrEqualTo(
                            products.get(opportunity.get("product_id")).get(0).get("launch_date"));
        }
    }

    @Test
    void everySellerHasOneTargetAQuarter() {
        assertThat(sample.targets.rows().stream().map(row -> row.get("owner_id") + row.get("period")))
                .doesNotHaveDuplicates();
        assertThat(sample.targets.by("period")).hasSize(18).containsKeys("2021-Q3", "2025-Q4");
        assertThat(sample.targets.column("measure")).containsOnly("bookings");
    }

    @Test
    void callsAreMadeOnFridaysAndCorrectedOnTheMondayAfter() {
        Map<String, Map<String, String>> calls = new HashMap<>();
        for (Map<String, String> call : sample.calls.rows()) {
            LocalDate day = LocalDate.parse(call.get("called_on"));
            assertThat(day.getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
            assertThat(call.get("called_on")).isBetween("2024-01-05", EXPORTED);
            assertThat(call.get("quarter")).isEqualTo(Quarter.of(day).toString());
            assertThat(Sample.amount(call)).isPositive();
            assertThat(calls.put(call.get("seller_id") + " " + day, call)).isNull();
        }
        for (Map<String, String> correction : sample.corrections.rows()) {
            LocalDate day = LocalDate.parse(correction.get("corrected_on"));
            Map<String, String> call = calls.get(correction.get("seller_id") + " " + day.minusDays(3));
            assertThat(call).as("%s", correction).isNotNull();
            assertThat(correction.get("quarter")).isEqualTo(call.get("quarter"));
            assertThat(correction.get("manager_id")).isNotEqualTo(correction.get("seller_id"));
        }
    }

    @Test
    void whatIsMarkedOfAJointVisitTookPlace() {
        for (Map<String, String> visit : sample.jointVisits.rows()) {
            assertThat(SalesCalendar.isWeekend(LocalDate.parse(visit.get("planned_date"))))
                    .isFalse();
            assertThat(visit.get("mark").isEmpty())
                    .isEqualTo(visit.get("visit_date").isEmpty());
            assertThat(visit.get("visit_date")).isLessThanOrEqualTo(EXPORTED);
        }
    }

    @Test
    void plansAreMadeOnceAMonthOfWhatThereIsAndReasonsAreOfWhatWasPromisedBefore() {
        Set<String> deals = Set.copyOf(sample.opportunities.column("opportunity_id"));
        Set<String> customers = Set.copyOf(sample.accounts.column("account_name"));
        Set<String> promised = new HashSet<>();
        for (Map<String, String> row : sample.plans.rows()) {
            String whose = row.get("owner_id") + " " + row.get("period") + " ";
            assertThat(promised.add(whose + row.get("item"))).as("%s", row).isTrue();
            promised.add(whose + row.get("kind"));
            assertThat(row.get("plan_date")).startsWith(row.get("period")).isLessThanOrEqualTo(EXPORTED);
            assertThat(row.get("due_date")).matches(day -> day.isEmpty() || day.startsWith(row.get("period")));
            assertThat(row.get("opportunity_id")).matches(id -> id.isEmpty() || deals.contains(id));
            assertThat(row.get("account")).matches(name -> name.isEmpty() || customers.contains(name));
            for (String id : row.get("opportunities").split(", ")) {
                assertThat(id).matches(deal -> deal.isEmpty() || deals.contains(deal));
            }
        }
        for (Map<String, String> row : sample.plans.rows()) {
            if (row.get("kind").equals("reason")) {
                String before =
                        YearMonth.parse(row.get("period")).minusMonths(1).toString();
                assertThat(promised).contains(row.get("owner_id") + " " + before + " " + row.get("refers_to"));
                assertThat(row.get("reason")).isNotEmpty();
            }
        }
    }

    @Test
    void truthKnowsTheFateOfEveryOpenDeal() {
        assertThat(sample.openDeals.column("opportunity_id"))
                .containsExactlyElementsOf(sample.opportunities.rows().stream()
                        .filter(Sample::isOpen)
                        .map(row -> row.get("opportunity_id"))
                        .toList());
        assertThat(sample.openDeals.rows())
                .allMatch(row -> row.get("outcome").equals("Open")
                        || row.get("close_date").compareTo(EXPORTED) > 0);
    }
}
