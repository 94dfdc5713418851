package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.House;
import io.quarterdeck.engine.ResourceFolder;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of the outputs in one language, from one file of {@code labels/}.
 *
 * <p>What a SQL header says (title, message, note, label, purpose) is English; another language has it in its file under
 * the table's name, as {@code funnel.title}.
 */
public final class Labels {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private final String language;
    private final SortedMap<String, String> texts;

    /** English texts of a user's own folder, for what it has no text for in this language. */
    private final SortedMap<String, String> fallback;

    private Labels(String language, SortedMap<String, String> texts, SortedMap<String, String> fallback) {
        this.language = language;
        this.texts = texts;
        this.fallback = fallback;
    }

    /** The lines of a file. @throws UserError if it is no such text */
    static SortedMap<String, String> read(String file, String text) {
        Properties read = new Properties();
        try {
            read.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    ExitCode.USAGE,
                    file,
                    "it cannot be read (" + e.getMessage() + ")",
                    "lines like \"heading.big_deals = Big deals\"",
                    "Write letters as they are, without a backslash",
                    e);
        }
        SortedMap<String, String> texts = new TreeMap<>();
        read.stringPropertyNames().forEach(key -> texts.put(key, read.getProperty(key)));
        return texts;
    }

    /** The languages that there are, by their file's name. */
    public static SortedSet<String> languages() {
        return new TreeSet<>(files().keySet());
    }

    /** The words of one language. @throws IllegalArgumentException if {@code labels/} has no such file */
    public static Labels of(String language) {
        return of(language, House.NONE);
    }

    /** Ours, then those of a user's own folder; {@link HouseLabels} has looked at them. */
    static Labels of(String language, House house) {
        Map<String, String> files = files();
        if (!files.containsKey(language)) {
            throw new IllegalArgumentException(
                    "no language \"" + language + "\" among the labels; there are " + files.keySet());
        }
        SortedMap<String, String> texts = ofHouse(house, language);
        texts.putAll(read(language + ".properties", files.get(language)));
        return new Labels(language, texts, ofHouse(house, "en"));
    }

    private static SortedMap<String, String> ofHouse(House house, String language) {
        return read(
                House.place(House.LABELS, language), house.room(House.LABELS).getOrDefault(language, ""));
    }

    private static SortedMap<String, String> files() {
        return ResourceFolder.read(Labels.class, "labels", ".properties");
    }

    public String language() {
        return language;
    }

    SortedSet<String> keys() {
        return new TreeSet<>(texts.keySet());
    }

    /** The text of {@code key}, with {@code {0}}, {@code {1}} … filled in. @throws IllegalStateException if missing */
    public String text(String key, Object... values) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalStateException("labels/" + language + ".properties has no line " + key);
        }
        return filled(text, values);
    }

    /** {@code text} with {@code {0}}, {@code {1}} … filled in; what a value holds is not filled again. */
    static String filled(String text, Object... values) {
        StringBuilder filled = new StringBuilder();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            int number = Integer.parseInt(place.group(1));
            String value = number < values.length ? String.valueOf(values[number]) : place.group();
            place.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return place.appendTail(filled).toString();
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(texts.getOrDefault(key, fallback.get(key)));
    }

    /** Whether this language itself has a text. */
    boolean has(String key) {
        return texts.containsKey(key);
    }

    /** A column's heading, without its unit; its name in words where a table of the house has no line here. */
    public String heading(String column) {
        return find("heading." + column).orElseGet(() -> inWords(column));
    }

    /** The name of a sheet; its key in words where a sheet of the house has no line here. */
    String tab(String tab) {
        return find("tab." + tab).orElseGet(() -> inWords(tab));
    }

    private static String inWords(String name) {
        String words = name.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** A column's heading with its unit, such as {@code Booked, CNY}. */
    public String heading(Column column, String currency) {
        String heading = heading(column.name());
        return switch (column.unit()) {
            case MONEY ->
                column.name().endsWith("_local") || currency.isEmpty()
                        ? heading
                        : text("heading.with_unit", heading, currencyUnit(currency));
            case DAYS -> text("heading.with_unit", heading, text("unit.days"));
            default -> heading;
        };
    }

    /** How amounts in {@code currency} are headed: 元 for CNY in Chinese. */
    public String currencyUnit(String currency) {
        return find("unit.currency." + currency).orElse(currency);
    }

    /** What a table's header says under {@code attribute}, in this language; empty where it says nothing. */
    public String of(TableHeader table, String attribute) {
        return find(table.name() + "." + attribute).orElseGet(() -> switch (attribute) {
            case "label" -> table.label();
            case "purpose" -> table.purpose();
            default -> table.attribute(attribute).orElse("");
        });
    }

    /** A code or a stand-in of the data in words: {@code won} under {@code status}, or {@code (unassigned)}. */
    public String value(String column, String raw) {
        String slug =
                raw.toLowerCase(Locale.ROOT).replaceAll("[^\\p{Alnum}]+", "_").replaceAll("^_|_$", "");
        Optional<String> ofColumn = find("value." + column + "." + slug);
        if (ofColumn.isPresent()) {
            return ofColumn.get();
        }
        return raw.startsWith("(") && raw.endsWith(")") ? find("value." + slug).orElse(raw) : raw;
    }
}
