package io.quarterdeck.engine;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * A folder of a user's own, with rooms like ours: metrics, flags, data rules, sheets and their labels, presets, aliases.
 * What is in it is used beside what comes with the program, by the same rules. It is read once, so that one run sees one
 * state of it.
 *
 * @param folder where it is; empty where there is none
 * @param texts of its files but the aliases, which are exports, from a place like {@code metrics/big_deals.sql}
 */
public record House(Optional<Path> folder, SortedMap<String, String> texts) {
    public static final String METRICS = "metrics";
    public static final String RISKS = "risks";
    public static final String CHECKS = "checks";
    public static final String SHEETS = "sheets";
    public static final String LABELS = "labels";
    public static final String PRESETS = "presets";
    public static final String ALIASES = "aliases";

    /** Each room with the ending of its files; aliases are exports of any format. */
    public static final Map<String, String> ROOMS;

    /** No house: only what comes with the program. */
    public static final House NONE = new House(Optional.empty(), new TreeMap<>());

    static {
        Map<String, String> rooms = new LinkedHashMap<>();
        for (String models : List.of(METRICS, RISKS, CHECKS, SHEETS)) {
            rooms.put(models, ".sql");
        }
        rooms.put(LABELS, ".properties");
        rooms.put(PRESETS, ".yaml");
        ROOMS = Collections.unmodifiableMap(rooms);
    }

    public House {
        requireNonNull(folder, "folder is null");
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    /**
     * Reads a folder; one without such rooms is a house without anything in it.
     *
     * @throws UserError if a file cannot be read, or is no UTF-8 text
     */
    public static House in(Path folder) {
        SortedMap<String, String> texts = new TreeMap<>();
        ROOMS.forEach((room, ending) -> {
            for (String file : files(folder.resolve(room))) {
                if (file.endsWith(ending)) {
                    texts.put(room + "/" + file, text(folder, room + "/" + file));
                }
            }
        });
        return new House(Optional.of(folder), texts);
    }

    /** The names of the plain files in a folder, by name; none where there is no such folder. */
    private static List<String> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(".") && !name.startsWith("~"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(String.valueOf(folder.getFileName()), e);
        }
    }

    private static String text(Path folder, String place) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(folder.resolve(place))))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UserError(
                    ExitCode.USAGE, place, "it is no UTF-8 text", "a text file in UTF-8", "Save it again as UTF-8", e);
        } catch (IOException e) {
            throw unreadable(place, e);
        }
    }

    private static UserError unreadable(String place, IOException e) {
        return new UserError(
                ExitCode.USAGE,
                place,
                "it cannot be read (" + e.getClass().getSimpleName() + ")",
                "a file that may be read",
                "Mend its permissions",
                e);
    }

    /** The files in a room that its ending does not claim: they are not used. */
    public List<String> passedOver() {
        List<String> others = new ArrayList<>();
        folder.ifPresent(house -> ROOMS.forEach((room, ending) -> files(house.resolve(room)).stream()
                .filter(file -> !file.endsWith(ending))
                .forEach(file -> others.add(room + "/" + file))));
        return List.copyOf(others);
    }

    /** The texts of a room, from a file's name without its ending, by name. */
    public SortedMap<String, String> room(String room) {
        String ending = ROOMS.get(room);
        SortedMap<String, String> found = new TreeMap<>();
        texts.forEach((place, text) -> {
            if (place.startsWith(room + "/")) {
                String name = place.substring(room.length() + 1, place.length() - ending.length());
                // Some editors write a mark before the first letter.
                found.put(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
            }
        });
        return found;
    }

    /** The place of a file in the house, as messages name it. */
    public static String place(String room, String name) {
        return room + "/" + name + ROOMS.get(room);
    }

    /**
     * The models of a room, by name.
     *
     * @param parse from a file's name without its ending, and its text
     * @throws UserError naming file and line, if a header cannot be understood
     */
    public List<SqlModel> models(String room, BiFunction<String, String, SqlModel> parse) {
        List<SqlModel> models = new ArrayList<>();
        room(room).forEach((name, text) -> {
            String place = place(room, name);
            try {
                models.add(parse.apply(name, withoutSemicolon(text)).from(place));
            } catch (ModelFault e) {
                throw e.in(place);
            }
        });
        return List.copyOf(models);
    }

    /** A select in the middle of which nothing ends: people close a statement by habit. */
    private static String withoutSemicolon(String sql) {
        String text = sql.stripTrailing();
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }

    /** Whether nothing is in it. */
    public boolean isEmpty() {
        return texts.isEmpty();
    }
}
