package io.quarterdeck.forecast;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What R and statsforecast computed on public series, in JSON files beside the repository; a test that needs one is skipped
 * where they are not. The system property {@code reference} names another folder.
 */
final class ReferenceVectors {
    private static final Path FOLDER =
            Path.of(System.getProperty("reference", "../../shared/reference/forecast-vectors"));

    private final String text;
    private int place;

    private ReferenceVectors(String text) {
        this.text = text;
    }

    /** A file as maps, lists, strings, doubles, booleans and nulls. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> read(String name) {
        Path file = FOLDER.resolve(name + ".json");
        assumeTrue(Files.exists(file), "no reference vectors in " + FOLDER);
        try {
            return (Map<String, Object>) new ReferenceVectors(Files.readString(file)).value();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double[] series(String name) {
        return numbers(map(read("series").get(name)).get("y"));
    }

    static int season(String name) {
        return (int) number(map(read("series").get(name)).get("m"));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> maps(Object value) {
        return (List<Map<String, Object>>) value;
    }

    static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    /** A list, or one number, which R writes without brackets. */
    static double[] numbers(Object value) {
        List<?> list = value instanceof List<?> l ? l : List.of(value);
        return list.stream()
                .mapToDouble(v -> v == null ? Double.NaN : number(v))
                .toArray();
    }

    static double[][] matrix(Object value) {
        return ((List<?>) value).stream().map(ReferenceVectors::numbers).toArray(double[][]::new);
    }

    private Object value() {
        char c = next();
        if (c == '{') {
            Map<String, Object> map = new LinkedHashMap<>();
            place++;
            while (next() != '}') {
                String key = (String) value();
                next();
                place++;
                map.put(key, value());
                place += next() == ',' ? 1 : 0;
            }
            place++;
            return map;
        }
        if (c == '[') {
            List<Object> list = new ArrayList<>();
            place++;
            while (next() != ']') {
                list.add(value());
                place += next() == ',' ? 1 : 0;
            }
            place++;
            return list;
        }
        if (c == '"') {
            StringBuilder string = new StringBuilder();
            for (place++; text.charAt(place) != '"'; place++) {
                place += text.charAt(place) == '\\' ? 1 : 0;
                string.append(text.charAt(place));
            }
            place++;
            return string.toString();
        }
        int start = place;
        while (place < text.length() && ",]} \n\r".indexOf(text.charAt(place)) < 0) {
            place++;
        }
        String word = text.substring(start, place);
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> null;
            default -> Double.valueOf(word);
        };
    }

    private char next() {
        while (Character.isWhitespace(text.charAt(place))) {
            place++;
        }
        return text.charAt(place);
    }
}
