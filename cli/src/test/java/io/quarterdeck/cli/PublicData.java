package io.quarterdeck.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Exports that others made, with known answers. They are not part of this repository; tests are skipped without them. */
final class PublicData {
    private PublicData() {}

    static Path folder(String name) {
        Path folder = Path.of(System.getProperty("quarterdeck.root"), "..", "shared", "data", name);
        assumeTrue(Files.isDirectory(folder), "skipped: the public exports are not here, in ../shared/data/" + name);
        return folder;
    }

    /** The rows of a plain CSV file without quotes, the header first. */
    static List<String[]> csv(Path file) {
        try {
            List<String[]> rows = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                rows.add(line.split(",", -1));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
