package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.NearestWord;
import io.quarterdeck.engine.Unit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the places of a message, as {@link MessageTemplate} fills them, are of its table. */
final class MessagePlaces {
    private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");

    /** Each kind of place, with the columns that it names as number, any and text. */
    private static final List<Pattern> KINDS = List.of(
            Pattern.compile("quarter|as_of"),
            Pattern.compile("(?:rows|count)(?: (?<any>\\w+))?"),
            Pattern.compile("(?:rows|count) (?<number>\\w+) >= [\\d.]+"),
            Pattern.compile("(?:rows|count)(?: \\w+)? where (?<any>\\w+) = .+"),
            Pattern.compile("sum (?<number>\\w+) where (?<any>\\w+) = .+"),
            Pattern.compile("(?:sum|max|share) (?<number>\\w+)"),
            Pattern.compile("top (?<text>\\w+) by (?<number>\\w+)"));

    private MessagePlaces() {}

    /** What is wrong with the first bad place, in words; empty where all can be filled from the columns. */
    static Optional<String> wrong(String message, List<Column> columns) {
        return PLACE.matcher(message)
                .results()
                .map(place -> wrongPlace(place, columns))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> wrongPlace(MatchResult place, List<Column> columns) {
        for (Pattern kind : KINDS) {
            Matcher match = kind.matcher(place.group(1));
            if (match.matches()) {
                return wrongColumn(match, "number", columns, column -> column.unit()
                                .isNumeric())
                        .or(() -> wrongColumn(match, "any", columns, column -> true))
                        .or(() -> wrongColumn(match, "text", columns, column -> column.unit() == Unit.TEXT))
                        .map(wrong -> place.group() + ": " + wrong);
            }
        }
        return Optional.of(place.group() + " is no place of a message");
    }

    private static Optional<String> wrongColumn(
            Matcher match, String group, List<Column> columns, Predicate<Column> isRight) {
        String name = match.pattern().pattern().contains("<" + group + ">") ? match.group(group) : null;
        if (name == null) {
            return Optional.empty();
        }
        List<String> names = columns.stream().map(Column::name).toList();
        if (!names.contains(name)) {
            String near = NearestWord.didYouMean(name, names).strip();
            return Optional.of("there is no column \"" + name + "\"" + (near.isEmpty() ? "" : " (" + near + ")"));
        }
        Column column = columns.get(names.indexOf(name));
        return isRight.test(column)
                ? Optional.empty()
                : Optional.of("\"" + name + "\" is a " + column.unit().word());
    }
}
