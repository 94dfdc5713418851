package io.quarterdeck.cli;

import io.quarterdeck.dashboards.TableFile;
import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The proposals by name that have only one answer, as the list of aliases that would accept them.
 *
 * @param rows object, source, key and canonical id of each
 */
record ProposedAliases(Rows rows, long matched, long unmatched) {
    static final String FILE = "aliases-proposed.csv";

    private static final TableHeader HEADER = TableHeader.parse("aliases_proposed", """
            -- purpose: Keys that seem to mean the same, by name.
            -- label:   Proposed aliases
            -- grain:   object, source, key
            -- columns:
            --   object        text  person, account or product
            --   source        text  system that uses the key
            --   key           text  the key there
            --   canonical_id  text  the key under which the tables know it
            """);

    static ProposedAliases of(Pipeline pipeline) {
        Rows proposals = pipeline.runner().read("identity_proposals");
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < proposals.size(); i++) {
            if (Boolean.TRUE.equals(proposals.value(i, "is_unique"))) {
                rows.add(List.of(
                        proposals.text(i, "object"),
                        proposals.text(i, "system"),
                        proposals.text(i, "key"),
                        proposals.text(i, "canonical_id")));
            }
        }
        List<Column> columns = HEADER.columns();
        return new ProposedAliases(
                new Rows(columns, rows),
                pipeline.runner().read("identities").size(),
                pipeline.runner().read("unmatched").size());
    }

    /** The file, if there is anything to propose. */
    Optional<byte[]> file() {
        return rows.isEmpty() ? Optional.empty() : Optional.of(TableFile.bytes(HEADER, rows));
    }

    /** What to tell about who is who, if there is anything. */
    Optional<String> line() {
        if (matched == 0 && unmatched == 0 && rows.isEmpty()) {
            return Optional.empty();
        }
        String known =
                matched + " keys of other systems matched, " + unmatched + " match nobody (tables/unmatched.csv)";
        return Optional.of(
                rows.isEmpty()
                        ? known
                        : known + ", " + rows.size() + " proposed by name: " + FILE
                                + "; what is right there goes into aliases.csv beside the exports");
    }
}
