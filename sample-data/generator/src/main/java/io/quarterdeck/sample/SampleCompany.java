package io.quarterdeck.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Harbourline Instruments: a believable company, simulated from a seed, and the exports of its systems. */
public final class SampleCompany {
    private SampleCompany() {}

    /**
     * Writes the exports into a directory, and the truth behind them into {@code truth/} below it. The same seed gives
     * the same bytes anywhere.
     *
     * @throws IOException when a directory or file cannot be written
     */
    public static void write(long seed, Path directory) throws IOException {
        Files.createDirectories(directory);
        SalesFloor floor = new SalesFloor(seed);
        floor.workThrough(SalesCalendar.EXPORTED);
        new Exports(seed, floor, directory).write();
        List<Deal> open = floor.deals().stream().filter(Deal::isOpen).toList();
        floor.workThrough(SalesCalendar.HORIZON);
        new Truth(seed, floor).write(directory.resolve("truth"), open);
    }
}
