package io.quarterdeck.cli;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.forecast.CompetitionScore;
import io.quarterdeck.forecast.ForecastMethods;
import io.quarterdeck.forecast.ForecastModel;
import io.quarterdeck.forecast.whatif.WhatIf;
import io.quarterdeck.ingest.IngestSpeed;
import io.quarterdeck.sample.ExportFile;
import io.quarterdeck.sample.SampleCompany;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quarterdeck bench …}: how fast it is on this machine. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Measures how fast quarterdeck is on this machine.")
final class BenchCommand {
    /** Of the sample company so many times as large the history of its opportunities has about 400 MB. */
    private static final String SCALE = "200";

    private static final int LARGEST_SCALE = 10_000;

    private static final String OPPORTUNITIES = "100000,1000000";

    /** Of these the peers' figures are known. */
    private static final String SETS = "m1_monthly,m1_quarterly,tourism_monthly,tourism_quarterly";

    private static final long FEWEST = 1_000;

    private static final long MOST = 10_000_000;

    private static final int SLOWEST = 5;

    @Spec
    private CommandSpec spec;

    @Command(
            name = "ingest",
            mixinStandardHelpOptions = true,
            description = "Reads CSV files by turns into a new store and, with DuckDB alone, into a table with given"
                    + " types; three times each, the median counts.")
    int ingest(
            @Option(
                            names = "--scale",
                            paramLabel = "N",
                            defaultValue = SCALE,
                            description = "Without --file: of a sample company N times as large (default: " + SCALE
                                    + ", about 400 MB).")
                    int scale,
            @Option(names = "--file", paramLabel = "CSV", description = "These files, comma-separated and in UTF-8.")
                    List<Path> files)
            throws IOException {
        if (scale < 1 || scale > LARGEST_SCALE) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--scale",
                    String.valueOf(scale),
                    "a whole number from 1 to " + LARGEST_SCALE,
                    "Name one");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (Scratch scratch = new Scratch()) {
            List<Path> measured = files == null ? sample(scale, scratch.folder()) : files;
            out.printf(
                    Locale.ROOT,
                    "%-26s %10s %7s  %-10s %8s %12s %8s %8s%n",
                    "file",
                    "rows",
                    "MB",
                    "reader",
                    "seconds",
                    "rows/s",
                    "MB/s",
                    "peak MB");
            for (Path file : measured) {
                IngestSpeed speed = IngestSpeed.of(
                        file, Files.createDirectories(scratch.folder().resolve("stores")));
                line(out, speed, "DuckDB", speed.database());
                line(out, speed, "ingest", speed.ingest());
                out.printf(Locale.ROOT, "%-26s an ingest takes %.2f times as long%n", speed.file(), speed.ratio());
                out.flush();
            }
        }
        return ExitCode.DONE.number();
    }

    @Command(
            name = "transform",
            mixinStandardHelpOptions = true,
            description =
                    "Works out every table, or those named, for one date, of companies with so many opportunities and ten"
                            + " changes of each, and says how time and memory grow.")
    int transform(
            @Option(
                            names = "--opportunities",
                            paramLabel = "N",
                            split = ",",
                            defaultValue = OPPORTUNITIES,
                            description = "Sizes, smallest first, comma-separated (default: ${DEFAULT-VALUE}).")
                    List<Long> sizes,
            @Option(
                            names = "--tables",
                            paramLabel = "NAME",
                            split = ",",
                            description = "Only these tables and what they rest on, comma-separated.")
                    List<String> tables)
            throws IOException {
        Wanted wanted = tables == null ? Wanted.ALL : Wanted.tables(tables);
        for (long size : sizes) {
            if (size < FEWEST || size > MOST) {
                throw new UserError(
                        ExitCode.USAGE,
                        "--opportunities",
                        String.valueOf(size),
                        "whole numbers from " + FEWEST + " to " + MOST,
                        "Name others");
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        TransformSpeed before = null;
        for (long size : sizes) {
            try (Scratch scratch = new Scratch()) {
                TransformSpeed speed =
                        TransformSpeed.of(LargeCompany.write(size, scratch.folder()), wanted, scratch.folder());
                tell(out, speed);
                if (before != null) {
                    growth(out, before, speed);
                }
                before = speed;
            }
        }
        return ExitCode.DONE.number();
    }

    @Command(
            name = "forecast",
            mixinStandardHelpOptions = true,
            description =
                    "Forecasts competition series and prints how good the forecasts are, beside what other packages"
                            + " reach, and how fast they are made: with ranges calibrated on three past stretches.")
    int forecast(
            @Option(
                            names = "--data",
                            required = true,
                            paramLabel = "DIR",
                            description = "The folder with m1_monthly.csv.gz and the others.")
                    Path data,
            @Option(
                            names = "--sets",
                            paramLabel = "NAME",
                            split = ",",
                            defaultValue = SETS,
                            description = "The files, comma-separated (default: ${DEFAULT-VALUE}).")
                    List<String> sets,
            @Option(
                            names = "--methods",
                            paramLabel = "NAME",
                            split = ",",
                            defaultValue = "combination,ets",
                            description = "Methods, comma-separated, or all (default: ${DEFAULT-VALUE}).")
                    List<String> methods,
            @Option(
                            names = "--out",
                            paramLabel = "FILE",
                            description = "Writes the first method's forecasts as id,h,yhat,lo80,hi80,lo95,hi95.")
                    Path file)
            throws IOException {
        List<ForecastModel> models = ForecastMethods.models().stream()
                .filter(model -> methods.contains("all") || methods.contains(model.name()))
                .toList();
        if (models.isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--methods",
                    String.join(",", methods),
                    ForecastMethods.models().stream().map(ForecastModel::name).collect(Collectors.joining(", ")),
                    "Name some of them");
        }
        List<ForecastBench> benches = new ArrayList<>();
        for (String set : sets) {
            benches.add(ForecastBench.read(data, set));
        }
        ForecastBenchTable table = new ForecastBenchTable(spec.commandLine().getOut());
        StringBuilder forecasts = new StringBuilder("id,h,yhat,lo80,hi80,lo95,hi95\n");
        table.heading();
        for (ForecastModel model : models) {
            CompetitionScore all = CompetitionScore.none();
            double seconds = 0;
            double processor = 0;
            for (ForecastBench bench : benches) {
                ForecastBench.Result result = bench.run(model);
                table.line(model.name(), bench.name(), result.score(), result.seconds(), result.processor());
                all = all.plus(result.score());
                seconds += result.seconds();
                processor += result.processor();
                if (model == models.get(0)) {
                    bench.write(result.forecasts(), forecasts);
                }
            }
            table.line(model.name(), "all", all, seconds, processor);
        }
        table.peers();
        if (file != null) {
            Files.writeString(file, forecasts);
        }
        return ExitCode.DONE.number();
    }

    @Command(
            name = "whatif",
            mixinStandardHelpOptions = true,
            description = "Works out scenarios over the sample company, or over --exports, once its base is loaded.")
    int whatif(
            @Mixin ExportOptions exports,
            @Option(
                            names = "--scenarios",
                            paramLabel = "N",
                            defaultValue = "100",
                            description = "How many (default: ${DEFAULT-VALUE}).")
                    int scenarios)
            throws IOException {
        if (scenarios < 1 || scenarios > 10_000) {
            throw new UserError(
                    ExitCode.USAGE, "--scenarios", scenarios + "", "a whole number from 1 to 10000", "Name one");
        }
        try (Scratch scratch = new Scratch();
                Evaluation evaluation = Evaluation.of(
                        exports,
                        new SinceOption(),
                        null,
                        WhatIfCommand.wanted(),
                        Engines.DUCKDB,
                        scratch.folder(),
                        Progress.of(spec))) {
            WhatIf whatIf = WhatIfCommand.base(evaluation.pipeline(), evaluation);
            spec.commandLine()
                    .getOut()
                    .println(WhatIfSpeed.of(whatIf, scenarios).text());
            spec.commandLine().getOut().flush();
        }
        return ExitCode.DONE.number();
    }

    private static void tell(PrintWriter out, TransformSpeed speed) {
        out.printf(
                Locale.ROOT,
                "%,d opportunities, %,d changes: %.1f s (%.0f s of processors, with forecast and sheets), peak %,d MB%n",
                speed.company().opportunities(),
                speed.company().changes(),
                speed.seconds(),
                speed.processor(),
                speed.peakMemory() >> 20);
        speed.stages().forEach((stage, seconds) -> out.printf(Locale.ROOT, "    %-10s %6.1f s%n", stage, seconds));
        out.println("    the slowest:");
        speed.slowest(SLOWEST)
                .forEach(model -> out.printf(Locale.ROOT, "        %-28s %6.2f s%n", model.getKey(), model.getValue()));
        out.flush();
    }

    /** Work that grows with the n-th power of the opportunities has the exponent n: 1 is linear. */
    private static void growth(PrintWriter out, TransformSpeed small, TransformSpeed large) {
        double times =
                large.company().opportunities() / (double) small.company().opportunities();
        double seconds = large.seconds() / small.seconds();
        double memory = large.peakMemory() / (double) small.peakMemory();
        out.printf(
                Locale.ROOT,
                "%.1f times the opportunities: %.1f times the seconds (exponent %.2f), %.1f times the memory (exponent"
                        + " %.2f)%n",
                times,
                seconds,
                Math.log(seconds) / Math.log(times),
                memory,
                Math.log(memory) / Math.log(times));
        out.flush();
    }

    private List<Path> sample(int scale, Path folder) throws IOException {
        Set<ExportFile> kinds = EnumSet.noneOf(ExportFile.class);
        List<Path> files = new ArrayList<>();
        Path company = Files.createDirectories(folder.resolve("company"));
        for (ExportFile kind : ExportFile.values()) {
            if (Set.of("opportunity_history.csv", "opportunities.csv").contains(kind.fileName())) {
                kinds.add(kind);
                files.add(company.resolve(kind.fileName()));
            }
        }
        SampleCompany.write(1, scale, kinds, company, division -> {});
        return files;
    }

    private static void line(PrintWriter out, IngestSpeed speed, String reader, IngestSpeed.Measured measured) {
        out.printf(
                Locale.ROOT,
                "%-26s %10d %7.1f  %-10s %8.2f %12.0f %8.1f %8d%n",
                speed.file(),
                speed.rows(),
                speed.bytes() / 1e6,
                reader,
                measured.seconds(),
                speed.rows() / measured.seconds(),
                speed.bytes() / 1e6 / measured.seconds(),
                measured.peakMemory() >> 20);
    }
}
