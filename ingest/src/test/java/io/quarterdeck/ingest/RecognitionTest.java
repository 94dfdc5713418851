package io.quarterdeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every layout that comes with the program recognises its own export, however its headings are spelled, and no other. */
class RecognitionTest {
    @TempDir
    Path scratch;

    @Test
    void everyLayoutRecognisesItsOwnExportOnly() throws IOException {
        Presets presets = Presets.builtIn();
        List<String> wrong = new ArrayList<>();
        // Generic layouts yield to those of a system; they are told apart in HeadingsTest.
        List<Layout> ofSystems =
                presets.layouts().stream().filter(l -> !l.isGeneric()).toList();
        for (Layout layout : ofSystems) {
            Set<String> all = new LinkedHashSet<>(layout.required());
            all.addAll(layout.columns().keySet());
            int spellings = all.stream()
                    .mapToInt(heading -> Layout.spellings(heading).size())
                    .max()
                    .orElse(1);
            for (int spelling = 0; spelling < spellings; spelling++) {
                check(presets, layout, header(all, spelling), wrong);
                check(presets, layout, header(layout.required(), spelling), wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Set<String> header(Set<String> headings, int spelling) {
        Set<String> header = new LinkedHashSet<>();
        for (String heading : headings) {
            List<String> all = Layout.spellings(heading);
            header.addAll(Layout.parts(all.get(Math.min(spelling, all.size() - 1))));
        }
        return header;
    }

    private void check(Presets presets, Layout layout, Set<String> header, List<String> wrong) throws IOException {
        Path file = scratch.resolve("export.csv");
        Files.writeString(file, header.stream().map(h -> '"' + h + '"').collect(Collectors.joining(",", "", "\n")));
        Recognition recognition = new Recognition(presets, HouseRules.DEFAULT, scratch);
        String found;
        try {
            recognition.look(Inbox.of(file, scratch.resolve("quarantine")));
            Set<String> layouts = new TreeSet<>();
            recognition.exports().forEach(e -> layouts.add(e.layout().id()));
            recognition.notUsed().forEach(n -> layouts.add(n.reason()));
            Set<String> wanted = layout.table().isEmpty()
                    ? Set.of(layout.notUsed())
                    : presets.layouts().stream()
                            .filter(l -> l == layout || l.shares(layout) && l.fits(folded(header)))
                            .map(Layout::id)
                            .collect(Collectors.toCollection(TreeSet::new));
            found = layouts.equals(wanted) ? "" : layouts.toString();
        } catch (RuntimeException e) {
            found = e.getMessage();
        }
        if (!found.isEmpty()) {
            wrong.add("\n" + layout.id() + " with " + header + ": " + found);
        }
    }

    private static Set<String> folded(Set<String> header) {
        return header.stream().map(Words::folded).collect(Collectors.toSet());
    }
}
