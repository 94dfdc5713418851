package io.quarterdeck.ingest;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a proposed layout as the text of a preset, with the evidence beside each line, for a person to correct. */
final class PresetText {
    private static final int MOST_STAGES = 40;
    private static final int MOST_STATUSES = 12;

    /** A key that is a name is the name as well. */
    private static final Map<String, String> NAMES =
            Map.of("owner_id", "name", "account_id", "account_name", "product_id", "product_name");

    /** What a review of deals is about: that nothing fills one of these must not go unseen. */
    private static final List<String> WANTED = List.of("owner_id", "amount", "created_date", "close_date");

    private final FileProfile file;
    private final PresetProposal proposal;
    private final CanonicalTable table;
    private final StringBuilder text = new StringBuilder();

    private PresetText(FileProfile file, PresetProposal proposal) {
        this.file = file;
        this.proposal = proposal;
        this.table = proposal.table().table();
    }

    /** The text of one preset with one layout. @param others the next likely tables */
    static String of(FileProfile file, PresetProposal proposal, List<PresetProposal> others) {
        return new PresetText(file, proposal).write(others);
    }

    /** A name for preset and layout, made of the file's. */
    static String name(String file) {
        String plain = file.replaceAll("\\.[A-Za-z]{1,7}(?=/|$)", "")
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("_?\\d{4}(_?\\d{2}){0,2}_?", "_")
                .replaceAll("^_+|_+$", "")
                .toLowerCase(Locale.ROOT);
        return plain.isEmpty() ? "export" : plain;
    }

    private String write(List<PresetProposal> others) {
        String records = String.format(Locale.ROOT, "%,d", file.records());
        line("# Proposed by looking at " + (file.isWhole() ? "the " : "the first ") + records + " records of "
                + file.name() + " (" + file.format() + ", header in line " + file.headerLine() + ").");
        line("# Read it, correct it, and keep it in the folder `presets` beside the exports: it is used from there.");
        line("about: " + quoted("Exports like " + file.name()));
        line("");
        writeDates();
        writeDecimal();
        if (table.hasStages()) {
            writeStages();
        }
        line("");
        line("layouts:");
        line("  " + name(file.name()) + ":");
        line("    table: " + table.name()
                + (others.isEmpty()
                        ? ""
                        : "  # else perhaps "
                                + others.stream()
                                        .limit(2)
                                        .map(o -> o.table().table().name())
                                        .collect(Collectors.joining(", "))));
        writeKey();
        proposal.amount().ifPresent(amount -> line("    amount: " + amount));
        writeColumns();
        writeConstants();
        writeValues();
        writeRest();
        return text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                + '"';
    }

    /** Notations that read the same columns and contradict each other are all listed: which is right only a person knows. */
    private void writeDates() {
        Set<String> proven = new LinkedHashSet<>();
        Set<String> open = new LinkedHashSet<>();
        mappedColumns((profile, column) -> {
            if (column.unit() == Unit.DATE || column.unit() == Unit.TIMESTAMP) {
                List<String> patterns = profile.patterns();
                (patterns.size() == 1 ? proven : open).addAll(patterns);
            }
        });
        // A notation that one column proves is the file's.
        boolean isProven = !proven.isEmpty() && open.stream().anyMatch(proven::contains);
        Set<String> all = new LinkedHashSet<>(proven);
        if (!isProven) {
            all.addAll(open);
        }
        if (all.isEmpty()) {
            line("# All dates are written as 2025-12-31 or in another form that can be read in one way only.");
        } else {
            line("dates: [" + all.stream().map(PresetText::quoted).collect(Collectors.joining(", ")) + "]"
                    + (open.isEmpty() || isProven
                            ? "  # proven: days above 12 stand in one place only"
                            : "  # NOT PROVEN: no day above 12. Keep the right one of " + String.join(", ", open)));
        }
    }

    private void writeDecimal() {
        boolean[] proves = new boolean[2];
        mappedColumns((profile, column) -> {
            if (column.unit().isNumeric()) {
                proves[0] |= profile.provesPoint();
                proves[1] |= profile.provesComma();
            }
        });
        if (proves[1] && !proves[0]) {
            line("decimal: \",\"  # proven by numbers that only this reads");
        } else if (proves[0]) {
            line("decimal: \".\"  # proven by numbers that only this reads");
        } else {
            line("decimal: \".\"  # not proven: no number has decimals or thousands marks that only this reads");
        }
    }

    private void writeStages() {
        proposal.placeOf("stage").map(file.columns()::get).ifPresent(profile -> {
            if (!profile.hasFewValues(MOST_STAGES)) {
                line("# \"" + profile.heading()
                        + "\" has too many values for a list of stages: see that it is the stage.");
                return;
            }
            line("stages:  # in the order of the funnel: put them so; the status is what their words say");
            Map<String, String> stages = new LinkedHashMap<>();
            profile.values().keySet().forEach(stage -> stages.put(stage, StageWords.status(stage)));
            for (String status : List.of("open", "won", "lost")) {
                stages.forEach((stage, its) -> {
                    if (its.equals(status)) {
                        line("  " + quoted(stage) + ": " + status);
                    }
                });
            }
        });
    }

    private void writeKey() {
        List<String> key = proposal.key(file);
        if (key.isEmpty()) {
            line("    key: []  # NOT FOUND: name the columns that tell one record from another");
            return;
        }
        boolean isUnique = key.size() > 1
                || proposal.nameForKey(file).isPresent()
                || proposal.placeOf(key.get(0))
                        .map(place -> file.columns().get(place).isUnique())
                        .orElse(false);
        line("    key: [" + String.join(", ", key) + "]"
                + (isUnique ? "" : "  # NOT PROVEN: values come twice or are missing"));
    }

