package io.quarterdeck.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One record of a JSON file: its values as text, by their paths in the order in which they stand. An object in it
 * gives paths like {@code owner.name}; an array of plain values is one text with semicolons.
 *
 * @param values of paths; the first where a path comes twice
 * @param twice the paths that come twice
 * @param text all of it, on one line
 */
record JsonObject(Map<String, String> values, List<String> twice, String text) {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** A number with a larger exponent is none that a sales record has. */
    private static final int LARGEST_EXPONENT = 40;

    /** @param parser at the start of an object; afterwards at its end */
    static JsonObject read(JsonParser parser) throws IOException {
        Reader reader = new Reader();
        reader.object(parser, "");
        return new JsonObject(
                reader.values, reader.twice, reader.pairs.stream().collect(Collectors.joining(",", "{", "}")));
    }

    private static final class Reader {
        private final Map<String, String> values = new LinkedHashMap<>();
        private final List<String> twice = new ArrayList<>();
        private final List<String> pairs = new ArrayList<>();

        private void object(JsonParser parser, String prefix) throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String path = prefix + parser.currentName();
                if (parser.nextToken() == JsonToken.START_OBJECT) {
                    object(parser, path + ".");
                } else {
                    put(path, parser.currentToken() == JsonToken.START_ARRAY ? array(parser) : scalar(parser));
                }
            }
        }

        private void put(String path, String value) {
            if (values.putIfAbsent(path, value) != null) {
                twice.add(path);
            }
            JsonStringEncoder encoder = JsonStringEncoder.getInstance();
            pairs.add('"' + new String(encoder.quoteAsString(path)) + "\":\"" + new String(encoder.quoteAsString(value))
                    + '"');
        }

        private static String array(JsonParser parser) throws IOException {
            StringWriter text = new StringWriter();
            List<String> scalars = new ArrayList<>();
            boolean isFlat = true;
            try (JsonGenerator generator = FACTORY.createGenerator(text)) {
                generator.writeStartArray();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    if (parser.currentToken().isStructStart()) {
                        isFlat = false;
                    } else {
                        scalars.add(scalar(parser));
                    }
                    generator.copyCurrentStructureExact(parser);
                }
                generator.writeEndArray();
            }
            return isFlat ? String.join(";", scalars) : text.toString();
        }

        private static String scalar(JsonParser parser) throws IOException {
            String text = parser.getText();
            return switch (parser.currentToken()) {
                case VALUE_NULL -> "";
                case VALUE_NUMBER_FLOAT -> plain(text);
                default -> text;
            };
        }

        /** A number in JSON is decimal and exact, also with an exponent. */
        private static String plain(String text) {
            if (text.indexOf('e') < 0 && text.indexOf('E') < 0) {
                return text;
            }
            BigDecimal number = new BigDecimal(text);
            return Math.abs((long) number.scale()) > LARGEST_EXPONENT ? text : number.toPlainString();
        }
    }
}
