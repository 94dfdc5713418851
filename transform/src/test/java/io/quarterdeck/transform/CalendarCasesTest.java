package io.quarterdeck.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.FiscalCalendar;
import io.quarterdeck.engine.FiscalPattern;
import io.quarterdeck.engine.Rows;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One folder of {@code src/test/calendars} per rule of the calendar: {@code calendar.properties} has the settings of a
 * company's year under their names, {@code expected.csv} some days with what the tables {@code calendar} and
 * {@code periods} say of them. {@code -Dupdate} writes it anew for the days that stand there.
 */
class CalendarCasesTest {
    private static final Path CASES = Path.of("src", "test", "calendars");

    private static final String HEADING = "day,month,quarter,year,week,quarter_of_year,month_of_year,"
            + "day_year_earlier,week_year_earlier,quarter_year_earlier";

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void daysAreWhereTheyAreExpected(Path folder) throws IOException {
        Path file = folder.resolve("expected.csv");
        List<LocalDate> days = Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> LocalDate.parse(line.split(",")[0]))
                .toList();
        ReviewDates dates = new ReviewDates(days.get(0), calendar(folder.resolve("calendar.properties")));
        LocalDate first = days.stream().min(LocalDate::compareTo).orElseThrow();
        LocalDate last = days.stream().max(LocalDate::compareTo).orElseThrow();
        Rows table = dates.days(Transform.givenHeaders().get("calendar"), first, last);
        Rows periods = dates.periods(Transform.givenHeaders().get("periods"), first, last);
        Map<Object, Integer> rows = new HashMap<>();
        for (int i = 0; i < table.size(); i++) {
            assertThat(rows.put(table.value(i, "day"), i)).isNull();
        }
        Map<Object, Object> earlier = new HashMap<>();
        for (int i = 0; i < periods.size(); i++) {
            earlier.put(periods.value(i, "period"), periods.value(i, "period_year_earlier"));
        }
        StringBuilder found = new StringBuilder(HEADING).append('\n');
        for (LocalDate day : days) {
            int row = rows.get(day);
            for (String column : HEADING.split(",")) {
                Object value = column.matches("(week|quarter)_year_earlier")
                        ? earlier.get(table.value(row, column.replace("_year_earlier", "")))
                        : table.value(row, column);
                found.append(column.equals("day") ? "" : ",").append(value == null ? "" : value);
            }
            found.append('\n');
        }
        if (System.getProperty("update") != null) {
            Files.writeString(file, found);
        }
        assertThat(found).hasToString(Files.readString(file));
    }

    private static FiscalCalendar calendar(Path file) throws IOException {
        Properties said = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            said.load(reader);
        }
        return new FiscalCalendar(
                Month.of(Integer.parseInt(said.getProperty("fiscal_year_start", "1"))),
                Arrays.stream(FiscalPattern.values())
                        .filter(p -> p.word().equals(said.getProperty("fiscal_pattern", "months")))
                        .findFirst()
                        .orElseThrow(),
                DayOfWeek.valueOf(enumName(said, "fiscal_week_end", "saturday")),
                FiscalCalendar.YearEnd.valueOf(enumName(said, "fiscal_year_end", "last")),
                FiscalCalendar.YearName.valueOf(enumName(said, "fiscal_year_name", "end")));
    }

    private static String enumName(Properties said, String key, String otherwise) {
        return said.getProperty(key, otherwise).toUpperCase(Locale.ROOT);
    }
}
