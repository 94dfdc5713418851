package io.quarterdeck.cli;

import io.quarterdeck.engine.UserError;
import io.quarterdeck.forecast.PeriodAxis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A CSV of series: {@code id, period, value} among its columns, in any order of rows.
 *
 * @param series in the order in which they first appear
 */
record SeriesFile(List<Named> series) {
    private static final String COLUMNS = "id, period, value";

    /**
     * One series without gaps.
     *
     * @param first the number of its first period
     */
    record Named(String id, PeriodAxis axis, long first, double[] values) {}

    private record Cell(int line, String period, double value) {}

    /** @throws UserError if a row cannot be read, is there twice, or is missing */
    static SeriesFile read(Path file) throws IOException {
        SeriesCsv csv = SeriesCsv.read(file, "--series", "a CSV of series", COLUMNS);
        String name = csv.name();
        int idPlace = csv.place("id", COLUMNS);
        int periodPlace = csv.place("period", COLUMNS);
        int valuePlace = csv.place("value", COLUMNS);
        Map<String, List<Cell>> cells = new LinkedHashMap<>();
        for (SeriesCsv.Line line : csv.lines()) {
            String id = line.field(idPlace);
            if (id.isEmpty()) {
                throw SeriesCsv.refused(csv.at(line), "the id is empty", "one that names the series", "Fill it in");
            }
            cells.computeIfAbsent(id, i -> new ArrayList<>())
                    .add(new Cell(line.number(), line.field(periodPlace), csv.number(line, valuePlace)));
        }
        List<Named> series = new ArrayList<>();
        cells.forEach((id, rows) -> series.add(series(name, id, rows)));
        if (series.isEmpty()) {
            throw SeriesCsv.refused(
                    name, "there are no rows under the headings", "one per series and period", "Fill it");
        }
        return new SeriesFile(List.copyOf(series));
    }

    private static Named series(String name, String id, List<Cell> rows) {
        Cell first = rows.get(0);
        PeriodAxis axis = PeriodAxis.of(rows.stream().map(Cell::period).toList())
                .orElseThrow(() -> badPeriod(name, first, "2024, 2024-Q2, 2024-05, 2024-W20 or 2024-05-31"));
        TreeMap<Long, Cell> ordered = new TreeMap<>();
        for (Cell cell : rows) {
            Optional<Long> number = axis.number(cell.period);
            if (number.isEmpty()) {
                throw badPeriod(
                        name,
                        cell,
                        "one like " + first.period + ", "
                                + axis.frequency().name().toLowerCase(Locale.ROOT)
                                + " as the other periods of series " + id);
            }
            Cell other = ordered.putIfAbsent(number.get(), cell);
            if (other != null) {
                throw SeriesCsv.refused(
                        SeriesCsv.at(name, cell.line),
                        "series " + id + " has " + cell.period + " a second time, after line " + other.line,
                        "one row per series and period",
                        "Remove one, or add them up");
            }
        }
        double[] values = new double[ordered.size()];
        long expected = ordered.firstKey();
        for (Map.Entry<Long, Cell> entry : ordered.entrySet()) {
            if (entry.getKey() != expected) {
                throw SeriesCsv.refused(
                        SeriesCsv.at(name, entry.getValue().line),
                        "series " + id + " has no row for " + axis.text(expected) + ", the one before "
                                + entry.getValue().period + " or earlier",
                        "every period from the first to the last",
                        "Add it, with 0 if nothing happened");
            }
            values[(int) (expected - ordered.firstKey())] = entry.getValue().value;
            expected++;
        }
        return new Named(id, axis, ordered.firstKey(), values);
    }

    private static UserError badPeriod(String name, Cell cell, String wanted) {
        return SeriesCsv.refused(
                SeriesCsv.at(name, cell.line) + ", column \"period\"",
                "\"" + cell.period + "\" is no such period",
                wanted,
                "Correct it");
    }
}
