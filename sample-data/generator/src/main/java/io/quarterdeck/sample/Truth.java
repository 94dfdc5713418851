package io.quarterdeck.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What no export shows: the parameters the company was simulated with, the planted events, and what came afterwards. */
final class Truth {
    private final long seed;
    private final SalesFloor floor;
    private final Aftermath aftermath;

    /** The floor must have worked through the horizon. */
    Truth(long seed, SalesFloor floor) {
        this.seed = seed;
        this.floor = floor;
        this.aftermath = new Aftermath(floor.deals());
    }

    /** Writes the parameters, and the fate of the deals that were open at the export. */
    void write(Path directory, List<Deal> openAtExport) throws IOException {
        Files.createDirectories(directory);
        Files.write(
                directory.resolve("parameters.json"), Json.text(parameters()).getBytes(StandardCharsets.UTF_8));
        Path file = directory.resolve("open_deals.csv");
        try (CsvFile fates = new CsvFile(file, StandardCharsets.UTF_8, "opportunity_id,outcome,close_date,amount")) {
            for (Deal deal : openAtExport) {
                String outcome = deal.isOpen() ? "Open" : deal.stage().title;
                Opportunity opportunity = deal.opportunity();
                fates.add(opportunity.id(), outcome, opportunity.closeDate(), Fen.text(opportunity.amount()));
            }
        }
    }

    private Map<String, Object> parameters() {
        return Map.of(
                "about", about(),
                "calendar", Parameters.calendar(),
                "demand", Parameters.demand(),
                "events", events(),
                "happened", happened(),
                "people", people(),
                "process", Parameters.process(),
                "products", Parameters.products(),
                "sources", Parameters.sources(),
                "teams", Parameters.teams());
    }

    private Map<String, Object> about() {
        return Map.of(
                "company",
                "Harbourline Instruments",
                "currency",
                "CNY",
                "seed",
                seed,
                "crm_went_live",
                SalesCalendar.GO_LIVE,
                "exported",
                SalesCalendar.EXPORTED,
                "horizon",
                SalesCalendar.HORIZON);
    }

    private Map<String, Object> people() {
        Map<String, Object> people = new TreeMap<>();
        for (Person person : Cast.company().people()) {
            boolean sold = Cast.company().assignments().stream()
                    .anyMatch(assignment -> assignment.person().equals(person)
                            && assignment.manager().title().equals(Person.MANAGER));
            if (sold) {
                Talent talent = floor.talentOf(person);
                people.put(
                        person.id(),
                        Map.of(
                                "win_effect", talent.winEffect(),
                                "size_factor", talent.size(),
                                "volume_factor", talent.volume(),
                                "date_diligence", talent.diligence()));
            }
        }
        return people;
    }

    private Map<String, Object> events() {
        Deal star = floor.deals().stream()
                .filter(deal -> deal.isStarDeal)
                .findFirst()
                .orElseThrow();
        Account lost = floor.accounts().stream()
                .filter(Account::isLostCustomer)
                .findFirst()
                .orElseThrow();
        return Map.of(
                "star",
                Map.of(
                        "owner_id", Story.STAR,
                        "opportunity_id", star.opportunity().id(),
                        "amount", Fen.yuan(star.opportunity().amount()),
                        "close_date", star.opportunity().closeDate()),
                "lost_customer",
                Map.of("account_id", lost.id(), "left_on", Story.LOST_CUSTOMER_LEAVES),
                "struggler_owner_id",
                Story.STRUGGLER,
                "sandbagging_team",
                Team.UK_NORDICS.title,
                "hopeful_team",
                Team.US_WEST.title,
                "same_name_owner_ids",
                List.of("E010", "E044"),
                "promoted_owner_id",
                "E020",
                "moved_owner_ids",
                List.of("E017", "E034"));
    }

    private Map<String, Object> happened() {
        Map<String, Object> happened = new TreeMap<>();
        happened.put("company", happened(deal -> true));
        for (Team team : Team.values()) {
            happened.put(team.title, happened(deal -> deal.account.team() == team));
        }
        return happened;
    }

    private Map<String, Object> happened(Predicate<Deal> which) {
        return Map.of(
                "won_share_by_recorded_stage", aftermath.wonShareByStage(which),
                "planned_to_close_in_quarter", aftermath.fateOfPlans(which),
                "pushes_per_deal", aftermath.meanPushes(which),
                "quarter_under_review", aftermath.quarterUnderReview(which));
    }
}
