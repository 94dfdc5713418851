package io.quarterdeck.cli;

import io.quarterdeck.engine.NearestWord;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.forecast.whatif.Change;
import io.quarterdeck.forecast.whatif.Names;
import io.quarterdeck.forecast.whatif.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The text of scenarios, as {@code docs/what-if.md} describes it: read strictly, with the line of whatever cannot be
 * meant, and written back.
 */
final class ScenarioFile {
    private static final int MOST_BYTES = 1 << 20;

    private static final List<String> KEYS = List.of("name", "question", "changes");

    private static final String A_SCENARIO = "lines like \"name: two more reps\" and \"changes:\"";

    private final FileLine file;
    private final ScenarioChange change;

    private ScenarioFile(FileLine file, ScenarioChange change) {
        this.file = file;
        this.change = change;
    }

    /**
     * The scenarios of a file, in its order.
     *
     * @param names whom and what they may name
     * @param asOf the review's date; nothing can be changed on it or before
     * @throws UserError if it is no such file, or says something that cannot be done
     */
    static List<Scenario> read(Path file, Names names, LocalDate asOf) {
        String name = String.valueOf(file.getFileName());
        return parse(textOf(file, new FileLine(name, 0)), name, names, asOf);
    }

    /** The same of a text. @param file where it stands, for a message */
    static List<Scenario> parse(String text, String file, Names names, LocalDate asOf) {
        FileLine whole = new FileLine(file, 0);
        List<YamlPiece> documents = YamlPiece.documents(whole.file(), text).stream()
                .filter(document -> !(document instanceof YamlPiece.Nothing))
                .toList();
        if (documents.isEmpty()) {
            throw whole.refused("it is empty", A_SCENARIO, "Write one; docs/what-if.md has examples");
        }
        ScenarioFile reader = new ScenarioFile(whole, new ScenarioChange(names, asOf));
        List<Scenario> scenarios = new ArrayList<>();
        SortedMap<String, Integer> lines = new TreeMap<>();
        for (YamlPiece document : documents) {
            Scenario scenario = reader.scenario(document);
            Integer first = lines.putIfAbsent(
                    scenario.name().toLowerCase(Locale.ROOT), document.at().line());
            if (first != null) {
                throw document.at()
                        .refused(
                                "another scenario, that of line " + first + ", is called \"" + scenario.name()
                                        + "\" too",
                                "a name of its own for each",
                                "Give it another name");
            }
            scenarios.add(scenario);
        }
        return List.copyOf(scenarios);
    }

    private static String textOf(Path file, FileLine whole) {
        if (Files.isDirectory(file)) {
            throw whole.refused("it is a folder", "a text file with a scenario", "Name the file in it");
        }
        if (!Files.exists(file)) {
            throw whole.refused("there is no such file", "a text file with a scenario", "Check the path");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw whole.refused("it is larger than 1 MB", "a text of some lines", "Check that it is a scenario");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw whole.refused("it is no text in UTF-8", "a text file in UTF-8", "Save it again in UTF-8", e);
        } catch (IOException e) {
            throw whole.refused(
                    "it cannot be read (" + e.getClass().getSimpleName() + ")",
                    "a text file in UTF-8 that may be read",
                    "Save it again, or mend its permissions",
                    e);
        }
    }

    private Scenario scenario(YamlPiece document) {
        if (!(document instanceof YamlPiece.Group group)) {
            throw document.at().refused("this is " + document.shown() + ", no scenario", A_SCENARIO, "Correct it");
        }
        group.values().forEach((key, value) -> {
            if (!KEYS.contains(key)) {
                throw value.at()
                        .refused(
                                "the key \"" + key + "\" is not known",
                                "one of " + KEYS,
                                NearestWord.didYouMean(key, KEYS) + "Correct or remove it");
            }
        });
        String name = group.values().containsKey("name") ? name(group.values().get("name")) : nameOfFile();
        String question =
                group.values().containsKey("question") ? question(group.values().get("question")) : "";
        YamlPiece listed = group.values().get("changes");
        if (listed == null) {
            throw group.at().refused("it has no changes", "changes: and a list, [] for the base as it is", "Add them");
        }
        if (!(listed instanceof YamlPiece.Items items)) {
            throw listed.at()
                    .refused(
                            "changes is " + listed.shown(),
                            "a list of lines like \"  - { driver: win_rate, change: +3pp }\", or []",
                            "Correct it");
        }
        List<Change> changes = items.items().stream().map(change::of).toList();
        if (name.equalsIgnoreCase(Scenario.BASE) && !changes.isEmpty()) {
            throw group.at()
                    .refused(
                            "\"" + name + "\" is the name of the forecast as it is",
                            "another name for a scenario that changes it",
                            "Give it one");
        }
        return new Scenario(name, question, changes);
    }

    private static String name(YamlPiece piece) {
        boolean isName = piece instanceof YamlPiece.Text text
                && text.isShort()
                && text.text().strip().lines().count() == 1;
        if (!isName) {
            throw piece.at().refused("name is " + piece.shown(), "some words on one line", "Correct or remove it");
        }
        return ((YamlPiece.Text) piece).text().strip();
    }

    private static String question(YamlPiece piece) {
        if (!(piece instanceof YamlPiece.Text text)) {
            throw piece.at().refused("question is " + piece.shown(), "a sentence", "Correct or remove it");
        }
        return text.text().strip();
    }

    private String nameOfFile() {
        int end = file.file().lastIndexOf('.');
        return end > 0 ? file.file().substring(0, end) : file.file();
    }
}
