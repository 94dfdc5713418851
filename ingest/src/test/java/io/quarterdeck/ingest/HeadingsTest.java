package io.quarterdeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.ingest.Layout.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layouts of words that anybody may use are told apart, in each of their spellings. */
class HeadingsTest {
    private static final Presets GENERIC = new Presets(
            Presets.builtIn().layouts().stream().filter(Layout::isGeneric).toList(), Set.of());

    private static final Presets ALL = Presets.builtIn();

    @TempDir
    Path scratch;

    @Test
    void aFullHeaderIsRecognisedAsItsLayoutInEverySpelling() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Layout layout : GENERIC.layouts()) {
            check(layout, GENERIC, wrong);
        }
        for (Layout layout : ALL.layouts()) {
            if (Set.of("quickbooks", "zendesk").contains(layout.preset())
                    && layout.table().isPresent()) {
                check(layout, ALL, wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private void check(Layout layout, Presets presets, List<String> wrong) throws IOException {
        recognise(header(layout, "", ""), layout, presets, wrong);
        for (String heading : layout.headings()) {
            for (String spelling : Layout.spellings(heading)) {
                recognise(header(layout, heading, spelling), layout, presets, wrong);
            }
        }
    }

    /** All headings that a layout knows in their best spellings, but for one of them. */
    private static List<String> header(Layout layout, String other, String spelling) {
        Set<String> header = new LinkedHashSet<>();
        for (String heading : layout.headings()) {
            header.add(
                    heading.equals(other) ? spelling : Layout.spellings(heading).get(0));
        }
        layout.spread()
                .ifPresent(s -> header.addAll(
                        s.headings() == Spread.Headings.PERIOD
                                ? List.of("2025-01", "2025-02", "2025-03")
                                : s.into().size() == 1 ? List.of("USD", "JPY", "CHF") : List.of("USD/CNY", "EUR/CNY")));
        return List.copyOf(header);
    }

    private void recognise(List<String> header, Layout layout, Presets presets, List<String> wrong) throws IOException {
        Path file = Files.writeString(scratch.resolve("export.csv"), String.join(",", header) + "\n");
        Recognition recognition = new Recognition(presets, HouseRules.DEFAULT, scratch);
        String found;
        try {
            recognition.look(Inbox.of(file, scratch.resolve("quarantine")));
            List<Layout> exports =
                    recognition.exports().stream().map(Export::layout).toList();
            if (exports.contains(layout) && exports.stream().allMatch(l -> l.equals(layout) || l.shares(layout))) {
                return;
            }
            found = exports.stream().map(Layout::id).toList() + " " + recognition.notUsed();
        } catch (RuntimeException e) {
            found = e.getMessage();
        }
        wrong.add(layout.id() + " " + header + ": " + found);
    }

    @Test
    void theSampleCompanysOwnPresetComesBeforeTheCanonicalTables() throws IOException {
        for (Layout layout : ALL.layouts()) {
            if (layout.preset().equals("quarterdeck_sample")) {
                List<String> wrong = new ArrayList<>();
                recognise(header(layout, "", ""), layout, ALL, wrong);
                assertThat(wrong).isEmpty();
            }
        }
    }
}
