package io.quarterdeck.ingest;

import io.quarterdeck.engine.CellPlace;
import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The cells of one sheet of a workbook that was given to people to fill in, by their place. */
final class PlanCells {
    /** No form is as long; what stands below is somebody else's. */
    private static final long MOST_ROWS = 5_000;

    private final Content content;
    private final String name;
    private final Map<Integer, Scanned> rows = new HashMap<>();

    private PlanCells(Content content, String name) {
        this.content = content;
        this.name = name;
    }

    /** @param most rows to read */
    private static PlanCells read(Workbook workbook, Workbook.Sheet sheet, long most) throws IOException {
        PlanCells cells = new PlanCells(workbook.content(), sheet.name());
        try (SheetRecords records = new SheetRecords(workbook, sheet)) {
            for (Scanned row = records.next(); row != null && row.line() <= most; row = records.next()) {
                cells.rows.put((int) row.line(), row);
            }
        }
        return cells;
    }

    static PlanCells of(Workbook workbook, Workbook.Sheet sheet) throws IOException {
        return read(workbook, sheet, MOST_ROWS);
    }

    /** Its first rows, for a look. */
    static PlanCells top(Workbook workbook, Workbook.Sheet sheet) throws IOException {
        return read(workbook, sheet, 10);
    }

    /** The sheet's name. */
    String name() {
        return name;
    }

    /** The text of a cell without the space around it; empty where it has none. */
    String text(CellPlace place) {
        Scanned row = rows.get(place.row());
        return row == null || place.column() >= row.fields().size()
                ? ""
                : row.fields().get(place.column()).strip();
    }

    /** What the spreadsheet itself says is wrong with a cell. */
    Optional<Fault> fault(CellPlace place) {
        Scanned row = rows.get(place.row());
        return row == null ? Optional.empty() : Optional.ofNullable(row.cells().get(place.column()));
    }

    /** The first cell whose text begins so, from the top. */
    Optional<CellPlace> find(String beginning) {
        return rows.keySet().stream()
                .sorted()
                .flatMap(row -> {
                    List<String> fields = rows.get(row).fields();
                    return IntStream.range(0, fields.size())
                            .filter(column -> fields.get(column).strip().startsWith(beginning))
                            .mapToObj(column -> new CellPlace(row, column));
                })
                .findFirst();
    }

    /** What the first row that gives anything gives, from the top. */
    <T> Optional<T> findRow(IntFunction<Optional<T>> found) {
        return rows.keySet().stream()
                .sorted()
                .map(found::apply)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The last row that has anything in a column; 0 where none has. */
    int lastRow(int column) {
        return rows.keySet().stream()
                .filter(row -> !text(new CellPlace(row, column)).isEmpty())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    /** An error about a cell. */
    UserError refused(CellPlace place, String wanted, String remedy) {
        return refused(place.toString(), "\"" + text(place) + "\"", wanted, remedy);
    }

    UserError refused(String cell, String found, String wanted, String remedy) {
        return new UserError(
                ExitCode.INPUT_REFUSED, content.name() + " sheet \"" + name + "\" cell " + cell, found, wanted, remedy);
    }
}
