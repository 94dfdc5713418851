package io.quarterdeck.cli;

import com.sun.management.OperatingSystemMXBean;
import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.forecast.CompetitionScore;
import io.quarterdeck.forecast.ForecastModel;
import io.quarterdeck.forecast.RangedForecast;
import io.quarterdeck.forecast.SeriesPool;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * One file of competition series: {@code id,period,m,h,n,type,train,test}, packed, with values separated by spaces.
 *
 * @param name of the file without its endings
 */
record ForecastBench(String name, List<One> series) {
    private static final String ENDING = ".csv.gz";
    private static final int COLUMNS = 8;
    private static final int SEASON = 2;
    private static final int TRAIN = 6;
    private static final int TEST = 7;

    /** A series, its season, and what came after it. */
    record One(String id, int season, double[] history, double[] actual) {}

    /** What a method did with the file: how good it was, how long it took on all processors, and theirs together. */
    record Result(CompetitionScore score, double seconds, double processor, List<RangedForecast> forecasts) {}

    /** @throws UserError if the file is not there or is no such file */
    static ForecastBench read(Path folder, String name) throws IOException {
        Path file = folder.resolve(name + ENDING);
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    ExitCode.USAGE, "--data", file + " is not there", "a folder with " + name + ENDING, "Name it");
        }
        List<One> series = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            while ((line = reader.readLine()) != null) {
                String[] fields = line.split(",", -1);
                if (fields.length != COLUMNS) {
                    throw new UserError(
                            ExitCode.INPUT_REFUSED,
                            name + ENDING + ", series " + (series.size() + 1),
                            fields.length + " fields",
                            "id,period,m,h,n,type,train,test",
                            "Mend the file");
                }
                series.add(new One(
                        fields[0], Integer.parseInt(fields[SEASON]), numbers(fields[TRAIN]), numbers(fields[TEST])));
            }
        }
        return new ForecastBench(name, List.copyOf(series));
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.strip().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** Forecasts every series as one pool and scores them. */
    Result run(ForecastModel model) {
        One first = series.get(0);
        long start = System.nanoTime();
        long processorStart = processor();
        List<RangedForecast> forecasts = SeriesPool.of(
                        model, series.stream().map(One::history).toList(), first.season(), first.actual().length)
                .forecasts();
        double seconds = (System.nanoTime() - start) / 1e9;
        double processor = (processor() - processorStart) / 1e9;
        CompetitionScore score = CompetitionScore.none();
        for (int i = 0; i < forecasts.size(); i++) {
            One one = series.get(i);
            score = score.plus(CompetitionScore.of(forecasts.get(i), one.history(), one.season(), one.actual()));
        }
        return new Result(score, seconds, processor, forecasts);
    }

    private static long processor() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** Adds forecasts as the competition's scorer reads them. */
    void write(List<RangedForecast> forecasts, StringBuilder text) {
        for (int i = 0; i < forecasts.size(); i++) {
            RangedForecast forecast = forecasts.get(i);
            for (int step = 0; step < forecast.mean().length; step++) {
                text.append(series.get(i).id()).append(',').append(step + 1);
                for (double[] numbers : List.of(
                        forecast.mean(),
                        forecast.lower80(),
                        forecast.upper80(),
                        forecast.lower95(),
                        forecast.upper95())) {
                    text.append(',').append(numbers[step]);
                }
                text.append('\n');
            }
        }
    }
}
