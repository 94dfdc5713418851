package io.quarterdeck.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A part of a YAML text as it was typed: {@code +20} and {@code 007} stay what they are, no text becomes a number or a
 * date, and each part knows its line. Anchors and aliases, with which a short text can stand for an endless one, are refused.
 */
sealed interface YamlPiece {

    /** Where it stands; what has a key stands where its key does. */
    FileLine at();

    /** How a message names it. */
    String shown();

    /** A word, a number, a sentence. */
    record Text(FileLine at, String text) implements YamlPiece {
        private static final int SHOWN_LENGTH = 60;
        private static final int SHORT_LENGTH = 500;

        /** Whether it may be a name or a number: not blank, and not a page. */
        boolean isShort() {
            return !text.isBlank() && text.length() <= SHORT_LENGTH;
        }

        @Override
        public String shown() {
            return "\"" + (text.length() <= SHOWN_LENGTH ? text : text.substring(0, SHOWN_LENGTH) + "…") + "\"";
        }
    }

    /** What is left empty. */
    record Nothing(FileLine at) implements YamlPiece {
        @Override
        public String shown() {
            return "empty";
        }
    }

    /** A list. */
    record Items(FileLine at, List<YamlPiece> items) implements YamlPiece {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String shown() {
            return "a list";
        }
    }

    /** Values by key, in the order of the text. */
    record Group(FileLine at, Map<String, YamlPiece> values) implements YamlPiece {
        public Group {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public String shown() {
            return "a group of keys";
        }
    }

    /**
     * The documents of a text, which stand between lines of {@code ---}.
     *
     * @throws UserError if it is no YAML, or has a key twice, an anchor or an alias
     */
    static List<YamlPiece> documents(String file, String text) {
        List<YamlPiece> documents = new ArrayList<>();
        try (YAMLParser parser = Reading.YAML.createParser(text)) {
            while (parser.nextToken() != null) {
                if (documents.size() == Reading.MOST_DOCUMENTS) {
                    throw new FileLine(file, Reading.lineOf(parser))
                            .refused(
                                    "there are more than " + Reading.MOST_DOCUMENTS + " documents",
                                    "at most so many in a file",
                                    "Make several files");
                }
                documents.add(new Reading(file, parser).piece(Reading.lineOf(parser), 0));
            }
            return List.copyOf(documents);
        } catch (JsonProcessingException e) {
            throw Reading.refused(file, text, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The way from the parser's tokens to pieces. */
    record Reading(String file, YAMLParser parser) {
        private static final YAMLFactory YAML = new YAMLFactory();

        /** Lists in groups in lists; a scenario needs four. */
        private static final int MOST_DEPTH = 8;

        private static final int MOST_LETTERS = 200;

        private static final int MOST_DOCUMENTS = 100;

        /** The parser's exception stands on the token before; its message names the line. */
        private static final Pattern LINE = Pattern.compile("line (\\d+), column \\d+");

        private static final Pattern STAR = Pattern.compile(".*:\\s+\\*.*");

        private static int lineOf(YAMLParser parser) {
            return parser.currentTokenLocation().getLineNr();
        }

        private static UserError refused(String file, String text, JsonProcessingException e) {
            List<String> lines = text.lines().toList();
            int line = LINE.matcher(e.getOriginalMessage())
                    .results()
                    .mapToInt(named -> Integer.parseInt(named.group(1)))
                    .reduce((first, second) -> second)
                    .orElse(e.getLocation() == null ? 1 : e.getLocation().getLineNr());
            // What lacks its end is noticed on the line after the last.
            FileLine at = new FileLine(file, Math.max(1, Math.min(line, lines.size())));
            String typed = lines.isEmpty() ? "" : lines.get(at.line() - 1);
            if (typed.contains("\t")) {
                return at.refused("there is a tab", "spaces in its place", "Replace it", e);
            }
            if (STAR.matcher(typed).matches()) {
                return alias(at);
            }
            // The last sentence, without the parser's copies of the text.
            String reason = e.getOriginalMessage()
                    .lines()
                    .filter(sentence -> !sentence.isBlank() && !sentence.startsWith(" "))
                    .reduce((first, second) -> second)
                    .orElse("no YAML");
            return at.refused(
                    "it cannot be read (" + reason + ")",
                    "lines like \"  - { driver: win_rate, change: +3pp }\"",
                    "Correct the line, or the one above it",
                    e);
        }

        private static UserError alias(FileLine at) {
            return at.refused(
                    "a value begins with *, which YAML takes for an alias",
                    "a multiplier like x1.2, or quotes around the value",
                    "Correct it");
        }

        private YamlPiece piece(int line, int depth) throws IOException {
            FileLine at = new FileLine(file, line);
            if (depth > MOST_DEPTH) {
                throw at.refused("lists stand in lists too deeply", "at most " + MOST_DEPTH, "Write it flat");
            }
            if (parser.isCurrentAlias()) {
                throw alias(at);
            }
            if (parser.getObjectId() != null) {
                throw at.refused("there is an anchor (&)", "each value where it stands", "Write it out");
            }
            JsonToken token = parser.currentToken();
            if (token == JsonToken.START_ARRAY) {
                List<YamlPiece> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(piece(lineOf(parser), depth + 1));
                }
                return new Items(at, items);
            }
            if (token == JsonToken.START_OBJECT) {
                return new Group(at, values(depth));
            }
            return token == JsonToken.VALUE_NULL ? new Nothing(at) : new Text(at, parser.getText());
        }

        private Map<String, YamlPiece> values(int depth) throws IOException {
            Map<String, YamlPiece> values = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                int line = lineOf(parser);
                if (key.length() > MOST_LETTERS) {
                    throw new FileLine(file, line)
                            .refused("a key has " + key.length() + " letters", "a word", "Correct it");
                }
                if (values.containsKey(key)) {
                    throw new FileLine(file, line)
                            .refused("the key \"" + key + "\" stands there twice", "each key once", "Remove one");
                }
                parser.nextToken();
                values.put(key, piece(line, depth + 1));
            }
            return values;
        }
    }
}
