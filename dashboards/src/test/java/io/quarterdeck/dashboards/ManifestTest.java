package io.quarterdeck.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static final Manifest.Input DEALS = new Manifest.Input("deals.csv", "aa", "hubspot_deals", 10, 9, 1, 2);
    private static final Manifest.Input PEOPLE = new Manifest.Input("人员.csv", "bb", "people", 3, 3, 0, 0);

    private static Manifest manifest(String engine, Map<String, String> settings, Manifest.Input... inputs) {
        return new Manifest("0.1.0", settings, LocalDate.of(2025, 7, 1), engine, List.of(inputs), List.of("notes.txt"));
    }

    @Test
    void everyKeyHasItsPlace() {
        Manifest manifest = manifest("duckdb", Map.of("language", "zh", "currency", "EUR"), PEOPLE, DEALS)
                .withOutputs(
                        List.of(new Manifest.Output("tables/a.csv", "dd"), new Manifest.Output("review.xlsx", "cc")));
        String json = new String(manifest.json(), StandardCharsets.UTF_8);
        assertThat(json).isEqualTo("""
                {
                  "version": "0.1.0",
                  "run_id": "%s",
                  "as_of": "2025-07-01",
                  "draft": false,
                  "engine": "duckdb",
                  "settings": {
                    "currency": "EUR",
                    "language": "zh"
                  },
                  "inputs": [
                    {
                      "file": "deals.csv",
                      "sha256": "aa",
                      "preset": "hubspot_deals",
                      "records_in": 10,
                      "loaded": 9,
                      "quarantined": 1,
                      "set_aside": 2
                    },
                    {
                      "file": "人员.csv",
                      "sha256": "bb",
                      "preset": "people",
                      "records_in": 3,
                      "loaded": 3,
                      "quarantined": 0,
                      "set_aside": 0
                    }
                  ],
                  "not_used": [
                    "notes.txt"
                  ],
                  "outputs": [
                    {
                      "file": "review.xlsx",
                      "sha256": "cc"
                    },
                    {
                      "file": "tables/a.csv",
                      "sha256": "dd"
                    }
                  ]
                }
                """.formatted(manifest.runId()));
        assertThat(Manifest.outputsIn(manifest.json()))
                .hasValue(new TreeMap<>(Map.of("review.xlsx", "cc", "tables/a.csv", "dd")));
    }

    @Test
    void nothingIsWrittenAsNothing() {
        Manifest none = new Manifest("0.1.0", Map.of(), LocalDate.of(2025, 7, 1), "duckdb", List.of(), List.of());
        assertThat(new String(none.json(), StandardCharsets.UTF_8))
                .contains("\"settings\": {},\n  \"inputs\": [],\n  \"not_used\": [],\n  \"outputs\": []\n}\n");
    }

    @Test
    void theRunIdIsTheSameForBothEnginesAndAnyOrderOfFiles() {
        String id = manifest("duckdb", Map.of(), DEALS, PEOPLE).runId();
        assertThat(id).matches("[0-9a-f]{16}");
        assertThat(manifest("spark", Map.of(), PEOPLE, DEALS).runId()).isEqualTo(id);
        assertThat(manifest("duckdb", Map.of("language", "zh"), DEALS, PEOPLE).runId())
                .isNotEqualTo(id);
        assertThat(manifest("duckdb", Map.of(), DEALS).runId()).isNotEqualTo(id);
    }

    @Test
    void noFolderOfThisMachineIsNamed() {
        for (String path : List.of("/home/ann/exports", "C:\\exports", "~/exports", "\\\\server\\x", "file:/x")) {
            assertThatThrownBy(() -> manifest("duckdb", Map.of("exports", path)))
                    .hasMessageContaining(path);
            assertThatThrownBy(() -> new Manifest.Output(path, "aa")).hasMessageContaining(path);
        }
        assertThat(manifest("duckdb", Map.of("date_separator", "/")).settings()).hasSize(1);
    }

    @Test
    void recordsAreAllAccountedFor() {
        assertThatThrownBy(() -> new Manifest.Input("deals.csv", "aa", "x", 10, 8, 1, 1))
                .hasMessage("deals.csv: 10 records in, but 8 loaded and 1 quarantined");
    }

    @Test
    void othersManifestsAreNotOurs() {
        for (String json : List.of("", "{}", "[]", "not json", "{\"version\": \"1\", \"name\": \"an extension\"}")) {
            assertThat(Manifest.outputsIn(json.getBytes(StandardCharsets.UTF_8)))
                    .isEmpty();
        }
    }
}
