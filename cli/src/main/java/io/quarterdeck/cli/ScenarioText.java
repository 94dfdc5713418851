package io.quarterdeck.cli;

import io.quarterdeck.forecast.whatif.Change;
import io.quarterdeck.forecast.whatif.Driver;
import io.quarterdeck.forecast.whatif.Scenario;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A scenario written down. */
final class ScenarioText {
    /** Words that another reader of YAML may take for something else. */
    private static final List<String> SPECIAL = List.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

    private ScenarioText() {}

    /**
     * A scenario as text that {@link ScenarioFile#read} takes for the same: its name, its question and its changes, but not the lines on
     * which they stood. Several such texts with {@code ---} between them are one file.
     */
    static String of(Scenario scenario) {
        StringBuilder text = new StringBuilder("name: " + quoted(scenario.name()) + "\n");
        if (!scenario.question().isBlank()) {
            text.append("question: ").append(quoted(scenario.question())).append('\n');
        }
        if (scenario.changes().isEmpty()) {
            return text.append("changes: []\n").toString();
        }
        text.append("changes:\n");
        for (Change change : scenario.changes()) {
            List<String> parts = new ArrayList<>();
            for (Map.Entry<String, String> part : parts(change).entrySet()) {
                parts.add(part.getKey() + ": " + part.getValue());
            }
            text.append("  - { ").append(String.join(", ", parts)).append(" }\n");
        }
        return text.toString();
    }

    /** The keys and values of a change, as they are written. */
    private static Map<String, String> parts(Change change) {
        return change instanceof Change.Drive drive ? parts(drive) : parts((Change.Move) change);
    }

    private static Map<String, String> parts(Change.Drive drive) {
        Map<String, String> text = new LinkedHashMap<>();
        text.put("driver", drive.driver().word());
        if (!drive.scope().type().equals("company")) {
            text.put(drive.scope().type(), quoted(drive.scope().id()));
        }
        if (drive.driver() == Driver.RAMP) {
            text.put("set", DriverValue.text(drive.ramp()));
        } else {
            String[] value = new DriverValue(drive.operation(), drive.value()).text(drive.driver());
            text.put(value[0], value[1]);
        }
        LocalDate from = drive.from();
        LocalDate until = drive.until();
        if (from != null && from.getDayOfMonth() == 1 && from.plusMonths(1).equals(until)) {
            text.put("month", YearMonth.from(from).toString());
        } else {
            if (from != null) {
                text.put("from", from.toString());
            }
            if (until != null) {
                text.put("until", until.minusDays(1).toString());
            }
        }
        if (drive.driver() == Driver.HEADCOUNT && !drive.ramp().isEmpty()) {
            text.put("ramp", drive.ramp().equals(List.of(1.0)) ? "none" : DriverValue.text(drive.ramp()));
        }
        return text;
    }

    private static Map<String, String> parts(Change.Move move) {
        Map<String, String> text = new LinkedHashMap<>();
        text.put("move", move.moved().word());
        text.put(move.moved().word(), quoted(move.id()));
        if (move.to() != null) {
            text.put("to", quoted(move.to()));
        }
        if (move.date() != null) {
            text.put("date", move.date().toString());
        }
        if (move.from() != null) {
            text.put("from", move.from().toString());
        }
        return text;
    }

    /** A text that YAML reads as it is: with quotes unless it is plain words. */
    static String quoted(String text) {
        boolean isPlain = text.matches("\\p{L}([\\p{L}\\p{N} _./-]*[\\p{L}\\p{N}])?")
                && !SPECIAL.contains(text.toLowerCase(Locale.ROOT));
        if (isPlain) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            int type = Character.getType(c);
            boolean isUnseen = Character.isISOControl(c)
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (isUnseen) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
