package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Scope;
import io.quarterdeck.engine.Unit;
import io.quarterdeck.forecast.TargetRollup.Line;
import io.quarterdeck.forecast.TargetTree.Part;
import io.quarterdeck.forecast.TargetTree.Place;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A quarter of 2025, reviewed on 15 February. */
class TargetRollupTest {
    private static final TargetCalendar CALENDAR = calendar();

    @Test
    void everyLineIsTheSumOfItsChildrenAndOfItsParts() {
        List<Line> lines = lines(
                part("East", "A", 0, "100.01"),
                part("East", "A", 1, "100.00"),
                part("West", "A", 2, "99.99"),
                part("West", "B", 0, "33.33"),
                new Part(new Place("North", "(over-assigned) North", null, null), 1, new BigDecimal("-10.00"), true));
        Map<String, BigDecimal> whole = new HashMap<>();
        lines.forEach(line -> whole.put(line.scope().id() + " " + line.span().label(), line.amount()));
        Map<String, BigDecimal> ofChildren = new HashMap<>();
        Map<String, BigDecimal> ofParts = new HashMap<>();
        for (Line line : lines) {
            if (line.parent() != null) {
                ofChildren.merge(
                        line.parent().id() + " " + line.span().label() + " "
                                + line.scope().type(),
                        line.amount(),
                        BigDecimal::add);
            }
            if (line.span().parent() != null && !line.isPart()) {
                ofParts.merge(
                        line.scope().id() + " " + line.span().parent() + " "
                                + line.span().type(),
                        line.amount(),
                        BigDecimal::add);
            }
        }
        ofChildren.forEach((key, sum) ->
                assertThat(sum).as(key).isEqualByComparingTo(whole.get(key.substring(0, key.lastIndexOf(' ')))));
        ofParts.forEach((key, sum) ->
                assertThat(sum).as(key).isEqualByComparingTo(whole.get(key.substring(0, key.lastIndexOf(' ')))));
        assertThat(ofParts.keySet()).anyMatch(key -> key.endsWith(" day")).anyMatch(key -> key.endsWith(" week"));
    }

    @Test
    void whoeverChangedTeamsHasAPartInEach() {
        List<Line> lines = lines(part("East", "A", 0, "100"), part("West", "A", 1, "50"));
        assertThat(lines.stream()
                        .filter(line -> line.span().type().equals("quarter")
                                && line.scope().type().equals("person"))
                        .map(line -> line.scope().id() + " " + line.amount() + " " + line.parent()))
                .containsExactly("A 150 null", "A · East 100 team East", "A · West 50 team West");
    }

    @Test
    void aWeekThatAMonthCutsIsTwo() {
        List<Line> lines = lines(part("East", "A", 0, "23.00"), part("East", "A", 1, "20.00"));
        assertThat(lines.stream()
                        .filter(line -> line.scope().equals(Scope.COMPANY)
                                && line.span().type().equals("week")
                                && !line.span().endExclusive().isBefore(LocalDate.of(2025, 1, 25))
                                && line.span().start().isBefore(LocalDate.of(2025, 2, 8)))
                        .map(line -> line.span().label() + " of " + line.span().parent() + " " + line.amount()))
                .containsExactly(
                        "2025-W04 of 2025-01 5.00",
                        "2025-01-27/2025-02-01 of 2025-01 5.00",
                        "2025-02-01/2025-02-03 of 2025-02 0.00",
                        "2025-W06 of 2025-02 5.00");
    }

    @Test
    void aPersonsMonthIsSplitByWhatTheySell() {
        List<Line> lines = new TargetRollup(CALENDAR, 2)
                .lines(
                        List.of(part("East", "A", 0, "100.00")),
                        person -> new TreeMap<>(Map.of("P1", new BigDecimal(2), "P2", new BigDecimal(1))),
                        month -> true);
        assertThat(lines.stream()
                        .filter(line -> line.scope().type().equals("person_product")
                                && line.span().type().equals("month"))
                        .map(line -> line.scope().id() + " " + line.amount()))
                .containsExactly("A|P1 66.67", "A|P2 33.33");
    }

    private static List<Line> lines(Part... parts) {
        return new TargetRollup(CALENDAR, 2).lines(List.of(parts), person -> Map.of(), month -> false);
    }

    private static Part part(String team, String person, int month, String amount) {
        return new Part(new Place("North", team, person, null), month, new BigDecimal(amount), false);
    }

    private static TargetCalendar calendar() {
        List<Column> columns = List.of(
                new Column("day", Unit.DATE),
                new Column("month", Unit.TEXT),
                new Column("quarter", Unit.TEXT),
                new Column("year", Unit.TEXT),
                new Column("week", Unit.TEXT),
                new Column("is_workday", Unit.FLAG),
                new Column("days_to_spring_festival", Unit.COUNT));
        List<List<Object>> days = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2025, 1, 1); day.getMonthValue() < 4; day = day.plusDays(1)) {
            days.add(Arrays.asList(
                    day,
                    day.toString().substring(0, 7),
                    "2025-Q1",
                    "2025",
                    String.format(Locale.ROOT, "2025-W%02d", day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
                    day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0,
                    null));
        }
        Rows none = new Rows(List.of(), List.of());
        return new TargetCalendar(new Rows(columns, days), none, none, LocalDate.of(2025, 2, 15));
    }
}
