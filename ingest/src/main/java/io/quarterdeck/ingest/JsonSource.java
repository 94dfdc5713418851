package io.quarterdeck.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The records of a JSON file.
 *
 * <p>A file is read twice, so that its header, all paths of all its records in the order in which they first come,
 * stands before the first record and the memory stays small.
 *
 * @param columns from a record's path to its heading
 */
record JsonSource(JsonText text, JsonShape shape, Map<String, String> columns) implements Source {
    /** More paths than any header may have: then the keys are data. */
    private static final int MOST_PATHS = 10_000;

    /** Objects in which a service keeps the columns of a record; the key alone is the heading that its CSV has. */
    private static final List<String> HOLDERS = List.of("properties.", "fields.", "attributes.");

    JsonSource {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** @throws UserError if it is damaged, nested too deeply, or has too many keys */
    static JsonSource of(JsonText text) throws IOException {
        JsonShape shape;
        try {
            shape = JsonShape.of(text);
        } catch (JsonProcessingException e) {
            throw text.damaged(e);
        }
        Set<String> paths = new LinkedHashSet<>();
        try (JsonRecords records = new JsonRecords(new JsonSource(text, shape, Map.of()), ContentHash.sha256())) {
            for (JsonObject object = records.nextObject(); object != null; object = records.nextObject()) {
                paths.addAll(object.values().keySet());
                if (paths.size() > MOST_PATHS) {
                    throw text.content()
                            .refused(
                                    "its records have more than " + MOST_PATHS + " different keys",
                                    "records with the same keys",
                                    "Export it as a table");
                }
            }
        }
        return new JsonSource(text, shape, columns(paths));
    }

    /** A heading without the object that holds all columns, where no other column has that name. */
    private static Map<String, String> columns(Set<String> paths) {
        Map<String, String> columns = new LinkedHashMap<>();
        Set<String> taken = new LinkedHashSet<>(paths);
        for (String path : paths) {
            String heading = path;
            for (String holder : HOLDERS) {
                if (path.startsWith(holder) && taken.add(path.substring(holder.length()))) {
                    heading = path.substring(holder.length());
                }
            }
            columns.put(path, heading);
        }
        return columns;
    }

    @Override
    public Content content() {
        return text.content();
    }

    @Override
    public String format() {
        return "JSON " + shape.kind().shown() + ", " + text.charset().name();
    }

    @Override
    public List<Notes.Counted> notes() {
        return shape.hasMore() ? List.of(new Notes.Counted(Note.MORE_PAGES, "", 0)) : List.of();
    }

    @Override
    public RecordSource open() throws IOException {
        return open(ContentHash.sha256());
    }

    @Override
    public RecordSource open(MessageDigest digest) throws IOException {
        return new JsonRecords(this, digest);
    }
}
