package io.quarterdeck.cli;

import io.quarterdeck.engine.UserError;
import io.quarterdeck.forecast.Frequency;
import io.quarterdeck.forecast.PeriodAxis;
import io.quarterdeck.forecast.Regressors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A CSV of what is known besides series, in the past and ahead: {@code period} and a column for each regressor, for all
 * series, or with {@code id} for the series of that id, in any order of rows.
 *
 * @param places of the columns that are regressors
 * @param lines by id; one entry with an empty id where the file has none
 */
record RegressorsFile(SeriesCsv csv, int period, List<Integer> places, Map<String, List<SeriesCsv.Line>> lines) {
    private static final String COLUMNS = "period and one for each regressor, with id where series differ";

    /** @throws UserError if the file has no regressors, or rows for a series that is not there */
    static RegressorsFile read(Path file, Set<String> ids) throws IOException {
        SeriesCsv csv = SeriesCsv.read(file, "--regressors", "a CSV of regressors", COLUMNS);
        int period = csv.place("period", COLUMNS);
        int id = csv.headings().indexOf("id");
        List<Integer> places = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < csv.headings().size(); i++) {
            String name = csv.headings().get(i);
            if (i != period && i != id) {
                if (name.isEmpty() || !names.add(name)) {
                    throw SeriesCsv.refused(
                            csv.name() + " line 1",
                            name.isEmpty() ? "column " + (i + 1) + " has no name" : name + " is there twice",
                            "a name of its own for each regressor",
                            "Name it in the first line");
                }
                places.add(i);
            }
        }
        if (places.isEmpty()) {
            throw SeriesCsv.refused(
                    csv.name() + " line 1", "there is no regressor", "the columns " + COLUMNS, "Add a column");
        }
        Map<String, List<SeriesCsv.Line>> lines = new LinkedHashMap<>();
        for (SeriesCsv.Line line : csv.lines()) {
            String of = id < 0 ? "" : line.field(id);
            if (id >= 0 && !ids.contains(of)) {
                throw SeriesCsv.refused(
                        csv.at(line),
                        "there is no series \"" + of + "\"",
                        "the id of a series",
                        "Correct or remove it");
            }
            lines.computeIfAbsent(of, i -> new ArrayList<>()).add(line);
        }
        return new RegressorsFile(csv, period, List.copyOf(places), lines);
    }

    /**
     * Those of one series, from its first period to the last that is forecast; none where the file tells series apart and has
     * no rows for this one.
     *
     * @throws UserError if a period is missing, there twice or no number
     */
    Regressors of(SeriesFile.Named series, int horizon) {
        List<SeriesCsv.Line> own = own(series);
        if (own.isEmpty() && !lines.isEmpty()) {
            return Regressors.NONE;
        }
        PeriodAxis axis = series.axis();
        TreeMap<Long, SeriesCsv.Line> byPeriod = new TreeMap<>();
        for (SeriesCsv.Line line : own) {
            Optional<Long> number = axis.number(line.field(period));
            if (number.isEmpty()) {
                throw SeriesCsv.refused(
                        csv.at(line) + ", column \"period\"",
                        "\"" + line.field(period) + "\" is no period of series " + series.id(),
                        "one like " + axis.text(series.first()) + ", " + word(axis.frequency()),
                        "Correct it, or give series of another rhythm a file of their own");
            }
            SeriesCsv.Line other = byPeriod.putIfAbsent(number.get(), line);
            if (other != null) {
                throw SeriesCsv.refused(
                        csv.at(line),
                        line.field(period) + " is there a second time, after line " + other.number(),
                        "one row for each period",
                        "Remove one");
            }
        }
        int count = series.values().length + horizon;
        List<double[]> columns = new ArrayList<>();
        for (int place : places) {
            double[] column = new double[count];
            for (int t = 0; t < count; t++) {
                SeriesCsv.Line line = byPeriod.get(series.first() + t);
                if (line == null) {
                    throw missing(series, t, horizon);
                }
                column[t] = csv.number(line, place);
            }
            columns.add(column);
        }
        return new Regressors(places.stream().map(csv.headings()::get).toList(), columns);
    }

    /** How many rows are of no period of a series and of none to forecast. */
    int unused(List<SeriesFile.Named> series, int horizon) {
        Set<Integer> used = new HashSet<>();
        for (SeriesFile.Named one : series) {
            for (SeriesCsv.Line line : own(one)) {
                one.axis()
                        .number(line.field(period))
                        .filter(number -> number >= one.first() && number < one.first() + one.values().length + horizon)
                        .ifPresent(number -> used.add(line.number()));
            }
        }
        return csv.lines().size() - used.size();
    }

    private List<SeriesCsv.Line> own(SeriesFile.Named series) {
        return lines.getOrDefault(lines.containsKey("") ? "" : series.id(), List.of());
    }

    private UserError missing(SeriesFile.Named series, int period, int horizon) {
        PeriodAxis axis = series.axis();
        int length = series.values().length;
        return SeriesCsv.refused(
                csv.name() + ", for series " + series.id(),
                "there is no row for " + axis.text(series.first() + period)
                        + (period < length
                                ? ", a period of its past"
                                : ", period " + (period - length + 1) + " of " + horizon + " to forecast"),
                "every period from " + axis.text(series.first()) + " to "
                        + axis.text(series.first() + length + horizon - 1),
                "Add it, with what is planned where it is ahead, or 0 for nothing");
    }

    private static String word(Frequency frequency) {
        return frequency.name().toLowerCase(Locale.ROOT);
    }
}
