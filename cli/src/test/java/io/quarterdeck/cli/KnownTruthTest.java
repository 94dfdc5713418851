package io.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the sample company was made with is found again in its exports, as far as chance lets it. */
class KnownTruthTest {
    /** A correlation that one of a hundred draws of 31 people without any relation would reach. */
    private static final double ONE_OF_A_HUNDRED = 0.456;

    private static final int ENOUGH_DEALS = 30;

    @Test
    void whoWinsMoreOftenAndWhoSellsLargerIsFound() throws IOException {
        JsonNode people = people();
        assertThat(correlation(people, "win_effect", "win_rate")).isGreaterThan(ONE_OF_A_HUNDRED);
        assertThat(correlation(people, "size_factor", "average_deal_size")).isGreaterThan(ONE_OF_A_HUNDRED);
        assertThat(Math.abs(correlation(people, "date_diligence", "win_rate"))).isLessThan(ONE_OF_A_HUNDRED);
    }

    /** 95 of 100 effects that are told from chance should have the sign that was planted. */
    @Test
    void whatAGapTellsFromChanceWasPlanted() throws IOException {
        JsonNode people = people();
        int told = 0;
        int right = 0;
        for (String line : Files.readAllLines(SamplePack.folder().resolve("tables/gap_bridge.csv"))) {
            String[] row = line.split(",", -1);
            boolean isWinShare = row[7].equals("win_share");
            if (row[0].equals("person")
                    && row[4].equals("year")
                    && (row[5].equals("company") || row[5].equals("team"))
                    && (isWinShare || row[7].equals("average_size"))
                    && row[row.length - 1].equals("different")
                    && people.has(row[1])) {
                JsonNode person = people.get(row[1]);
                double planted = isWinShare
                        ? person.get("win_effect").asDouble()
                        : person.get("size_factor").asDouble() - 1;
                told++;
                right += Double.parseDouble(row[9]) > 0 == planted > 0 ? 1 : 0;
            }
        }
        assertThat(told).isGreaterThanOrEqualTo(5);
        assertThat(right).isGreaterThanOrEqualTo(told - 1);
    }

    /** Who writes deals down ahead of the truth, and who behind it: each is called so, and nobody else is. */
    @Test
    void theHopefulAndTheSandbaggingTeamAreFoundAndNoOtherIsCalledSo() throws IOException {
        Map<String, List<String>> called = new LinkedHashMap<>();
        for (String line : Files.readAllLines(SamplePack.folder().resolve("tables/chance_by_team.csv"))) {
            String[] row = line.split(",", -1);
            called.computeIfAbsent(row[row.length - 1], verdict -> new ArrayList<>())
                    .add(row[1]);
        }
        JsonNode planted = parameters().get("events");
        assertThat(called.get("too_hopeful"))
                .containsExactly(planted.get("hopeful_team").asText());
        assertThat(called.get("too_careful"))
                .containsExactly(planted.get("sandbagging_team").asText());
    }

    /** Of quarters that are over: what was called less what came, by who called it. */
    @Test
    void whoCallsTooMuchAndWhoTooLittleIsFound() throws IOException {
        Map<String, String> teams = new LinkedHashMap<>();
        for (Map<String, String> person : PackTable.rows(SamplePack.folder().resolve("tables/people.csv"))) {
            teams.put(person.get("owner_id"), person.get("team"));
        }
        Map<String, List<Double>> errors = new TreeMap<>();
        for (Map<String, String> call : PackTable.rows(SamplePack.folder().resolve("tables/calls.csv"))) {
            if (call.get("call_kind").equals("rep") && !call.get("error").isEmpty()) {
                errors.computeIfAbsent(call.get("called_by"), by -> new ArrayList<>())
                        .add(Double.parseDouble(call.get("error")));
            }
        }
        JsonNode planted = parameters().get("events");
        Map<String, Integer> found = new TreeMap<>();
        errors.forEach((by, own) -> {
            boolean isHopeful = planted.get("hopeful_team").asText().equals(teams.get(by));
            boolean isSandbagging = planted.get("sandbagging_team").asText().equals(teams.get(by));
            if (own.size() >= ENOUGH_DEALS && (isHopeful || isSandbagging)) {
                double bias = own.stream().mapToDouble(Double::doubleValue).sum();
                assertThat(bias > 0).as(by + " " + bias).isEqualTo(isHopeful);
                found.merge(teams.get(by), 1, Integer::sum);
            }
        });
        assertThat(found.values()).hasSize(2).allMatch(people -> people > 3);
    }

    private static JsonNode people() throws IOException {
        return parameters().get("people");
    }

    private static JsonNode parameters() throws IOException {
        return new ObjectMapper()
                .readTree(SamplePack.EXPORTS.resolve("truth/parameters.json").toFile());
    }

    private static double correlation(JsonNode people, String planted, String metric) throws IOException {
        Map<String, double[]> sums = new LinkedHashMap<>();
        for (String line : Files.readAllLines(SamplePack.folder().resolve("tables/metrics.csv"))) {
            String[] row = line.split(",", -1);
            if (row[0].equals(metric) && people.has(row[2])) {
                double[] sum = sums.computeIfAbsent(row[2], owner -> new double[2]);
                sum[0] += Double.parseDouble(row[3]);
                sum[1] += Double.parseDouble(row[4]);
            }
        }
        List<double[]> pairs = new ArrayList<>();
        sums.forEach((owner, sum) -> {
            if (sum[1] >= ENOUGH_DEALS) {
                pairs.add(new double[] {people.get(owner).get(planted).asDouble(), sum[0] / sum[1]});
            }
        });
        assertThat(pairs).hasSizeGreaterThan(25);
        double meanX = pairs.stream().mapToDouble(p -> p[0]).average().orElseThrow();
        double meanY = pairs.stream().mapToDouble(p -> p[1]).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (double[] pair : pairs) {
            xy += (pair[0] - meanX) * (pair[1] - meanY);
            xx += (pair[0] - meanX) * (pair[0] - meanX);
            yy += (pair[1] - meanY) * (pair[1] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }
}
