package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Unit;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A sheet's message with places that its rows fill, such as {@code {count attainment >= 1} of {count attainment}}.
 *
 * <p>The places: {@code quarter}, {@code as_of}, {@code since} (the last review), {@code rows}, {@code count COLUMN}, {@code sum COLUMN}, {@code top COLUMN by NUMBER}
 * (the name beside the largest), {@code max COLUMN}, {@code share COLUMN} (the largest of the sum). Count, sum and rows
 * may end in {@code COLUMN >= NUMBER} or {@code where COLUMN = TEXT}. Of several messages, separated by {@code |}, the first that
 * can be filled is shown: {@code count COLUMN} of nothing, a top of nothing, or a sum of values that are all unknown, cannot.
 */
final class MessageTemplate {
    private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");
    private static final Pattern AT_LEAST = Pattern.compile("(\\w+) >= ([\\d.]+)");
    private static final Pattern EQUAL = Pattern.compile("(?:(\\w+) )?where (\\w+) = (.+)");

    private final WorkbookDraft draft;

    MessageTemplate(WorkbookDraft draft) {
        this.draft = draft;
    }

    /** The first of the messages, separated by bars, whose places the rows can all fill; empty where there is none. */
    Optional<String> fill(String templates, Rows rows) {
        return Stream.of(templates.split(" \\| "))
                .map(template -> fillOne(template, rows))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> fillOne(String template, Rows rows) {
        StringBuilder filled = new StringBuilder();
        Matcher matcher = PLACE.matcher(template);
        while (matcher.find()) {
            Optional<String> text = place(matcher.group(1), rows);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(text.get()));
        }
        matcher.appendTail(filled);
        return Optional.of(filled.toString());
    }

    private Optional<String> place(String place, Rows rows) {
        String[] words = place.split(" ", 2);
        String rest = words.length > 1 ? words[1] : "";
        return switch (words[0]) {
            case "quarter" ->
                Optional.of(draft.words.period(draft.context.quarter().label()));
            case "as_of" -> Optional.of(draft.words.date(draft.context.asOf()));
            case "since" -> Optional.of(draft.words.date(draft.context.since()));
            case "rows", "count" -> {
                int count = count(rest, rows);
                boolean isOfNothing = count == 0 && rest.matches("\\w+");
                yield isOfNothing ? Optional.empty() : Optional.of(NumberText.decimal(count, 0));
            }
            case "sum" -> sum(rest, rows);
            case "max" -> amount(rest, rows, max(rest, rows));
            case "share" -> share(rest, rows);
            case "top" -> top(rest, rows);
            default -> throw new IllegalArgumentException("a message has no place {" + place + "}");
        };
    }

    private static int count(String rest, Rows rows) {
        Matcher atLeast = AT_LEAST.matcher(rest);
        if (atLeast.matches()) {
            double least = Double.parseDouble(atLeast.group(2));
            return where(rows, i -> rows.number(i, atLeast.group(1)) >= least);
        }
        Matcher equal = EQUAL.matcher(rest);
        if (equal.matches()) {
            return where(rows, isEqual(rows, equal));
        }
        return rest.isEmpty() ? rows.size() : where(rows, i -> rows.value(i, rest) != null);
    }

    private Optional<String> sum(String rest, Rows rows) {
        Matcher equal = EQUAL.matcher(rest);
        boolean isPart = equal.matches();
        String column = isPart ? equal.group(1) : rest;
        IntPredicate counts = isPart ? isEqual(rows, equal) : i -> true;
        int[] counted = IntStream.range(0, rows.size()).filter(counts).toArray();
        double[] known = IntStream.of(counted)
                .mapToDouble(i -> rows.number(i, column))
                .filter(Double::isFinite)
                .toArray();
        boolean isUnknown = counted.length > 0 && known.length == 0;
        return isUnknown
                ? Optional.empty()
                : amount(column, rows, DoubleStream.of(known).sum());
    }

    private static Optional<String> share(String column, Rows rows) {
        double sum = IntStream.range(0, rows.size())
                .mapToDouble(i -> rows.number(i, column))
                .filter(Double::isFinite)
                .sum();
        double share = max(column, rows) / sum;
        return Double.isFinite(share) && sum > 0 ? Optional.of(NumberText.percent(share)) : Optional.empty();
    }

    private Optional<String> top(String rest, Rows rows) {
        String[] sides = rest.split(" by ");
        double max = max(sides[1], rows);
        if (!(max > 0)) {
            return Optional.empty();
        }
        return IntStream.range(0, rows.size())
                .filter(i -> rows.number(i, sides[1]) == max && rows.value(i, sides[0]) != null)
                .mapToObj(i -> draft.words.period(draft.labels.value(sides[0], rows.text(i, sides[0]))))
                .findFirst();
    }

    private Optional<String> amount(String column, Rows rows, double value) {
        if (!Double.isFinite(value)) {
            return Optional.empty();
        }
        Unit unit = rows.columns().get(rows.indexOf(column)).unit();
        return Optional.of(
                switch (unit) {
                    case MONEY, QUANTITY ->
                        MoneyUnit.of(value, draft.context.currency(), draft.labels)
                                .text(value);
                    case RATIO -> NumberText.percent(value);
                    case COUNT -> NumberText.decimal(value, 0);
                    default -> NumberText.decimal(value, 1);
                });
    }

    private static double max(String column, Rows rows) {
        return IntStream.range(0, rows.size())
                .mapToDouble(i -> rows.number(i, column))
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
    }

    private static IntPredicate isEqual(Rows rows, Matcher equal) {
        return i -> equal.group(3).equals(String.valueOf(rows.value(i, equal.group(2))));
    }

    private static int where(Rows rows, IntPredicate counts) {
        return (int) IntStream.range(0, rows.size()).filter(counts).count();
    }
}
