package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Phrase;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.engine.Unit;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a risk flag says, in the reader's language. The cells of a sheet hold the flag's name; which line of its header is shown
 * follows from the column: {@code flag} its label, {@code flag_severity} when it is severe, {@code flag_next_step} what to
 * do. A cell of {@code evidence} holds the name and the row's values,
 * {@code pushed|push_count=3|}, one of {@code flag_limit} a threshold, {@code stalled_days=60}, and {@code flag_needs} columns of
 * exports.
 */
final class FlagWords {
    private final WorkbookDraft draft;

    FlagWords(WorkbookDraft draft) {
        this.draft = draft;
    }

    /** A cell in words; empty where its column is none of a flag's, or no flag has that name. */
    Optional<String> of(Column column, String cell) {
        return switch (column.name()) {
            case "flag" -> header(cell).map(flag -> draft.labels.of(flag, "label"));
            case "flag_severity" -> header(cell).map(flag -> draft.labels.of(flag, "severity"));
            case "flag_next_step", "response" -> header(cell).map(flag -> draft.labels.of(flag, "next_step"));
            case "flag_limit" -> Optional.of(limit(cell));
            case "flag_needs" -> cell.isEmpty() ? Optional.empty() : Optional.of(needs(cell));
            case "evidence" -> evidence(cell);
            default -> Optional.empty();
        };
    }

    private Optional<TableHeader> header(String flag) {
        return Optional.ofNullable(draft.tables.headers().get(flag))
                .filter(header -> header.attribute("evidence").isPresent());
    }

    private Optional<String> evidence(String cell) {
        String[] parts = cell.split("\\|");
        Map<String, String> values = new HashMap<>();
        for (String part : Arrays.asList(parts).subList(1, parts.length)) {
            int sign = part.indexOf('=');
            values.put(part.substring(0, sign), part.substring(sign + 1));
        }
        return header(parts[0]).map(flag -> Phrase.parse(draft.labels.of(flag, "evidence"))
                .fill(place -> Optional.ofNullable(values.get(place)).map(value -> shown(flag, place, value))));
    }

    private String shown(TableHeader flag, String name, String value) {
        Unit unit = flag.columns().stream()
                .filter(column -> column.name().equals(name))
                .map(Column::unit)
                .findFirst()
                .orElse(Unit.TEXT);
        return switch (unit) {
            case TEXT -> name.equals("period") ? draft.words.period(value) : value;
            case DATE -> draft.words.date(LocalDate.parse(value));
            case RATIO -> NumberText.percent(Double.parseDouble(value));
            case MONEY ->
                MoneyUnit.of(Double.parseDouble(value), draft.context.currency(), draft.labels)
                        .text(Double.parseDouble(value));
            case MULTIPLE, NUMBER -> NumberText.decimal(Double.parseDouble(value), 1);
            default -> NumberText.decimal(Double.parseDouble(value), 0);
        };
    }

    private String limit(String cell) {
        String[] sides = cell.split("=");
        double value = Double.parseDouble(sides[1]);
        if (sides[0].endsWith("_days")) {
            return draft.labels.text("flag.days", NumberText.decimal(value, 0));
        }
        return sides[0].endsWith("_count") ? NumberText.decimal(value, 0) : NumberText.percent(value);
    }

    private String needs(String cell) {
        return Arrays.stream(cell.split(" or "))
                .map(need -> {
                    String[] sides = need.split("\\.", 2);
                    return draft.labels.text(
                            "flag.needs",
                            draft.labels.value("table_name", sides[0]),
                            draft.labels.value("field", sides[1]));
                })
                .collect(Collectors.joining(draft.labels.text("flag.needs.or")));
    }
}
