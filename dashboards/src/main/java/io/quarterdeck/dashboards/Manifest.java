package io.quarterdeck.dashboards;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarterdeck.engine.House;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a pack was made of and what it holds, written as {@code manifest.json}. It names no clock time, absolute path,
 * duration or host, so that the same inputs, settings, date and version give the same bytes anywhere.
 *
 * @param version Quarterdeck's own
 * @param settings what the run was told, by name; no folders
 * @param engine where the SQL ran; no part of the run id, for both engines give the same tables
 * @param inputs by file
 * @param house the files of the user's own folder that take part
 * @param notUsed files that lay among the exports and were not read, by name
 * @param isDraft whether a rule that stops a review is broken or a threshold is crossed; no part of the run id either
 * @param outputs every file of the pack but this one, by name
 */
public record Manifest(
        String version,
        SortedMap<String, String> settings,
        LocalDate asOf,
        String engine,
        List<Input> inputs,
        List<Output> house,
        List<String> notUsed,
        boolean isDraft,
        List<Output> outputs) {
    /** The manifest's own name in the pack. */
    static final String FILE = "manifest.json";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern ABSOLUTE = Pattern.compile("(/|\\\\|~/|[A-Za-z]:[/\\\\]|file:).+", Pattern.DOTALL);

    /**
     * A file that was read, and what became of its records.
     *
     * @param file its name, or its place below the folder of exports
     */
    public record Input(
            String file, String sha256, String preset, long recordsIn, long loaded, long quarantined, long setAside) {
        public Input {
            requireNonNull(sha256, "sha256 is null");
            requireNonNull(preset, "preset is null");
            file = relative(file);
            if (recordsIn != loaded + quarantined) {
                throw new IllegalArgumentException(file + ": " + recordsIn + " records in, but " + loaded
                        + " loaded and " + quarantined + " quarantined");
            }
        }
    }

    /** A file of the pack or of a house. @param file its place there, with {@code /} between folders */
    public record Output(String file, String sha256) {
        public Output {
            requireNonNull(sha256, "sha256 is null");
            file = relative(file);
        }
    }

    public Manifest {
        requireNonNull(version, "version is null");
        requireNonNull(asOf, "asOf is null");
        requireNonNull(engine, "engine is null");
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        settings.values().forEach(Manifest::relative);
        inputs = inputs.stream()
                .sorted(Comparator.comparing(Input::file).thenComparing(Input::sha256))
                .toList();
        house = house.stream().sorted(Comparator.comparing(Output::file)).toList();
        notUsed = notUsed.stream().map(Manifest::relative).sorted().toList();
        outputs = outputs.stream().sorted(Comparator.comparing(Output::file)).toList();
    }

    private static String relative(String path) {
        if (ABSOLUTE.matcher(path).matches()) {
            throw new IllegalArgumentException("a manifest names no folder of this machine: " + path);
        }
        return path;
    }

    /** A manifest before the outputs are known: the parts that the caller of {@link PackFolder#finish} knows. */
    public Manifest(
            String version,
            Map<String, String> settings,
            LocalDate asOf,
            String engine,
            List<Input> inputs,
            List<String> notUsed) {
        this(version, new TreeMap<>(settings), asOf, engine, inputs, List.of(), notUsed, false, List.of());
    }

    /** The same manifest, of a review with what is in a house. */
    public Manifest with(House own) {
        List<Output> files = new ArrayList<>();
        own.texts()
                .forEach((file, text) -> files.add(new Output(file, Sha256.of(text.getBytes(StandardCharsets.UTF_8)))));
        return new Manifest(version, settings, asOf, engine, inputs, files, notUsed, isDraft, outputs);
    }

    /** The same manifest, of a draft or of a final pack. */
    public Manifest asDraft(boolean draft) {
        return new Manifest(version, settings, asOf, engine, inputs, house, notUsed, draft, outputs);
    }

    Manifest withOutputs(List<Output> files) {
        return new Manifest(version, settings, asOf, engine, inputs, house, notUsed, isDraft, files);
    }

    /** 16 hexadecimal digits that two runs share when their inputs, settings, as-of date and version are the same. */
    public String runId() {
        ObjectNode parts = JSON.objectNode();
        parts.put("version", version);
        parts.put("as_of", asOf.toString());
        settings.forEach(parts.putObject("settings")::put);
        ArrayNode files = parts.putArray("inputs");
        for (Input input : inputs) {
            files.addArray().add(input.file()).add(input.sha256()).add(input.preset());
        }
        if (!house.isEmpty()) {
            ArrayNode own = parts.putArray("house");
            house.forEach(file -> own.addArray().add(file.file()).add(file.sha256()));
        }
        return Sha256.of(parts.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    /** The file's bytes: keys in a fixed order, two spaces deep, LF. */
    public byte[] json() {
        ObjectNode root = JSON.objectNode();
        root.put("version", version);
        root.put("run_id", runId());
        root.put("as_of", asOf.toString());
        root.put("draft", isDraft);
        root.put("engine", engine);
        settings.forEach(root.putObject("settings")::put);
        ArrayNode read = root.putArray("inputs");
        for (Input input : inputs) {
            read.addObject()
                    .put("file", input.file())
                    .put("sha256", input.sha256())
                    .put("preset", input.preset())
                    .put("records_in", input.recordsIn())
                    .put("loaded", input.loaded())
                    .put("quarantined", input.quarantined())
                    .put("set_aside", input.setAside());
        }
        if (!house.isEmpty()) {
            ArrayNode own = root.putArray("house");
            house.forEach(file -> own.addObject().put("file", file.file()).put("sha256", file.sha256()));
        }
        notUsed.forEach(root.putArray("not_used")::add);
        ArrayNode written = root.putArray("outputs");
        for (Output output : outputs) {
            written.addObject().put("file", output.file()).put("sha256", output.sha256());
        }
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withSeparators(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator(""));
        printer.indentObjectsWith(indent);
        printer.indentArraysWith(indent);
        try {
            return (new ObjectMapper().writer(printer).writeValueAsString(root) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The outputs that a pack's manifest lists, from file to hash.
     *
     * @return empty where {@code json} is no manifest of ours, of whatever version
     */
    static Optional<SortedMap<String, String>> outputsIn(byte[] json) {
        try {
            JsonNode root = new ObjectMapper().readTree(json);
            if (!root.path("version").isTextual()
                    || !root.path("run_id").isTextual()
                    || !root.path("outputs").isArray()) {
                return Optional.empty();
            }
            SortedMap<String, String> outputs = new TreeMap<>();
            for (JsonNode output : root.get("outputs")) {
                outputs.put(output.path("file").asText(), output.path("sha256").asText());
            }
            return Optional.of(outputs);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
