package io.quarterdeck.cli;

import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/** What a run tells while it works, on stderr: a line per file and per step, with counts and seconds. */
final class Progress {
    private final PrintWriter out;
    private long stepStart = System.nanoTime();

    /** The progress of a command, on the stream that takes its messages. */
    static Progress of(CommandSpec command) {
        return new Progress(command.commandLine().getErr());
    }

    private Progress(PrintWriter out) {
        this.out = out;
    }

    /** A line within a step. */
    void line(String text) {
        out.println("  " + printable(text));
        out.flush();
    }

    /** Text from an export must not steer the terminal that shows it. */
    static String printable(String text) {
        return text.replaceAll("\\p{Cc}", "·");
    }

    /** The step that just ended, and what it did. Times are told here and written nowhere. */
    void done(String step, String what) {
        long now = System.nanoTime();
        out.printf(Locale.ROOT, "%-10s %5.1f s  %s%n", step, (now - stepStart) / 1e9, what);
        out.flush();
        stepStart = now;
    }
}
