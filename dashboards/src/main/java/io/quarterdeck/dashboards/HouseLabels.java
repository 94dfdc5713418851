package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.House;
import io.quarterdeck.engine.NearestWord;
import io.quarterdeck.engine.Phrase;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.engine.UserError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The words that a user's own folder has for its models, one file of {@code labels/} for each language. */
public final class HouseLabels {
    /** What a header says in English, and another language's file under the table's name. */
    private static final List<String> SAID =
            List.of("label", "purpose", "title", "message", "note", "empty", "evidence", "severity", "next_step");

    private HouseLabels() {}

    /**
     * Holds every line to something that the house has.
     *
     * @param own the headers of the house's own models
     * @throws UserError naming file and line, where a language or a key is unknown, or a message cannot be filled
     */
    public static void hold(House house, Collection<TableHeader> own) {
        SortedSet<String> known = new TreeSet<>();
        SortedMap<String, TableHeader> messages = new TreeMap<>();
        SortedMap<String, TableHeader> phrases = new TreeMap<>();
        for (TableHeader header : own) {
            SAID.forEach(said -> known.add(header.name() + "." + said));
            header.columns().forEach(column -> known.add("heading." + column.name()));
            header.attribute("tab").ifPresent(tab -> known.add("tab." + tab));
            header.attribute("book")
                    .ifPresent(book -> known.addAll(List.of("book." + book, "book." + book + ".about")));
            messages.put(header.name() + ".message", header);
            phrases.put(header.name() + ".evidence", header);
        }
        house.room(House.LABELS).forEach((language, text) -> {
            String file = House.place(House.LABELS, language);
            if (!Labels.languages().contains(language)) {
                throw new UserError(
                        ExitCode.USAGE,
                        file,
                        "there is no language \"" + language + "\"",
                        "one of " + String.join(", ", Labels.languages()) + " as the file's name",
                        NearestWord.didYouMean(language, Labels.languages()) + "Rename or remove it");
            }
            SortedSet<String> ours = Labels.of(language).keys();
            Labels.read(file, text).forEach((key, value) -> {
                String where = file + lineOf(text, key);
                if (ours.contains(key)) {
                    throw new UserError(
                            ExitCode.USAGE,
                            where,
                            "\"" + key + "\" has a text already",
                            "texts for what is new in the house",
                            "Remove the line");
                }
                boolean isValue = key.startsWith("value.");
                if (!isValue && !known.contains(key)) {
                    throw new UserError(
                            ExitCode.USAGE,
                            where,
                            "nothing in the house is called \"" + key + "\"",
                            "the name of a metric, flag, data rule or sheet with "
                                    + String.join(", ", SAID)
                                    + ", or heading.COLUMN, tab.TAB, value.COLUMN.VALUE",
                            NearestWord.didYouMean(key, known) + "Correct or remove it");
                }
                if (phrases.containsKey(key)) {
                    holdEvidence(where, value, phrases.get(key));
                }
                if (messages.containsKey(key)) {
                    MessagePlaces.wrong(value, messages.get(key).columns()).ifPresent(wrong -> {
                        throw new UserError(
                                ExitCode.USAGE,
                                where,
                                wrong,
                                "the places of the message in the SQL",
                                "Correct it; docs/house.md lists the places");
                    });
                }
            });
        });
    }

    private static void holdEvidence(String where, String text, TableHeader flag) {
        String wrong;
        try {
            SortedSet<String> places = Phrase.parse(text).places();
            flag.columns().forEach(column -> places.remove(column.name()));
            wrong = places.isEmpty() ? "" : "the evidence names " + places + ", which are not among the flag's columns";
        } catch (IllegalArgumentException e) {
            wrong = e.getMessage();
        }
        if (!wrong.isEmpty()) {
            throw new UserError(ExitCode.USAGE, where, wrong, "the places of the evidence in the SQL", "Correct it");
        }
    }

    private static String lineOf(String text, String key) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().matches(Pattern.quote(key) + "\\s*[=:\\s].*")) {
                return " line " + (i + 1);
            }
        }
        return "";
    }

    /**
     * The keys for which a language has no text, so that the English text or the name stands there; none for English.
     *
     * @param headers of any tables; those of the house's own count
     */
    public static List<String> missing(House house, String language, Collection<TableHeader> headers) {
        if (language.equals("en")) {
            return List.of();
        }
        Labels labels = Labels.of(language, house);
        SortedSet<String> wanted = new TreeSet<>();
        for (TableHeader header : headers) {
            if (header.origin().isEmpty()) {
                continue;
            }
            List<String> said = new ArrayList<>(List.of("title", "message", "note", "empty"));
            said.removeIf(key -> header.attribute(key).isEmpty());
            if (header.attribute("tab").isPresent()) {
                wanted.add("tab." + header.attribute("tab").get());
                for (Column column : header.columns()) {
                    if (!column.name().endsWith("_order")) {
                        wanted.add("heading." + column.name());
                    }
                }
            } else {
                said.add("label");
            }
            if (header.attribute("evidence").isPresent()) {
                said.addAll(List.of("evidence", "severity", "next_step"));
            }
            said.add("purpose");
            said.forEach(key -> wanted.add(header.name() + "." + key));
        }
        return wanted.stream().filter(key -> !labels.has(key)).toList();
    }
}
