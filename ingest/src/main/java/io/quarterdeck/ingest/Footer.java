package io.quarterdeck.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The lines that reports put below their last record: each a lone text in a table of several columns, and one of them
 * says who made the report, when, or for whom. Lone texts without such a word are records with too few values, and the
 * end of a file that was cut off looks like one.
 */
final class Footer {
    private static final int FEWEST_COLUMNS = 3;

    private static final int MOST_LINES = 20;

    private static final Pattern WORDS =
            Pattern.compile("(?iu)\\b(confidential|copyright|all rights reserved|do not distribute|"
                    + "(generated|exported|printed|created|prepared) (by|on|at|from)|report (run|generated)|page \\d+ of \\d+)"
                    + "|©|机密|保密|导出(时间|人|日期)|生成(时间|日期)|制表|打印(时间|人|日期)|版权所有");

    private final int columns;
    private final List<Scanned> lines = new ArrayList<>();

    /** @param columns of the header */
    Footer(int columns) {
        this.columns = columns;
    }

    /** Keeps a line that may be one of the footer. */
    boolean add(Scanned scanned) {
        boolean mayBe = columns >= FEWEST_COLUMNS && lines.size() < MOST_LINES && isLone(scanned);
        return mayBe && lines.add(scanned);
    }

    private static boolean isLone(Scanned scanned) {
        if (scanned.fault().isPresent()) {
            return RecordScanner.isOneField(scanned.fault().get());
        }
        return !scanned.isBlank()
                && scanned.cells().isEmpty()
                && scanned.fields().stream().filter(f -> !f.isBlank()).count() == 1;
    }

    /** Whether lines wait for what follows them. */
    boolean isWaiting() {
        return !lines.isEmpty();
    }

    /** How many lines a footer has below the last record; 0 where none of the lines says that it is one. */
    int lines() {
        int found = lines.stream().anyMatch(line -> WORDS.matcher(line.text()).find()) ? lines.size() : 0;
        lines.subList(0, found).clear();
        return found;
    }

    /** The lines kept so far, which are records after all. */
    List<Scanned> notYet() {
        List<Scanned> records = List.copyOf(lines);
        lines.clear();
        return records;
    }
}
