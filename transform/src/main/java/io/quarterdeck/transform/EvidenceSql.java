package io.quarterdeck.transform;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Phrase;
import io.quarterdeck.engine.TableHeader;
import java.util.List;
import java.util.stream.Collectors;

/** The evidence of a flag as SQL: its sentence in English, and its values for whoever writes it in another language. */
final class EvidenceSql {
    /** Between the values of a row; a text has another sign in its place. */
    static final String BETWEEN = "|";

    private EvidenceSql() {}

    /** An expression for the sentence that the header gives, with the row's values. */
    static String sentence(TableHeader flag) {
        Phrase phrase = Phrase.parse(flag.attribute("evidence").orElseThrow());
        return "trim("
                + phrase.parts().stream()
                        .map(part -> part.isOptional()
                                ? "coalesce(" + joined(flag, part.pieces(), false) + ", '')"
                                : joined(flag, part.pieces(), true))
                        .collect(Collectors.joining("\n        || "))
                + ")";
    }

    /** An expression for {@code name=value|name=value}: the evidence columns that are known. */
    static String values(TableHeader flag) {
        List<Column> columns =
                flag.columns().subList(RoomRules.FLAG.size(), flag.columns().size());
        return columns.isEmpty()
                ? "''"
                : columns.stream()
                        .map(column ->
                                "coalesce('" + column.name() + "=' || " + raw(column) + " || '" + BETWEEN + "', '')")
                        .collect(Collectors.joining("\n        || "));
    }

    private static String joined(TableHeader flag, List<Phrase.Piece> pieces, boolean orDash) {
        return pieces.stream()
                .map(piece -> {
                    if (!piece.isPlace()) {
                        return RiskTables.quoted(piece.text());
                    }
                    Column column = flag.columns().stream()
                            .filter(c -> c.name().equals(piece.text()))
                            .findFirst()
                            .orElseThrow();
                    return orDash ? "coalesce(" + shown(column) + ", '–')" : shown(column);
                })
                .collect(Collectors.joining(" || "));
    }

    /** The value as an English reader sees it: days and money without decimals, a share in percent. */
    private static String shown(Column column) {
        String value = "f." + column.name();
        return switch (column.unit()) {
            case TEXT -> value;
            case DAYS -> "cast(cast(floor(" + value + " + 0.5e0) as bigint) as string)";
            case RATIO -> "cast(cast(floor(" + value + " * 100 + 0.5e0) as bigint) as string) || '%'";
            case MONEY, QUANTITY -> "cast(cast(round(" + value + ", 0) as decimal(38, 0)) as string)";
            case MULTIPLE, NUMBER -> "cast(cast(as_statistic(" + value + ") as decimal(18, 1)) as string)";
            case DATE, TIMESTAMP, FLAG, COUNT -> "cast(" + value + " as string)";
        };
    }

    private static String raw(Column column) {
        String value = "f." + column.name();
        return switch (column.unit()) {
            case TEXT -> "replace(" + value + ", '" + BETWEEN + "', '/')";
            case DAYS, RATIO, MULTIPLE, NUMBER -> "cast(cast(as_statistic(" + value + ") as decimal(18, 6)) as string)";
            case MONEY, QUANTITY -> "cast(cast(round(" + value + ", 2) as decimal(38, 2)) as string)";
            case DATE, TIMESTAMP, FLAG, COUNT -> "cast(" + value + " as string)";
        };
    }
}
