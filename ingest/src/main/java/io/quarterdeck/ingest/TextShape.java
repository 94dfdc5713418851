package io.quarterdeck.ingest;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * What a text file that no preset knows says of itself, for a proposal.
 *
 * @param encoding by the evidence of all its bytes
 * @param source the file, read with the delimiter that gives most of its lines the same number of fields
 * @param fields that number
 * @param evenShare the share of its first lines that have it, between 0 and 1
 */
record TextShape(Encoding encoding, TextSource source, int fields, double evenShare) {
    private static final int LINES = 1_000;

    static TextShape of(Content content, HouseRules rules) throws IOException {
        TextEvidence evidence = TextEvidence.of(content);
        Encoding encoding = Encoding.of(evidence, content.first(), rules.encoding());
        TextShape best = null;
        for (Delimiter delimiter : Delimiter.possible(content, encoding.charset(), evidence)) {
            TextSource source = new TextSource(content, encoding.charset(), delimiter, evidence.checksum());
            TextShape shape = measured(encoding, source);
            if (best == null || shape.score() > best.score()) {
                best = shape;
            }
        }
        return best;
    }

    /** One field in every line is what any wrong delimiter gives. */
    private double score() {
        return fields < 2 ? 0 : evenShare + fields * 1e-6;
    }

    private static TextShape measured(Encoding encoding, TextSource source) throws IOException {
        Map<Integer, Integer> counts = new HashMap<>();
        int lines = 0;
        try (RecordSource records = source.open()) {
            for (Scanned line = records.next(); line != null && lines < LINES; line = records.next()) {
                if (!line.isBlank()) {
                    counts.merge(line.fields().size(), 1, Integer::sum);
                    lines++;
                }
            }
        }
        int fields = 0;
        for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
            int most = counts.getOrDefault(fields, 0);
            boolean isMore = count.getValue() > most || count.getValue() == most && count.getKey() > fields;
            fields = isMore ? count.getKey() : fields;
        }
        return new TextShape(
                encoding, source, fields, lines == 0 ? 0 : (double) counts.getOrDefault(fields, 0) / lines);
    }
}
