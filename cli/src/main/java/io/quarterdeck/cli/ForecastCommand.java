package io.quarterdeck.cli;

import io.quarterdeck.engine.Engine;
import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.forecast.Combination;
import io.quarterdeck.forecast.Frequency;
import io.quarterdeck.forecast.RangedForecast;
import io.quarterdeck.forecast.Regressors;
import io.quarterdeck.forecast.SeriesPool;
import io.quarterdeck.forecast.SeriesWork;
import io.quarterdeck.transform.Workdays;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quarterdeck forecast}: forecasts any series, sales or not. */
@Command(
        name = "forecast",
        mixinStandardHelpOptions = true,
        description =
                "Forecasts the series of a CSV with the columns id, period, value. A period is written 2024, 2024-Q2,"
                        + " 2024-05, 2024-W20, or as a date; how often a series has a value is recognised. Writes"
                        + " id,period,mean,lo80,hi80,lo95,hi95,method in the order of the file.")
final class ForecastCommand implements Callable<Integer> {
    private static final int LONGEST_HORIZON = 1_000;

    /** Of a forecast more digits say nothing. */
    private static final int DIGITS = 10;

    private static final String HEADINGS = "id,period,mean,lo80,hi80,lo95,hi95,method\n";

    @Option(names = "--series", required = true, paramLabel = "FILE", description = "The CSV of series.")
    private Path series;

    @Option(names = "--horizon", required = true, paramLabel = "N", description = "How many periods to forecast.")
    private int horizon;

    @Option(
            names = "--regressors",
            paramLabel = "FILE",
            description =
                    "A CSV with the columns period and one for each regressor, or id, period and these, such as promotions;"
                            + " for every period of the past and of the forecast. Each is used where the history shows"
                            + " its effect.")
    private Path regressors;

    @Option(
            names = "--calendar",
            paramLabel = "COUNTRY",
            description = "Also tries workdays, and the Spring Festival where it is a holiday; like CN.")
    private String calendar;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = Engines.DUCKDB,
            description =
                    "Where series are forecast: duckdb on this machine's threads, or spark (default: ${DEFAULT-VALUE}).")
    private String engine;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The CSV of forecasts to write.")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (horizon < 1 || horizon > LONGEST_HORIZON) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--horizon",
                    String.valueOf(horizon),
                    "a whole number from 1 to " + LONGEST_HORIZON,
                    "Name one");
        }
        Engines.check(engine);
        List<SeriesFile.Named> named = SeriesFile.read(series).series();
        List<Regressors> known = known(named);
        Map<Frequency, List<Integer>> pools = new EnumMap<>(Frequency.class);
        for (int i = 0; i < named.size(); i++) {
            pools.computeIfAbsent(named.get(i).axis().frequency(), f -> new ArrayList<>())
                    .add(i);
        }
        RangedForecast[] forecasts = new RangedForecast[named.size()];
        PrintWriter err = spec.commandLine().getErr();
        try (Scratch scratch = new Scratch();
                Engine open = Engines.open(engine, scratch.folder())) {
            pools.forEach((frequency, places) -> {
                SeriesPool pool = SeriesPool.of(
                        new Combination(),
                        places.stream().map(i -> named.get(i).values()).toList(),
                        places.stream().map(known::get).toList(),
                        frequency.season(),
                        horizon,
                        works -> open.map(works, SeriesWork::fit));
                for (int i = 0; i < places.size(); i++) {
                    forecasts[places.get(i)] = pool.forecasts().get(i);
                }
                tell(err, frequency, pool);
            });
        }
        write(named, forecasts);
        return ExitCode.DONE.number();
    }

    /** What is known of each series besides itself: by the calendar, then by the file. */
    private List<Regressors> known(List<SeriesFile.Named> named) throws IOException {
        if (calendar != null && !Workdays.countries().contains(calendar)) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--calendar",
                    "the holidays of \"" + calendar + "\" are not known",
                    "a country as two capital letters: " + String.join(", ", Workdays.countries()),
                    "Name one of them");
        }
        Workdays workdays = calendar == null ? null : Workdays.of(calendar);
        RegressorsFile file = regressors == null
                ? null
                : RegressorsFile.read(
                        regressors, named.stream().map(SeriesFile.Named::id).collect(Collectors.toSet()));
        List<Regressors> known = new ArrayList<>();
        for (SeriesFile.Named one : named) {
            Regressors own = file == null ? Regressors.NONE : file.of(one, horizon);
            known.add(
                    workdays == null
                            ? own
                            : CalendarRegressors.of(workdays, one.axis(), one.first(), one.values().length + horizon)
                                    .and(own));
        }
        int unused = file == null ? 0 : file.unused(named, horizon);
        if (unused > 0) {
            PrintWriter err = spec.commandLine().getErr();
            err.printf(
                    Locale.ROOT,
                    "%s: %d rows not used, of periods before a series or beyond those to forecast%n",
                    regressors.getFileName(),
                    unused);
            err.flush();
        }
        return known;
    }

    /** What was done, and how often ranges made the same way held what came. */
    private static void tell(PrintWriter err, Frequency frequency, SeriesPool pool) {
        long isShort = pool.forecasts().stream()
                .filter(forecast -> forecast.method().equals("short_history"))
                .count();
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%d %s series",
                pool.forecasts().size(),
                frequency.name().toLowerCase(Locale.ROOT)));
        if (isShort > 0) {
            line.append(", ").append(isShort).append(" too short to fit anything to, with wide ranges");
        }
        long regressed = pool.forecasts().stream()
                .filter(forecast -> forecast.method().contains("_with_"))
                .count();
        if (regressed > 0) {
            line.append(", ").append(regressed).append(" with regressors");
        }
        long outcomes = pool.calibration().outcomes();
        line.append(
                outcomes == 0
                        ? "; no past to test ranges on: they are as wide as on public series"
                        : String.format(
                                Locale.ROOT,
                                "; of the last %d known outcomes, 95 %% ranges from before held %.1f %%",
                                outcomes,
                                100.0 * pool.calibration().inside() / outcomes));
        err.println(line);
        err.flush();
    }

    private void write(List<SeriesFile.Named> named, RangedForecast[] forecasts) throws IOException {
        StringBuilder text = new StringBuilder(HEADINGS);
        for (int i = 0; i < forecasts.length; i++) {
            SeriesFile.Named one = named.get(i);
            RangedForecast forecast = forecasts[i];
            for (int step = 0; step < horizon; step++) {
                text.append(quoted(one.id()))
                        .append(',')
                        .append(one.axis().text(one.first() + one.values().length + step));
                for (double[] numbers : List.of(
                        forecast.mean(),
                        forecast.lower80(),
                        forecast.upper80(),
                        forecast.lower95(),
                        forecast.upper95())) {
                    text.append(',').append(number(numbers[step]));
                }
                text.append(',').append(quoted(forecast.method())).append('\n');
            }
        }
        try {
            if (out.toAbsolutePath().getParent() != null) {
                Files.createDirectories(out.toAbsolutePath().getParent());
            }
            Files.write(out, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.OUTPUT_FAILED,
                    "--out",
                    out + " could not be written: " + e.getMessage(),
                    "a file in a folder where you may write",
                    "Name another",
                    e);
        }
    }

    private static String number(double value) {
        BigDecimal rounded = new BigDecimal(value, new MathContext(DIGITS)).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    private static String quoted(String id) {
        return id.matches("[^,\"\r\n]*") ? id : '"' + id.replace("\"", "\"\"") + '"';
    }
}
