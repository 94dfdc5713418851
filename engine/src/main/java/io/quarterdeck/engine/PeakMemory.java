package io.quarterdeck.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory this process takes at most: its heap and what the database keeps beside it. */
public final class PeakMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private static final Path RESET = Path.of("/proc/self/clear_refs");

    private PeakMemory() {}

    /** Begins to count anew. Linux can; elsewhere the peak is that of the whole run. */
    public static void reset() {
        try {
            if (Files.isWritable(RESET)) {
                Files.writeString(RESET, "5");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In bytes: the largest resident set where the system tells it, else the heap. */
    public static long bytes() {
        try {
            if (Files.isReadable(STATUS)) {
                for (String line : Files.readAllLines(STATUS)) {
                    if (line.startsWith("VmHWM:")) {
                        return Long.parseLong(line.replaceAll("\\D", "")) << 10;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Runtime.getRuntime().totalMemory();
    }
}
