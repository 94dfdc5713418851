package io.quarterdeck.sample;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The chosen export files of a folder, all open for writing, so that one division after another can be added. */
final class ExportFolder implements Closeable {
    /** What finance systems in China still write; every character has a place in it, unlike in GBK. */
    private static final Charset FINANCE = Charset.forName("GB18030");

    private final Map<ExportFile, RecordFile> files = new EnumMap<>(ExportFile.class);

    ExportFolder(Path directory, Set<ExportFile> chosen) throws IOException {
        Files.createDirectories(directory);
        boolean isOpen = false;
        try {
            for (ExportFile file : ExportFile.values()) {
                if (chosen.contains(file)) {
                    files.put(file, open(file, directory.resolve(file.fileName())));
                }
            }
            isOpen = true;
        } finally {
            if (!isOpen) {
                close();
            }
        }
    }

    private static RecordFile open(ExportFile file, Path path) throws IOException {
        return switch (file) {
            case ACTIVITIES -> new JsonFile(path, file.columns());
            case ROSTER -> new RosterWorkbook(path, file.columns());
            case RECEIPTS -> new CsvFile(path, FINANCE, file.headings());
            default -> new CsvFile(path, StandardCharsets.UTF_8, file.headings());
        };
    }

    boolean wants(ExportFile file) {
        return files.containsKey(file);
    }

    boolean wantsAny(Set<ExportFile> some) {
        return some.stream().anyMatch(this::wants);
    }

    /** A chosen file. */
    RecordFile file(ExportFile file) {
        if (!wants(file)) {
            throw new IllegalArgumentException(file + " was not chosen: ask wants() first");
        }
        return files.get(file);
    }

    @Override
    public void close() throws IOException {
        IOException problem = null;
        for (RecordFile file : files.values()) {
            try {
                file.close();
            } catch (IOException e) {
                if (problem == null) {
                    problem = e;
                } else {
                    problem.addSuppressed(e);
                }
            }
        }
        if (problem != null) {
            throw problem;
        }
    }
}
