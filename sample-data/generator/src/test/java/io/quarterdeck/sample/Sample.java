package io.quarterdeck.sample;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A written sample, read back. */
final class Sample {
    static final Path COMMITTED = Path.of(System.getProperty("quarterdeck.root"), "sample-data");
    /** All that {@link SampleCompany#write} leaves, by path. */
    static final List<String> FILES = Stream.concat(
                    ExportFile.usual().stream().map(ExportFile::fileName),
                    Stream.of("truth/open_deals.csv", "truth/parameters.json"))
            .toList();

    final Table opportunities;
    final Table history;
    final Table accounts;
    final Table products;
    final Table people;
    final Table assignments;
    final Table targets;
    final Table calls;
    final Table corrections;
    final Table jointVisits;
    final Table plans;
    final Table openDeals;

    Sample(Path directory) {
        opportunities = Table.read(directory.resolve("opportunities.csv"));
        history = Table.read(directory.resolve("opportunity_history.csv"));
        accounts = Table.read(directory.resolve("accounts.csv"));
        products = Table.read(directory.resolve("products.csv"));
        people = Table.read(directory.resolve("people.csv"));
        assignments = Table.read(directory.resolve("assignments.csv"));
        targets = Table.read(directory.resolve("targets.csv"));
        calls = Table.read(directory.resolve("forecast_calls.csv"));
        corrections = Table.read(directory.resolve("forecast_corrections.csv"));
        jointVisits = Table.read(directory.resolve("joint_visits.csv"));
        plans = Table.read(directory.resolve("plans.csv"));
        openDeals = Table.read(directory.resolve("truth/open_deals.csv"));
    }

    static boolean isOpen(Map<String, String> opportunity) {
        return !opportunity.get("stage").startsWith("Closed");
    }

    static boolean isWon(Map<String, String> opportunity) {
        return opportunity.get("stage").equals("Closed Won");
    }

    static double amount(Map<String, String> row) {
        return Double.parseDouble(row.get("amount"));
    }

    /** The team a person was assigned to on a day, written year-month-day; null when to none. */
    String teamOf(String owner, String day) {
        for (Map<String, String> assignment : assignments.rows()) {
            boolean isOver = !assignment.get("to_date").isEmpty()
                    && assignment.get("to_date").compareTo(day) < 0;
            if (assignment.get("owner_id").equals(owner)
                    && assignment.get("from_date").compareTo(day) <= 0
                    && !isOver) {
                return assignment.get("team");
            }
        }
        return null;
    }

    /** The team of an opportunity: its owner's when it closed, or at the export. */
    String teamOf(Map<String, String> opportunity) {
        String day = isOpen(opportunity) ? SalesCalendar.EXPORTED.toString() : opportunity.get("close_date");
        return teamOf(opportunity.get("owner_id"), day);
    }
}
