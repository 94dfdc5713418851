package io.quarterdeck.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The text files of one folder beside a class, on disk or in a jar: a list is made by listing. */
public final class ResourceFolder {
    private ResourceFolder() {}

    /**
     * Every file in {@code folder} and below whose name ends in {@code ending}.
     *
     * @param beside the class whose package holds the folder
     * @return from the file's name without its ending to its text, by name
     * @throws IllegalStateException if there is no such folder, or two files have one name
     */
    public static SortedMap<String, String> read(Class<?> beside, String folder, String ending) {
        URL url = beside.getResource(folder);
        if (url == null) {
            throw new IllegalStateException("no folder " + folder + " beside " + beside.getName());
        }
        try {
            URI uri = url.toURI();
            if (!uri.getScheme().equals("jar")) {
                return readFiles(Path.of(uri), ending);
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                String entry = uri.toString().substring(uri.toString().indexOf('!') + 1);
                return readFiles(jar.getPath(entry), ending);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SortedMap<String, String> readFiles(Path folder, String ending) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(ending)) {
                    String key = name.substring(0, name.length() - ending.length());
                    if (texts.put(key, Files.readString(file)) != null) {
                        throw new IllegalStateException("two files named " + name + " below " + folder);
                    }
                }
            }
        }
        return texts;
    }
}