    /** Whether a heading is one of those that recognise the export: without it the table would make no sense. */
    private boolean isTelling(int place, String column) {
        return proposal.nameForKey(file).filter(name -> name == place).isPresent()
                || proposal.key(file).contains(column)
                || proposal.table().needs().stream().anyMatch(group -> group.contains(column));
    }

    private void writeColumns() {
        for (boolean telling : new boolean[] {true, false}) {
            List<Integer> places = proposal.mapped().entrySet().stream()
                    .filter(m -> isTelling(m.getKey(), m.getValue().column()) == telling)
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
            if (!places.isEmpty()) {
                line(telling ? "    required:" : "    optional:");
            }
            for (int place : places) {
                HeadingWords.Match match = proposal.mapped().get(place);
                ColumnProfile profile = file.columns().get(place);
                line("      " + quoted(profile.heading()) + ": " + target(place, match.column()) + "  # "
                        + (match.isGuess() ? "GUESSED by its values" : "as \"" + match.word() + '"') + "; "
                        + profile.kind());
            }
        }
    }

    /** A period gives the first day and the day after the last. */
    private String target(int place, String column) {
        if (proposal.nameForKey(file).filter(name -> name == place).isPresent()) {
            return "[" + table.key().get(0) + ", " + column + "]";
        }
        String name = NAMES.getOrDefault(column, "");
        if (table.key().equals(List.of(column))
                && table.indexOf(name) >= 0
                && proposal.placeOf(name).isEmpty()
                && file.columns().get(place).isWords()) {
            return "[" + column + ", " + name + "]";
        }
        return column.equals("period_start") && isPeriod() ? "[period_start, period_end_exclusive]" : column;
    }

    private boolean isPeriod() {
        return proposal.placeOf("period_start")
                .map(place -> file.columns().get(place).isPeriod())
                .orElse(false);
    }

    private void writeConstants() {
        if (!table.name().equals("targets")) {
            return;
        }
        Map<String, String> constants = new LinkedHashMap<>();
        if (proposal.placeOf("measure").isEmpty()) {
            constants.put("measure", "bookings");
        }
        if (proposal.placeOf("scope_type").isEmpty()) {
            String word = proposal.placeOf("scope_id")
                    .map(place -> proposal.mapped().get(place).word())
                    .orElse("");
            constants.put(
                    "scope_type",
                    Set.of("team", "团队", "部门").contains(word)
                            ? "team"
                            : Set.of("region", "区域").contains(word) ? "region" : "person");
        }
        if (!constants.isEmpty()) {
            line("    constants:");
            constants.forEach((column, value) -> line("      " + column + ": " + value));
        }
    }

    private void writeValues() {
        List<String> rules = new ArrayList<>();
        mappedColumns((profile, column) -> {
            if (column.unit() == Unit.RATIO
                    && !profile.hasPercentSigns()
                    && profile.greatest().compareTo(BigDecimal.ONE) > 0) {
                rules.add(column.name() + ": {as: percent}  # the greatest is "
                        + profile.greatest().stripTrailingZeros().toPlainString());
            }
            if (column.name().equals("status") && table.hasStages() && profile.hasFewValues(MOST_STATUSES)) {
                rules.add("status:");
                rules.add("  map:");
                profile.values()
                        .keySet()
                        .forEach(word -> rules.add("    " + quoted(word) + ": " + StageWords.status(word)));
            }
        });
        if (isPeriod()) {
            rules.add("period_start: {as: period_start}");
            rules.add("period_end_exclusive: {as: period_end}");
        }
        if (!rules.isEmpty()) {
            line("    values:");
            rules.forEach(rule -> line("      " + rule));
        }
    }

    private void writeRest() {
        List<String> wanted = table.hasStages()
                ? WANTED.stream()
                        .filter(column -> table.indexOf(column) >= 0
                                && proposal.placeOf(column).isEmpty())
                        .toList()
                : List.of();
        if (!wanted.isEmpty()) {
            line("    # NOT FOUND: no heading says " + String.join(", ", wanted)
                    + ". If one that is not read below holds it, add it to `optional`.");
        }
        List<String> rest = new ArrayList<>();
        for (int place = 0; place < file.columns().size(); place++) {
            ColumnProfile profile = file.columns().get(place);
            if (!proposal.mapped().containsKey(place) && !profile.heading().isBlank()) {
                rest.add(quoted(profile.heading()) + " (" + profile.kind() + ")");
            }
        }
        if (!rest.isEmpty()) {
            line("    # Not read:");
            rest.forEach(heading -> line("    #   " + heading.replace('\n', ' ')));
            line("    # The columns of " + table.name() + " that nothing fills: "
                    + table.values().stream()
                            .map(Column::name)
                            .filter(c -> proposal.placeOf(c).isEmpty())
                            .collect(Collectors.joining(", ")));
        }
    }

    private interface Visitor {
        void visit(ColumnProfile profile, Column column);
    }

    private void mappedColumns(Visitor visitor) {
        proposal.mapped().keySet().stream().sorted().forEach(place -> {
            Column column = table.values()
                    .get(table.indexOf(proposal.mapped().get(place).column()));
            visitor.visit(file.columns().get(place), column);
        });
    }
}
