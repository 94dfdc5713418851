package io.quarterdeck.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** JSON text with sorted keys, one entry a line; fractions have six decimals at most. */
final class Json {
    private Json() {}

    /** The text of a map, list, number or anything that is written as its name, with a line end. */
    static String text(Object value) {
        StringBuilder text = new StringBuilder();
        append(text, value, "");
        return text.append('\n').toString();
    }

    private static void append(StringBuilder text, Object value, String indent) {
        if (value instanceof Map<?, ?> map) {
            TreeMap<String, Object> sorted = new TreeMap<>();
            map.forEach((key, entry) -> sorted.put(key.toString(), entry));
            String between = "{\n";
            for (Map.Entry<String, Object> entry : sorted.entrySet()) {
                text.append(between).append(indent).append("  ").append(quoted(entry.getKey()));
                append(text.append(": "), entry.getValue(), indent + "  ");
                between = ",\n";
            }
            text.append(sorted.isEmpty() ? "{" : "\n" + indent).append('}');
        } else if (value instanceof List<?> list) {
            String between = "";
            text.append('[');
            for (Object entry : list) {
                append(text.append(between), entry, indent + "  ");
                between = ", ";
            }
            text.append(']');
        } else if (value instanceof Double number) {
            // The exact value is rounded: the shortest text of a double differs between JDK 18 and 19.
            BigDecimal rounded = new BigDecimal(number).setScale(6, RoundingMode.HALF_EVEN);
            text.append(
                    rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString());
        } else if (value instanceof Number || value instanceof Boolean) {
            text.append(value);
        } else {
            text.append(quoted(value.toString()));
        }
    }

    static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
