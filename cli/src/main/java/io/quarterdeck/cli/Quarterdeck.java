package io.quarterdeck.cli;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TimeZone;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code quarterdeck}. */
@Command(
        name = "quarterdeck",
        description = "Turns the exports of a CRM and its sister systems into the pack that a sales review needs.",
        mixinStandardHelpOptions = true,
        versionProvider = Quarterdeck.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done",
            " 1:done, with rows in quarantine",
            " 2:the command line or a setting cannot be understood",
            " 3:a data check failed",
            " 4:an input was refused; nothing was loaded",
            " 5:an output could not be written",
            " 6:the environment: disk, memory, a lock",
            "70:a fault of ours"
        },
        subcommands = {
            ReviewCommand.class,
            IngestCommand.class,
            InitCommand.class,
            PresetCommand.class,
            NewCommand.class,
            CheckCommand.class,
            TablesCommand.class,
            ForecastCommand.class,
            WhatIfCommand.class,
            LoadsCommand.class,
            ForgetCommand.class,
            StoreCommand.class,
            CompletionCommand.class,
            SampleCommand.class,
            BenchCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Quarterdeck {
    private Quarterdeck() {}

    public static void main(String[] arguments) {
        // Figures and files must not depend on where the machine stands.
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, arguments));
    }

    /** As {@link #run(PrintStream, PrintStream, String...)}, with what was asked for among the messages. */
    public static int run(PrintStream err, String... arguments) {
        return run(err, err, arguments);
    }

    /**
     * Runs one command.
     *
     * @param out takes what was asked for, as a list of loads
     * @param err takes every message
     * @return the exit code, as {@link ExitCode} lists them
     */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        try {
            return execute(out, err, arguments);
        } catch (OutOfMemoryError e) {
            err.println("quarterdeck: memory: the run needs more than "
                    + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MB; wanted more. Set it with JAVA_TOOL_OPTIONS=-Xmx2g, or close other programs.");
            return ExitCode.ENVIRONMENT.number();
        } catch (Error e) {
            return ourFault(err, e);
        }
    }

    private static int ourFault(PrintStream err, Throwable e) {
        err.println("quarterdeck: a fault of ours; please report it with these lines:");
        e.printStackTrace(err);
        return ExitCode.OUR_BUG.number();
    }

    private static int execute(PrintStream out, PrintStream err, String... arguments) {
        return new CommandLine(new Quarterdeck())
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, command, result) -> {
                    if (e instanceof UserError error) {
                        err.println("quarterdeck: " + Progress.printable(error.getMessage()));
                        return error.exitCode().number();
                    }
                    if (e instanceof CommandLine.ParameterException usage) {
                        throw usage;
                    }
                    return ourFault(err, e);
                })
                .execute(arguments);
    }

    static final class Version implements CommandLine.IVersionProvider {
        /** The version of the build; the same in the manifest of a pack. */
        static String text() {
            String version = Quarterdeck.class.getPackage().getImplementationVersion();
            return version == null ? "development" : version;
        }

        @Override
        public String[] getVersion() {
            return new String[] {"quarterdeck " + text()};
        }
    }
}
