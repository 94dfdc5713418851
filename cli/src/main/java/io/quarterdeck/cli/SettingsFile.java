package io.quarterdeck.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.Period;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.ingest.Words;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The text of a settings file, value by value. Each value is asked for with its default; the file remembers which differ
 * from it, and says line, found and wanted of one that is not possible.
 */
final class SettingsFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // NO is Norway.
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build();

    private final JsonNode root;

    /** The line of every key and list item, by its place in the tree, such as {@code /thresholds/stale_days}. */
    private final Map<String, Integer> lines;

    private final SortedMap<String, String> changed = new TreeMap<>();

    private SettingsFile(JsonNode root, Map<String, Integer> lines) {
        this.root = root;
        this.lines = lines;
    }

    /** A file that sets nothing. */
    static SettingsFile empty() {
        return new SettingsFile(YAML.createObjectNode(), Map.of());
    }

    /**
     * Reads a file.
     *
     * @param known every key that it may have
     * @throws UserError if it is no such file, or has another key
     */
    static SettingsFile read(Path path, Collection<String> known) {
        try {
            String text = Files.readString(path);
            if (text.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"))) {
                return empty();
            }
            SettingsFile file = new SettingsFile(YAML.readTree(text), lines(text));
            if (!file.root.isObject()) {
                throw new UserError(
                        ExitCode.USAGE,
                        Settings.FILE,
                        "these are no settings",
                        "lines like \"company: Harbourline\"",
                        "Correct it");
            }
            file.root
                    .properties()
                    .forEach(entry -> file.holdKnown(entry.getKey(), "/" + entry.getKey(), known, "setting"));
            return file;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new UserError(
                    ExitCode.USAGE,
                    Settings.FILE + " line " + line,
                    "it cannot be read ("
                            + e.getOriginalMessage().lines().findFirst().orElse("") + ")",
                    "lines like \"company: Harbourline\", with quotes around a value that starts with a sign",
                    "Correct it",
                    e);
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.USAGE,
                    Settings.FILE,
                    "it cannot be read (" + e.getClass().getSimpleName() + ")",
                    "a text file in UTF-8 that may be read",
                    "Save it again, or mend its permissions",
                    e);
        }
    }

    private static Map<String, Integer> lines(String text) throws IOException {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = YAML.getFactory().createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String place = parser.getParsingContext().pathAsPointer().toString();
                lines.putIfAbsent(place, parser.currentTokenLocation().getLineNr());
            }
        }
        return lines;
    }

    /** A text, or {@code fallback} where the file has none. */
    String text(String key, String fallback, Predicate<String> isPossible, String wanted) {
        JsonNode node = node(key);
        if (node == null) {
            return fallback;
        }
        String text = node.asText().strip();
        if (!node.isValueNode() || !isPossible.test(text)) {
            throw refused("/" + key, node, wanted, "Correct it");
        }
        return changed(key, text, fallback);
    }

    /** One of some words; the first is the default. */
    String choice(String key, List<String> words) {
        JsonNode node = node(key);
        if (node == null) {
            return words.get(0);
        }
        if (!node.isValueNode() || !words.contains(node.asText())) {
            throw refused("/" + key, node, "one of " + words, Words.didYouMean(node.asText(), words) + "Correct it");
        }
        return changed(key, node.asText(), words.get(0));
    }

    /** A whole number from {@code least} to {@code most}. */
    int whole(String key, int fallback, int least, int most, String wanted) {
        JsonNode node = node(key);
        if (node == null) {
            return fallback;
        }
        if (!node.isInt() || node.intValue() < least || node.intValue() > most) {
            throw refused("/" + key, node, wanted, "Correct it");
        }
        changed(key, node.asText(), Integer.toString(fallback));
        return node.intValue();
    }

    /** A list of texts, in the order of the file; empty where the file has none. */
    List<String> list(String key, Predicate<String> isPossible, String wanted) {
        JsonNode node = node(key);
        if (node == null) {
            return List.of();
        }
        if (!node.isArray()) {
            throw refused("/" + key, node, "a list like [first, second] of " + wanted, "Correct it");
        }
        List<String> list = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            JsonNode item = node.get(i);
            if (!item.isValueNode() || !isPossible.test(item.asText()) || list.contains(item.asText())) {
                throw refused("/" + key + "/" + i, item, wanted + ", each once", "Correct it");
            }
            list.add(item.asText());
        }
        changed(key, node.toString(), "[]");
        return List.copyOf(list);
    }

    /** Texts by text, in the order of the file; empty where the file has none. */
    Map<String, String> map(String key, Predicate<Map.Entry<String, String>> isPossible, String wanted) {
        Map<String, String> map = new LinkedHashMap<>();
        entries(key, wanted).forEach((name, value) -> {
            Map.Entry<String, String> entry = Map.entry(name, value.asText());
            if (!value.isValueNode() || !isPossible.test(entry)) {
                throw refused(place(key, name), value, wanted, "Correct it");
            }
            map.put(name, value.asText());
        });
        if (!map.isEmpty()) {
            changed(key, node(key).toString(), "{}");
        }
        return map;
    }

    /** Numbers by name: the defaults, with those that the file sets in their place. */
    SortedMap<String, BigDecimal> numbers(
            String key,
            SortedMap<String, BigDecimal> defaults,
            Predicate<Map.Entry<String, BigDecimal>> isPossible,
            String wanted) {
        SortedMap<String, BigDecimal> numbers = new TreeMap<>(defaults);
        entries(key, wanted).forEach((name, value) -> {
            holdKnown(name, place(key, name), defaults.keySet(), "threshold");
            if (!value.isNumber() || !isPossible.test(Map.entry(name, value.decimalValue()))) {
                throw refused(place(key, name), value, wanted, "Correct it");
            }
            numbers.put(name, value.decimalValue());
            if (value.decimalValue().compareTo(defaults.get(name)) != 0) {
                changed.put(
                        key + "." + name,
                        value.decimalValue().stripTrailingZeros().toPlainString());
            }
        });
        return numbers;
    }

    /**
     * The targets that the file lists, each a group like {@code {team: East, period: 2025-Q3, amount: 9000000}}.
     *
     * @param period gives the period that a text means
     */
    List<SettingsTarget> targets(String key, Function<String, Optional<Period>> period) {
        JsonNode node = node(key);
        if (node == null) {
            return List.of();
        }
        String wanted = "a list of targets like {team: East, period: 2025-Q3, amount: 9000000}";
        if (!node.isArray()) {
            throw refused("/" + key, node, wanted, "Correct it");
        }
        List<SettingsTarget> targets = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            String place = "/" + key + "/" + i;
            if (!node.get(i).isObject()) {
                throw refused(place, node.get(i), wanted, "Correct it");
            }
            targets.add(target(place, node.get(i), period, wanted));
        }
        if (!targets.isEmpty()) {
            changed(key, node.toString(), "[]");
        }
        return List.copyOf(targets);
    }

    /** Ten times as much and more is a slip of the pen: 20 for 20 %. */
    private static final BigDecimal MOST_GROWTH = BigDecimal.valueOf(10);

    private SettingsTarget target(
            String place, JsonNode node, Function<String, Optional<Period>> period, String wanted) {
        List<String> known = new ArrayList<>(SettingsTarget.SCOPES);
        known.addAll(List.of("measure", "period", "amount", "growth"));
        node.properties().forEach(entry -> {
            holdKnown(entry.getKey(), place + "/" + entry.getKey(), known, "word of a target");
            if (!entry.getValue().isValueNode() || entry.getValue().asText().isBlank()) {
                throw refused(place + "/" + entry.getKey(), entry.getValue(), "one value", "Correct it");
            }
        });
        List<String> scopes = SettingsTarget.SCOPES.stream().filter(node::has).toList();
        // A product narrows the target of a person or a team; alone it is what the target is for.
        List<String> owners = scopes.stream().filter(s -> !s.equals("product")).toList();
        if (owners.size() > 1) {
            throw refused(place, node, "one of " + SettingsTarget.SCOPES + " in each target", "Make them two targets");
        }
        boolean isGrowth = node.has("growth") && !node.has("amount");
        JsonNode amount = node.path(isGrowth ? "growth" : "amount");
        if (isGrowth && (!amount.isNumber() || amount.decimalValue().abs().compareTo(MOST_GROWTH) > 0)) {
            throw refused(place, amount, "a growth like 0.2 for a fifth more than a year earlier", "Correct it");
        }
        if (!isGrowth && (!amount.isNumber() || amount.decimalValue().signum() < 0)) {
            throw refused(place, amount.isMissingNode() ? node : amount, wanted, "Give the amount as a plain number");
        }
        String text = node.path("period").asText();
        Period of = period.apply(text)
                .orElseThrow(() -> refused(
                        place,
                        node.has("period") ? node.get("period") : node,
                        "a period like 2025, 2025-Q3 or 2025-08",
                        "Correct it"));
        String type = owners.isEmpty() ? scopes.isEmpty() ? "company" : "product" : owners.get(0);
        return new SettingsTarget(
                node.path("measure").asText("bookings"),
                type,
                type.equals("company") ? "company" : node.get(type).asText(),
                type.equals("product") ? "" : node.path("product").asText(""),
                of,
                amount.decimalValue(),
                isGrowth);
    }

    /** Each setting that differs from its default, as text. */
    SortedMap<String, String> changed() {
        return changed;
    }

    /** Whether the file has a value for {@code key}. */
    boolean has(String key) {
        return node(key) != null;
    }

    /** A message that the value of {@code key} does not go with the others. */
    UserError refused(String key, String wanted, String remedy) {
        return refused("/" + key, root.get(key), wanted, remedy);
    }

    private Map<String, JsonNode> entries(String key, String wanted) {
        JsonNode node = node(key);
        if (node == null) {
            return Map.of();
        }
        if (!node.isObject()) {
            throw refused("/" + key, node, "lines below it, each with " + wanted, "Correct it");
        }
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        node.properties().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        return entries;
    }

    private void holdKnown(String name, String place, Collection<String> known, String what) {
        if (!known.contains(name)) {
            throw new UserError(
                    ExitCode.USAGE,
                    where(place),
                    "the " + what + " \"" + name + "\" is not known",
                    "one of " + known.stream().sorted().toList(),
                    Words.didYouMean(name, known) + "Correct or remove it");
        }
    }

    private UserError refused(String place, JsonNode found, String wanted, String remedy) {
        String name = place.substring(1).replace('/', '.').replace("~1", "/").replace("~0", "~");
        String value =
                found.isValueNode() ? "\"" + found.asText() + "\"" : found.isArray() ? "a list" : "a group of lines";
        return new UserError(ExitCode.USAGE, where(place), name + " is " + value, wanted, remedy);
    }

    private String where(String place) {
        Integer line = lines.get(place);
        return line == null ? Settings.FILE : Settings.FILE + " line " + line;
    }

    /** A place as RFC 6901 writes it. */
    private static String place(String key, String name) {
        return "/" + key + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** The value of a key; null where it is absent or empty. */
    private JsonNode node(String key) {
        JsonNode node = root.get(key);
        return node == null || node.isNull() ? null : node;
    }

    private String changed(String key, String value, String fallback) {
        if (!value.equals(fallback)) {
            changed.put(key, value);
        }
        return value;
    }
}
