package io.quarterdeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every bad input that the catalogue lists has a case that says what becomes of it. */
class CatalogueTest {
    private static final Path ROOT = Path.of(System.getProperty("quarterdeck.root"));

    /** Cases of ingest and of forecasts stand in such a folder, those of SQL models in one for each model below it. */
    private static final List<String> FOLDERS = List.of(
            "ingest/src/test/cases",
            "transform/src/test/cases",
            "transform/src/test/calendars",
            "forecast/src/test/cases");

    private static final Pattern ID = Pattern.compile("([BCXJVK]\\d\\d)[_ ].*");

    @Test
    void everyIdHasACaseFolder() throws IOException {
        SortedSet<String> listed = Files.readAllLines(Path.of("src", "test", "catalogue.txt")).stream()
                .map(ID::matcher)
                .filter(Matcher::matches)
                .map(m -> m.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed).hasSize(147);
        Set<String> found = new TreeSet<>();
        for (String folder : FOLDERS) {
            try (Stream<Path> folders = Files.walk(ROOT.resolve(folder), 2)) {
                folders.filter(CatalogueTest::isCase)
                        .map(f -> ID.matcher(f.getFileName().toString()))
                        .filter(Matcher::matches)
                        .forEach(m -> found.add(m.group(1)));
            }
        }
        listed.removeAll(found);
        assertThat(listed).as("ids of catalogue.txt without a case folder").isEmpty();
    }

    /** An empty folder is no case. */
    private static boolean isCase(Path folder) {
        return Files.isDirectory(folder.resolve("expected")) || Files.isRegularFile(folder.resolve("expected.csv"));
    }
}
