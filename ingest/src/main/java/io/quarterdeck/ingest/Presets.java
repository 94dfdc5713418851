package io.quarterdeck.ingest;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.House;
import io.quarterdeck.engine.ResourceFolder;
import io.quarterdeck.engine.Unit;
import io.quarterdeck.engine.UserError;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The layouts that exports may have, read from YAML files of one CRM each.
 *
 * @param own the presets that are the user's: where one of them fits, none of ours is meant
 */
public record Presets(List<Layout> layouts, Set<String> own) {
    private static final Set<String> SCOPES =
            Set.of("company", "region", "team", "person", "product", "product_family", "channel");

    private static final Set<String> STATUSES = Set.of("open", "won", "lost");

    public Presets {
        layouts = List.copyOf(layouts);
        own = Set.copyOf(own);
    }

    /** The layouts that come with the program. */
    public static Presets builtIn() {
        return BuiltIn.PRESETS;
    }

    /** Read once: they are many. */
    private static final class BuiltIn {
        private static final Presets PRESETS = readBuiltIn();
    }

    private static Presets readBuiltIn() {
        List<Layout> layouts = new ArrayList<>();
        ResourceFolder.read(Presets.class, "presets", ".yaml")
                .forEach((name, text) -> layouts.addAll(parse(name + ".yaml", text)));
        return new Presets(layouts, Set.of());
    }

    /**
     * These and the user's own. A user's preset replaces ours of the same name.
     *
     * @throws UserError naming the file, and the line where there is one, if a preset cannot be understood
     */
    public Presets with(House house) {
        Set<String> names = new LinkedHashSet<>(own);
        Map<String, List<Layout>> byPreset = new LinkedHashMap<>();
        layouts.forEach(l ->
                byPreset.computeIfAbsent(l.preset(), p -> new ArrayList<>()).add(l));
        house.room(House.PRESETS).forEach((name, text) -> {
            byPreset.put(name, parse(name + ".yaml", text));
            names.add(name);
        });
        return new Presets(byPreset.values().stream().flatMap(List::stream).toList(), names);
    }

    /** The layouts of one preset only. @throws UserError if there is none of that name */
    Presets only(String preset) {
        List<String> names =
                layouts.stream().map(Layout::preset).distinct().sorted().toList();
        if (!names.contains(preset)) {
            throw new UserError(
                    ExitCode.USAGE,
                    "sources",
                    "there is no preset \"" + preset + "\"",
                    "one of " + String.join(", ", names),
                    Words.didYouMean(preset, names) + "Correct it in quarterdeck.yaml");
        }
        return new Presets(
                layouts.stream().filter(l -> l.preset().equals(preset)).toList(), own);
    }

    private static String presetName(String file) {
        return file.substring(0, file.length() - ".yaml".length());
    }

    /** The layouts in one file's text. */
    static List<Layout> parse(String file, String text) {
        PresetFile preset = PresetReader.read(file, text);
        for (Map.Entry<String, String> stage : preset.stages().entrySet()) {
            oneOf(STATUSES, stage.getValue(), file + ", stage \"" + stage.getKey() + "\"", "status");
        }
        List<Layout> layouts = new ArrayList<>();
        preset.layouts().forEach((name, layout) -> layouts.add(layout(file, preset, name, layout)));
        return List.copyOf(layouts);
    }

    private static Layout layout(String file, PresetFile preset, String name, PresetFile.LayoutFile layout) {
        String where = file + ", layout \"" + name + "\"";
        Set<String> required = new LinkedHashSet<>(layout.recognisedBy());
        required.addAll(layout.required().keySet());
        required.addAll(layout.where().keySet());
        layout.joined().values().forEach(required::addAll);
        Map<String, List<String>> columns = new LinkedHashMap<>(layout.required());
        columns.putAll(layout.optional());
        Optional<CanonicalTable> table = Optional.empty();
        if (!layout.table().isEmpty()) {
            Map<String, CanonicalTable> tables = CanonicalTable.all().values().stream()
                    .filter(CanonicalTable::isVersioned)
                    .collect(Collectors.toMap(CanonicalTable::name, t -> t));
            oneOf(tables.keySet(), layout.table(), where, "table");
            table = Optional.of(tables.get(layout.table()));
            checkColumns(where, table.get(), layout, columns);
        }
        List<String> dates = layout.dates().isEmpty() ? preset.dates() : layout.dates();
        dates.forEach(pattern -> checkDate(where, pattern));
        Map<String, Layout.ValueRule> rules = new LinkedHashMap<>();
        layout.values().forEach((column, rule) -> rules.put(column, rule.checked()));
        if (!layout.beside().isEmpty()) {
            oneOf(preset.layouts().keySet(), layout.beside(), where, "layout of this preset");
        }
        try {
            return new Layout(
                    presetName(file),
                    name,
                    preset.system().isEmpty() ? presetName(file) : preset.system(),
                    table,
                    layout.notUsed(),
                    required,
                    layout.unless(),
                    columns,
                    layout.where(),
                    layout.deleted(),
                    layout.full(),
                    layout.key(),
                    layout.neverEmpty(),
                    layout.mayBeEmpty(),
                    Optional.of(layout.amount()).filter(a -> !a.isEmpty()),
                    layout.constants(),
                    rules,
                    dates,
                    String.join("", layout.decimal().isEmpty() ? preset.decimal() : layout.decimal()),
                    preset.quoteEscape() == PresetFile.QuoteEscape.BACKSLASH,
                    preset.trailingOptional(),
                    preset.currencyFromFormat(),
                    preset.emptyWords(),
                    preset.stages(),
                    preset.generic(),
                    layout.beside(),
                    new Layout.Filling(layout.joined(), layout.defaults(), layout.scope()),
                    Optional.ofNullable(layout.spread())
                            .map(s -> new Layout.Spread(s.headings(), s.into(), s.value(), s.year())));
        } catch (IllegalArgumentException e) {
            throw wrong(where, e.getMessage(), "a layout as in the other presets", "Mend the layout");
        }
    }

