package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One folder of {@code src/test/cases} per awkward history: {@code history.csv} has its months, {@code expected.csv} the
 * forecast of the next three; an empty bound is one that past errors are too few for. {@code -Dupdate} writes what came
 * out as expected.
 */
class SeriesCasesTest {
    private static final Path CASES = Path.of("src", "test", "cases");

    private static final int HORIZON = 3;

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void comesOutAsExpected(Path folder) throws IOException {
        List<Double> history = Files.readAllLines(folder.resolve("history.csv")).stream()
                .skip(1)
                .map(Double::valueOf)
                .toList();
        Series series = new Series(folder.getFileName().toString(), YearMonth.of(2023, 1), history);
        SeriesForecast forecast = SeriesForecast.of(series, HORIZON);
        StringBuilder found = new StringBuilder("month,mean,lo80,hi80,lo95,hi95,method,basis\n");
        for (int step = 1; step <= HORIZON; step++) {
            Prediction p = forecast.step(step);
            found.append(forecast.month(step));
            for (double value : new double[] {p.mean(), p.lower80(), p.upper80(), p.lower95(), p.upper95()}) {
                found.append(',').append(Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value));
            }
            found.append(',').append(forecast.choice().method().name());
            found.append(',').append(forecast.choice().basis()).append('\n');
        }
        Path expected = folder.resolve("expected.csv");
        if (System.getProperty("update") != null) {
            Files.writeString(expected, found);
        }
        assertThat(found).hasToString(Files.readString(expected));
        assertThat(found.toString()).as("neither below zero nor no number").doesNotContain(",-", "NaN", "Infinity");
    }
}
