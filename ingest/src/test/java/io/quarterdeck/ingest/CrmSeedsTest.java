package io.quarterdeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that were copied from real CRMs, whose counts and sums are known. The files are not part of the project. */
class CrmSeedsTest {
    @TempDir
    Path scratch;

    private Ingested ingested;

    private static Path data(String folder) {
        Path data = Path.of(System.getProperty("quarterdeck.root"), "..", "shared", "data", folder);
        assumeTrue(Files.isDirectory(data), () -> "skipped: there is no folder shared/data/" + folder);
        return data;
    }

    /** From file to table, records loaded and, where there are any, in quarantine. */
    private Map<String, String> loads() {
        Map<String, String> loads = new TreeMap<>();
        for (Load load : ingested.loads()) {
            loads.merge(
                    load.file().replace("_data.csv", ""),
                    load.tableName() + " " + load.loaded()
                            + (load.quarantined() == 0 ? "" : " + " + load.quarantined()),
                    (a, b) -> a + "; " + b);
        }
        return loads;
    }

    private Load load(String table) {
        return ingested.loads().stream()
                .filter(l -> l.tableName().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private static Map<Object, Long> byStatus(Store store) {
        int status = CanonicalTable.all().get("opportunities").indexOf("status");
        return store.table("opportunities").rows().stream()
                .collect(Collectors.groupingBy(row -> row.get(status), TreeMap::new, Collectors.counting()));
    }

    /** Text after "file: ", several between semicolons, as a map. */
    private static Map<String, String> map(String... entries) {
        return Arrays.stream(entries)
                .map(e -> e.split(": ", 2))
                .collect(Collectors.toMap(e -> e[0], e -> e[1], (a, b) -> a, TreeMap::new));
    }

    @Test
    void salesforceAsFivetranCopiesIt() {
        Path exports = data("fivetran_salesforce");
        try (Store store = Store.inMemory(scratch)) {
            ingested = Ingest.run(IngestRequest.of(exports, scratch.resolve("quarantine")), store, m -> {});
            assertThat(loads())
                    .isEqualTo(map(
                            "sf_account: accounts 10",
                            "sf_contact: contacts 4",
                            "sf_event: activities 10",
                            "sf_lead: leads 1",
                            "sf_opportunity: opportunities 9 + 1",
                            "sf_opportunity_history: opportunity_states 10",
                            "sf_opportunity_line_item: opportunity_lines 10",
                            "sf_order: orders 10",
                            "sf_product_2: products 2",
                            "sf_task: activities 10",
                            "sf_user: people 10",
                            "sf_user_role: org_units 10"));
            // One deal has a probability of 1000 %: it is in quarantine with its 24,120,000.
            assertThat(load("opportunities").amountIn()).isEqualByComparingTo("24530001");
            assertThat(load("opportunities").amountLoaded()).isEqualByComparingTo("410001");
            // The seed marks every deal as deleted: they are in the ledger, and in no table.
            assertThat(byStatus(store)).isEmpty();
            assertThat(load("orders").amountLoaded()).isEqualByComparingTo("54800.6");
            assertThat(load("opportunity_lines").amountLoaded()).isEqualByComparingTo("295488.77");
            assertThat(notUsed())
                    .containsExactlyInAnyOrder("LICENSE", "sf_account_history_data.csv", "sf_contact_history_data.csv");
        }
    }

    @Test
    void hubspotAsFivetranCopiesIt() {
        Path exports = data("fivetran_hubspot");
        try (Store store = Store.inMemory(scratch)) {
            ingested = Ingest.run(IngestRequest.of(exports, scratch.resolve("quarantine")), store, m -> {});
            assertThat(loads())
                    .isEqualTo(map(
                            "company: accounts 24",
                            "contact: contacts 22",
                            "deal: opportunities 44",
                            "deal_company: links 2",
                            "deal_contact: contact_roles 11",
                            "deal_pipeline_stage: pipeline_stages 71",
                            "deal_property_history: opportunity_history 0",
                            "deal_stage: opportunity_states 14",
                            "engagement_call: activities 1",
                            "engagement_communication: activities 1",
                            "engagement_company: links 1",
                            "engagement_contact: links 1",
                            "engagement_deal: links 1",
                            "engagement_email: activities 1",
                            "engagement_meeting: activities 100",
                            "engagement_note: activities 1",
                            "engagement_task: activities 2",
                            "merged_deal: links 14",
                            "owner: people 100",
                            "owner_team: assignments 2; links 1",
                            "ticket: tickets 25",
                            "ticket_company: links 9",
                            "ticket_contact: links 9",
                            "ticket_deal: links 9",
                            "ticket_engagement: links 9"));
            // No deal of these has a stage or an amount, and no flag says that it is closed.
            assertThat(load("opportunities").amountLoaded()).isEqualByComparingTo("0");
            assertThat(byStatus(store)).isEqualTo(Map.of("open", 44L));
            assertThat(ingested.quarantineFiles()).isEmpty();
            assertThat(notUsed())
                    .containsExactlyInAnyOrder(
                            "LICENSE",
                            "deal_pipeline_data.csv",
                            "engagement_data.csv",
                            "role_data.csv",
                            "team_data.csv",
                            "team_user_data.csv",
                            "ticket_pipeline_data.csv",
                            "ticket_pipeline_stage_data.csv",
                            "ticket_property_history_data.csv",
                            "users_data.csv");
        }
    }

    private List<String> notUsed() {
        return ingested.notUsed().stream().map(NotUsed::file).toList();
    }
}
