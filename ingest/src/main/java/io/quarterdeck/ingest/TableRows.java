package io.quarterdeck.ingest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes records of rows whose cells have addresses, as those of a sheet: nothing shifts, and empty cells are absent. */
final class TableRows {
    private int expected = -1;
    private long beside;

    void expectFields(int fields) {
        expected = fields;
    }

    boolean hasHeader() {
        return expected >= 0;
    }

    /** How many rows had something beside the table and nothing in it. */
    long beside() {
        return beside;
    }

    /**
     * A row as wide as the header. What stands to the right of it makes it {@code LONG_ROW}.
     *
     * @param cells texts by place, without the empty ones
     * @param faults of cells, by place
     */
    Scanned row(long line, List<String> cells, Map<Integer, Fault> faults) {
        int last = cells.size();
        while (last > 0 && cells.get(last - 1).isBlank()) {
            last--;
        }
        int width = expected < 0 ? last : expected;
        List<String> fields = new ArrayList<>(cells.subList(0, Math.min(last, width)));
        fields.addAll(Collections.nCopies(width - fields.size(), ""));
        boolean isBlank = fields.stream().allMatch(String::isBlank);
        boolean isLong = last > width;
        beside += isBlank && isLong ? 1 : 0;
        Optional<Fault> fault = isBlank || !isLong
                ? Optional.empty()
                : Optional.of(new Fault(
                        Reason.LONG_ROW,
                        "",
                        "\"" + cells.get(last - 1).strip() + "\" in column " + column(last - 1),
                        "nothing to the right of the headings, which end in column " + column(width - 1)));
        return new Scanned(
                line,
                1,
                0,
                csv(cells.subList(0, last)).getBytes(StandardCharsets.UTF_8),
                fault.isPresent() ? List.of() : fields,
                fault,
                isBlank,
                new TreeMap<>(faults));
    }

    /** The letters of a column, from 0: A, B, … Z, AA. */
    static String column(int place) {
        String letters = "";
        for (int rest = place; rest >= 0; rest = rest / 26 - 1) {
            letters = (char) ('A' + rest % 26) + letters;
        }
        return letters;
    }

    /** As a line of CSV. */
    static String csv(List<String> fields) {
        StringBuilder text = new StringBuilder();
        for (String field : fields) {
            text.append(text.isEmpty() ? "" : ",").append(quoted(field));
        }
        return text.append('\n').toString();
    }

    static String quoted(String field) {
        boolean isPlain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
