package io.quarterdeck.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How the records of a JSON file stand in it.
 *
 * @param path the keys of the objects around the list of records, as in {@code {"records": [...]}}; empty for no such
 * @param hasMore whether it says itself that it is one page of several
 */
record JsonShape(Kind kind, List<String> path, boolean hasMore) {
    enum Kind {
        /** One list of objects, alone or in an object. */
        LIST("array"),
        /** Objects one after the other, on as many lines as they like. */
        SEQUENCE("objects"),
        /** One object on each line, so that a broken line costs one record. */
        LINES("lines");

        private final String shown;

        Kind(String shown) {
            this.shown = shown;
        }

        String shown() {
            return shown;
        }
    }

    /** Keys under which services give a list of records. */
    private static final Set<String> LISTS = Set.of("results", "value", "data", "records", "items", "rows");

    /** Keys of an object around such a list. */
    private static final Set<String> WRAPPERS = Set.of("d", "result", "response");

    /** Keys that are there only if there is another page, or say so. */
    private static final Set<String> MORE = Set.of("nextRecordsUrl", "@odata.nextLink", "nextLink", "paging");

    JsonShape {
        path = List.copyOf(path);
    }

    /** Looks at all of a file. @throws JsonProcessingException if it is neither one JSON text nor lines of JSON */
    static JsonShape of(JsonText text) throws IOException {
        JsonShape lines = new JsonShape(Kind.LINES, List.of(), false);
        if (!startsWithLine(text)) {
            return ofDocument(text);
        }
        try {
            JsonShape whole = ofDocument(text);
            return whole.kind == Kind.LIST ? whole : lines;
        } catch (JsonProcessingException | CharacterCodingException e) {
            // Its first line is JSON and another one is not: that line is for quarantine.
            return lines;
        }
    }

    private static boolean startsWithLine(JsonText text) throws IOException {
        try (InputStream in = text.utf8(ContentHash.sha256())) {
            byte[] line = JsonText.line(in);
            while (line.length > 0 && new String(line, StandardCharsets.UTF_8).isBlank()) {
                line = JsonText.line(in);
            }
            try (JsonParser parser = JsonText.parser(new String(line, StandardCharsets.UTF_8))) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    return false;
                }
                parser.skipChildren();
                return parser.nextToken() == null;
            } catch (JsonProcessingException e) {
                // Whether it is JSON at all is found out by reading all of it.
                return text.content().plainName().matches(".*\\.(jsonl|ndjson)");
            }
        }
    }

    private static JsonShape ofDocument(JsonText text) throws IOException {
        try (JsonParser parser = text.parser(ContentHash.sha256())) {
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                parser.skipChildren();
                parser.nextToken();
                return new JsonShape(Kind.LIST, List.of(), false);
            }
            Search search = new Search();
            search.object(parser, List.of());
            boolean isOne = parser.nextToken() == null;
            return isOne && !search.found.isEmpty()
                    ? new JsonShape(Kind.LIST, search.found, search.hasMore)
                    : new JsonShape(Kind.SEQUENCE, List.of(), false);
        }
    }

    /** Looks in the outermost object for a list of records. */
    private static final class Search {
        private List<String> found = List.of();
        private boolean hasMore;

        private void object(JsonParser parser, List<String> above) throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                hasMore |= MORE.contains(name) && token != JsonToken.VALUE_NULL && token != JsonToken.VALUE_FALSE;
                if (token == JsonToken.START_OBJECT && above.isEmpty() && WRAPPERS.contains(name)) {
                    object(parser, List.of(name));
                } else if (token == JsonToken.START_ARRAY && LISTS.contains(name) && found.isEmpty()) {
                    list(parser, above, name);
                } else {
                    parser.skipChildren();
                }
            }
        }

        private void list(JsonParser parser, List<String> above, String name) throws IOException {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT || token == JsonToken.END_ARRAY) {
                found = new ArrayList<>(above);
                found.add(name);
            }
            while (parser.currentToken() != JsonToken.END_ARRAY) {
                parser.skipChildren();
                parser.nextToken();
            }
        }
    }

    /** Moves a parser from before the text to the start of the list. */
    void enter(JsonParser parser) throws IOException {
        parser.nextToken();
        for (String key : path) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken().isStructStart() && name.equals(key)) {
                    break;
                }
                parser.skipChildren();
            }
        }
    }
}
