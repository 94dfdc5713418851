package io.quarterdeck.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a run tells while it works, on stderr: a line per file and per step, with counts and seconds. */
final class Progress {
    private final PrintStream out = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    private long stepStart = System.nanoTime();

    /** A line within a step. */
    void line(String text) {
        out.println("  " + text);
    }

    /** The step that just ended, and what it did. Times are told here and written nowhere. */
    void done(String step, String what) {
        long now = System.nanoTime();
        out.printf(Locale.ROOT, "%-10s %5.1f s  %s%n", step, (now - stepStart) / 1e9, what);
        stepStart = now;
    }
}
