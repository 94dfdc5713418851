package io.quarterdeck.ingest;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A preset for a file that nobody has described.
 *
 * @param name of the preset
 * @param text its YAML, with the evidence in comments
 * @param columns the canonical columns that it fills
 * @param rows the file's first records as they would be loaded, as canonical text; at most ten
 * @param faults what is wrong with those that would not be
 */
public record ProposedPreset(
        String name, String text, List<String> columns, List<List<String>> rows, List<String> faults) {
    public ProposedPreset {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        faults = List.copyOf(faults);
    }

    /**
     * Looks at a file and proposes a preset for each table in it.
     *
     * @param table the canonical table it is to fill; empty to find out
     * @param scratch a folder for what must be unpacked
     * @throws UserError if it is no table that we know, or has no header
     */
    public static List<ProposedPreset> of(Path path, String table, HouseRules rules, Path scratch) {
        Recognition recognition = new Recognition(new Presets(List.of(), Set.of()), rules, scratch);
        recognition.look(Inbox.of(path, scratch.resolve("none")));
        if (recognition.unknown().isEmpty()) {
            throw refused(
                    path.getFileName().toString(),
                    recognition.notUsed().stream()
                            .map(NotUsed::reason)
                            .findFirst()
                            .orElse("nothing in it"),
                    "a table",
                    "Export it as CSV or XLSX");
        }
        List<ProposedPreset> proposed = new ArrayList<>();
        Optional<UserError> refusal = Optional.empty();
        for (Source source : recognition.unknown()) {
            try {
                proposed.add(of(source, table, rules));
            } catch (UserError e) {
                refusal = Optional.of(e);
            }
        }
        // A sheet of notes beside a sheet of deals is no reason to give up.
        if (proposed.isEmpty() && refusal.isPresent()) {
            throw refusal.get();
        }
        return List.copyOf(proposed);
    }

    private static ProposedPreset of(Source found, String table, HouseRules rules) {
        try {
            // With no headings to look for, only the lines themselves tell what stands between the fields.
            Source source = found instanceof TextSource text
                    ? TextShape.of(text.content(), rules).source()
                    : found;
            String file = source.name();
            FileProfile profile = FileProfile.of(file, source.format(), source::open)
                    .orElseThrow(() -> refused(
                            file,
                            "no line that looks like a header",
                            "a table with headings",
                            "Export it with headings"));
            List<PresetProposal> proposals = PresetProposal.of(profile).stream()
                    .filter(p -> table.isEmpty() || p.table().table().name().equals(table))
                    .toList();
            if (proposals.isEmpty()) {
                throw refused(
                        file,
                        "headings that say no table ("
                                + String.join(
                                        ", ",
                                        profile.columns().stream()
                                                .map(ColumnProfile::heading)
                                                .toList())
                                + ")",
                        "the columns of one of "
                                + String.join(", ", HeadingWords.all().keySet()),
                        "Write the preset by hand, after one of ours");
            }
            PresetProposal best = proposals.get(0);
            String name = PresetText.name(file);
            String text = PresetText.of(profile, best, proposals.subList(1, proposals.size()));
            return converted(profile, name, text, rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProposedPreset converted(FileProfile profile, String name, String text, HouseRules rules) {
        List<Layout> layouts = Presets.parse(name + ".yaml", text);
        Layout layout = layouts.get(0);
        List<String> header =
                profile.columns().stream().map(ColumnProfile::heading).toList();
        Converter converter = new Converter(
                layout,
                header,
                Optional.empty(),
                rules,
                Map.of(),
                new DateText(DateText.declared(layout.dates(), rules.dates()), rules.zone(), false),
                new DecimalText(layout.decimals().isEmpty() ? "." : layout.decimals()),
                new Notes());
        CanonicalTable table = layout.table().orElseThrow();
        List<Integer> filled = new ArrayList<>();
        List<Converter.Converted> all =
                profile.samples().stream().map(converter::convert).toList();
        for (int i = 0; i < table.values().size(); i++) {
            int column = i;
            if (all.stream().anyMatch(c -> c.values().get(column) != null)) {
                filled.add(i);
            }
        }
        List<List<String>> rows = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (Converter.Converted converted : all) {
            rows.add(filled.stream()
                    .map(i ->
                            table.values().get(i).unit().text(converted.values().get(i)))
                    .toList());
            converted.faults().stream()
                    .map(f -> f.message(profile.name(), profile.headerLine() + rows.size()))
                    .forEach(faults::add);
        }
        return new ProposedPreset(
                name,
                text,
                filled.stream().map(table.values()::get).map(Column::name).toList(),
                rows,
                faults);
    }

    private static UserError refused(String where, String found, String wanted, String remedy) {
        return new UserError(ExitCode.INPUT_REFUSED, where, found, wanted, remedy);
    }
}
