package io.quarterdeck.transform;

import io.quarterdeck.engine.TableHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The headers of the canonical tables, read from where ingest keeps them. */
final class CanonicalTables {
    private CanonicalTables() {}

    static SortedMap<String, TableHeader> headers() {
        Path folder = Path.of(System.getProperty("quarterdeck.root"), "ingest", "tables");
        SortedMap<String, TableHeader> headers = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = Transform.exported(file.getFileName().toString().replace(".table", ""));
                headers.put(name, TableHeader.parse(name, Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return headers;
    }
}
