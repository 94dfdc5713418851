package io.quarterdeck.cli;

import java.io.PrintStream;
import java.util.Locale;

/** One line per step on stderr, with what was done and how long it took. Times go nowhere else. */
final class Progress {
    private final PrintStream out;
    private long stepStart = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    /** Reports the step that just ended. */
    void done(String step, String what) {
        long now = System.nanoTime();
        out.printf(Locale.ROOT, "%-11s%-58s%6.1f s%n", step, what, (now - stepStart) / 1e9);
        stepStart = now;
    }
}
