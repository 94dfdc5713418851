package io.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import io.quarterdeck.forecast.CompetitionScore;
import io.quarterdeck.forecast.Theta;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastCommandTest {
    @TempDir
    private Path folder;

    private CommandRun run(String text, int horizon) throws IOException {
        Path file = Files.writeString(folder.resolve("series.csv"), text);
        return CommandRun.run(
                "forecast",
                "--series",
                file.toString(),
                "--horizon",
                String.valueOf(horizon),
                "--out",
                folder.resolve("out.csv").toString());
    }

    private List<String> written() throws IOException {
        return Files.readAllLines(folder.resolve("out.csv"));
    }

    @Test
    void forecastsFollowTheHistoryInOrder() throws IOException {
        StringBuilder text = new StringBuilder("\uFEFFvalue;id;period\r\n");
        for (int month = 12; month >= 1; month--) {
            text.append(String.format("%d;north;2024-%02d%n", 100 + month % 3, month));
        }
        text.append("5;\"a;b\";2024-Q1\n6;\"a;b\";2024-Q2\n");
        CommandRun run = run(text.toString(), 2);
        assertThat(run.exitCode()).as(run.messages()).isZero();
        List<String> lines = written();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).isEqualTo("id,period,mean,lo80,hi80,lo95,hi95,method");
        assertThat(lines.get(1)).startsWith("north,2025-01,").endsWith(",combination");
        assertThat(lines.get(2)).startsWith("north,2025-02,");
        assertThat(lines.get(3)).startsWith("a;b,2024-Q3,").endsWith(",short_history");
        assertThat(lines.get(4)).startsWith("a;b,2024-Q4,");
        for (String line : lines.subList(1, 5)) {
            String[] cells = line.split(",");
            assertThat(List.of(cells[5], cells[3], cells[2], cells[4], cells[6]).stream()
                            .map(Double::valueOf)
                            .toList())
                    .isSorted();
        }
        assertThat(run.messages()).contains("1 monthly series", "1 quarterly series, 1 too short");
    }

    @Test
    void aBadRowIsRefusedWithItsLine() throws IOException {
        String good = "id,period,value\na,2024-01,1\n";
        refused(good + "a,2024-02,12k\n", "series.csv line 3", "\"12k\" is not a number", "like 12000.50");
        refused(good + "a,2024-02,\n", "line 3", "the value is empty");
        refused(good + "a,2024-02,NaN\n", "line 3", "\"NaN\" is not a number");
        refused(good + "a,2024-01,2\n", "line 3", "2024-01 a second time, after line 2");
        refused(good + "a,2024-03,2\n", "line 3", "no row for 2024-02", "Add it, with 0");
        refused(good + "a,2024-Q2,2\n", "line 3", "\"2024-Q2\" is no such period", "one like 2024-01, monthly");
        refused(good + ",2024-02,2\n", "line 3", "the id is empty");
        refused("id,period,value\na,soon,1\n", "line 2", "\"soon\" is no such period", "2024-W20");
        refused("id,month,value\na,2024-01,1\n", "line 1", "there is no column \"period\"");
        refused("id,period,value\n", "no rows under the headings");
        refused("", "the file is empty");
        assertThat(run(good, 0).exitCode()).isEqualTo(2);
        assertThat(folder.resolve("out.csv")).doesNotExist();
    }

    private void refused(String text, String... parts) throws IOException {
        CommandRun run = run(text, 3);
        assertThat(run.exitCode()).as(run.messages()).isEqualTo(4);
        assertThat(run.messages()).contains(parts).contains("wanted");
    }

    /** Our scorer against the competition's, on forecasts of one file. */
    @Test
    void theScorerAgreesWithTheCompetitions() throws Exception {
        Path data = PublicData.folder("series");
        ForecastBench bench = ForecastBench.read(data, "m1_quarterly");
        ForecastBench.Result result = bench.run(new Theta());
        StringBuilder text = new StringBuilder("id,h,yhat,lo80,hi80,lo95,hi95\n");
        bench.write(result.forecasts(), text);
        Path file = Files.writeString(folder.resolve("forecasts.csv"), text);
        String json = python(data.resolve("score.py"), file);
        CompetitionScore score = result.score();
        assertThat(score.smape()).isCloseTo(field(json, "sMAPE"), within(1e-9));
        assertThat(score.mase()).isCloseTo(field(json, "MASE"), within(1e-9));
        assertThat(score.owa()).isCloseTo(field(json, "OWA"), within(1e-9));
        assertThat(score.coverage80()).isCloseTo(field(json, "cov80"), within(1e-9));
        assertThat(score.coverage95()).isCloseTo(field(json, "cov95"), within(1e-9));
        assertThat(score.msis()).isCloseTo(field(json, "MSIS95"), within(1e-7));
    }

    private static String python(Path script, Path forecasts) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(
                            "python3", script.toString(), forecasts.toString(), "--dataset", "m1_quarterly", "--json")
                    .redirectErrorStream(true)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return out;
        } catch (IOException e) {
            return abort("skipped: there is no python3 here (" + e.getMessage() + ")");
        }
    }

    private static double field(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\": ([-0-9.eE]+)").matcher(json);
        assertThat(matcher.find()).as(json).isTrue();
        return Double.parseDouble(matcher.group(1));
    }
}