    /** Every canonical column that the layout names is in the table, is filled once, and can be read. */
    private static void checkColumns(
            String where, CanonicalTable table, PresetFile.LayoutFile layout, Map<String, List<String>> columns) {
        List<String> names = table.values().stream().map(Column::name).toList();
        Set<String> filled = new LinkedHashSet<>();
        List<String> targets = new ArrayList<>();
        columns.values().forEach(targets::addAll);
        targets.addAll(layout.constants().keySet());
        targets.addAll(layout.joined().keySet());
        if (!layout.scope().isEmpty()) {
            targets.addAll(List.of(Layout.Filling.ID, Layout.Filling.TYPE));
        }
        if (layout.spread() != null) {
            targets.addAll(layout.spread().into());
            targets.add(layout.spread().value());
        }
        for (String target : targets) {
            oneOf(names, target, where, "column of " + table.name());
            if (!filled.add(target)) {
                throw wrong(where, "\"" + target + "\" is filled twice", "one heading for it", "Remove one");
            }
        }
        layout.scope().values().forEach(type -> oneOf(SCOPES, type, where, "scope type"));
        layout.defaults().keySet().forEach(column -> oneOf(names, column, where, "column of " + table.name()));
        filled.addAll(layout.defaults().keySet());
        List<String> named = new ArrayList<>(layout.key());
        named.addAll(layout.neverEmpty());
        named.addAll(layout.mayBeEmpty());
        named.addAll(layout.values().keySet());
        if (!layout.amount().isEmpty()) {
            named.add(layout.amount());
        }
        for (String column : named) {
            oneOf(filled, column, where, "column that it fills");
        }
        for (String column : layout.key()) {
            oneOf(table.key(), column, where, "key column of " + table.name());
        }
        if (layout.key().isEmpty()) {
            throw wrong(where, "no key", "the columns that name a record, among " + table.key(), "Add `key`");
        }
        for (String column : filled) {
            checkReading(where, table.values().get(table.indexOf(column)), layout);
        }
    }

    private static void checkReading(String where, Column column, PresetFile.LayoutFile layout) {
        Layout.ValueRule rule = layout.values().containsKey(column.name())
                ? layout.values().get(column.name()).checked()
                : Layout.ValueRule.PLAIN;
        boolean isText = column.unit() == Unit.TEXT;
        boolean isForText = layout.constants().containsKey(column.name())
                || layout.defaults().containsKey(column.name())
                || layout.joined().containsKey(column.name()) && rule.as() == Layout.ValueRule.As.PLAIN
                || !rule.after().isEmpty()
                || !rule.startsWith().isEmpty()
                || !rule.map().isEmpty();
        if (!rule.as().reads(column.unit()) || isForText && !isText) {
            throw wrong(
                    where,
                    "\"" + column.name() + "\" is a " + column.unit().word() + " and cannot be read so",
                    "a rule for its unit",
                    "Mend `values` or `constants`");
        }
        if (layout.amount().equals(column.name()) && column.unit() != Unit.MONEY) {
            throw wrong(where, "the amount \"" + column.name() + "\"", "a column of money", "Mend `amount`");
        }
        if (rule.as() == Layout.ValueRule.As.CHANGED_VALUE) {
            List<String> changing = CanonicalTable.all().get("opportunities").values().stream()
                    .map(Column::name)
                    .toList();
            PresetFile.RuleFile field = layout.values().get("field");
            if (field == null || field.map().isEmpty()) {
                throw wrong(where, "a changed value without its field", "a map for `field`", "Add it to `values`");
            }
            field.map().values().forEach(name -> oneOf(changing, name, where, "column of opportunities"));
        }
    }

    private static void checkDate(String where, String pattern) {
        try {
            new DateText(List.of(pattern), ZoneOffset.UTC, false);
        } catch (IllegalArgumentException e) {
            throw wrong(where, "\"" + pattern + "\"", "a date pattern like dd/MM/yyyy", "Mend `dates`");
        }
    }

    private static void oneOf(Collection<String> words, String word, String where, String what) {
        if (!words.contains(word)) {
            List<String> sorted = words.stream().sorted().toList();
            throw wrong(
                    where,
                    "\"" + word + "\" is no " + what,
                    "one of " + String.join(", ", sorted),
                    Words.didYouMean(word, sorted) + "Mend the word");
        }
    }

    static UserError wrong(String where, String found, String wanted, String remedy) {
        return new UserError(ExitCode.USAGE, "preset " + where, found, wanted, remedy);
    }
}
