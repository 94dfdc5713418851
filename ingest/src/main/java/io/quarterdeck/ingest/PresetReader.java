package io.quarterdeck.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads a preset's YAML strictly: an unknown key is refused, with its line and the word that was probably meant. */
final class PresetReader {
    private static final ObjectMapper YAML = YAMLMapper.builder(new YAMLFactory())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private PresetReader() {}

    /** @throws UserError naming the line, if it is no YAML or a key is unknown */
    static PresetFile read(String file, String text) {
        try {
            return YAML.readValue(text, PresetFile.class);
        } catch (UnrecognizedPropertyException e) {
            List<String> known = e.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .toList();
            throw Presets.wrong(
                    file + lineOf(text, e),
                    "unknown key \"" + e.getPropertyName() + "\"",
                    "one of " + String.join(", ", known),
                    Words.didYouMean(e.getPropertyName(), known) + "Mend or remove it");
        } catch (InvalidFormatException e) {
            Object[] constants = e.getTargetType().getEnumConstants();
            List<String> words = constants == null
                    ? List.of()
                    : Arrays.stream(constants)
                            .map(w -> w.toString().toLowerCase(Locale.ROOT))
                            .toList();
            throw Presets.wrong(
                    file + lineOf(text, e),
                    "\"" + e.getValue() + "\"",
                    words.isEmpty() ? "a " + e.getTargetType().getSimpleName() : "one of " + String.join(", ", words),
                    Words.didYouMean(String.valueOf(e.getValue()), words) + "Mend it");
        } catch (JsonMappingException e) {
            throw Presets.wrong(file + lineOf(text, e), e.getOriginalMessage(), "a preset like the others", "Mend it");
        } catch (JsonProcessingException e) {
            throw Presets.wrong(
                    file + " line " + e.getLocation().getLineNr(),
                    e.getOriginalMessage().lines().findFirst().orElse("it cannot be read"),
                    "YAML as in the other presets",
                    "Mend the line");
        }
    }

    /** Where a key stands. The mapper reports an unknown key only at the end of its block, so the path is walked. */
    private static String lineOf(String text, JsonMappingException e) {
        String wanted = e.getPath().stream()
                .map(r -> r.getFieldName() == null ? String.valueOf(r.getIndex()) : r.getFieldName())
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
        try (JsonParser parser = YAML.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.getParsingContext().pathAsPointer().toString().equals(wanted)) {
                    return " line " + parser.currentTokenLocation().getLineNr();
                }
            }
            return "";
        } catch (IOException unreadable) {
            return "";
        }
    }
}
