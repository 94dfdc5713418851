package io.quarterdeck.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/** Harbourline Instruments: a believable company, simulated from a seed, and the exports of its systems. */
public final class SampleCompany {
    private SampleCompany() {}

    /**
     * Writes the usual exports into a directory, and the truth behind them into {@code truth/} below it. The same seed
     * gives the same bytes anywhere.
     *
     * @throws IOException when a directory or file cannot be written
     */
    public static void write(long seed, Path directory) throws IOException {
        SalesFloor floor;
        try (ExportFolder folder = new ExportFolder(directory, ExportFile.usual())) {
            floor = add(folder, Division.of(seed, 1), 1);
        }
        List<Deal> open = floor.deals().stream().filter(Deal::isOpen).toList();
        floor.workThrough(SalesCalendar.HORIZON);
        new Truth(seed, floor).write(directory.resolve("truth"), open);
    }

    /**
     * Writes the chosen exports, without the truth, of a company that is so many times as large: as many
     * {@link Division}s, the first of them the sample's. One is simulated, written and forgotten before the next, so a
     * large company takes no more memory than a small one.
     *
     * @param scale 1 or more
     * @param progress takes the number of each division once it is written
     * @throws IOException when a directory or file cannot be written
     */
    public static void write(long seed, int scale, Set<ExportFile> files, Path directory, IntConsumer progress)
            throws IOException {
        if (scale < 1) {
            throw new IllegalArgumentException("A company " + scale + " times as large is none");
        }
        try (ExportFolder folder = new ExportFolder(directory, files)) {
            for (int number = 1; number <= scale; number++) {
                add(folder, Division.of(seed, number), scale);
                progress.accept(number);
            }
        }
    }

    private static SalesFloor add(ExportFolder folder, Division division, int scale) throws IOException {
        SalesFloor floor = new SalesFloor(division.seed());
        floor.workThrough(SalesCalendar.EXPORTED);
        new Exports(folder, division, floor).add();
        new BackOffice(folder, division, floor).add();
        new Diary(folder, division, floor).add();
        new ForecastCalls(folder, division, floor).add();
        new JointVisits(folder, division, floor).add();
        new MonthPlans(folder, division, floor).add();
        new StaffRecords(folder, division).add();
        new MarketStudy(folder, division, scale).add();
        return floor;
    }
}
