package io.quarterdeck.transform;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.ModelFault;
import io.quarterdeck.engine.NearestWord;
import io.quarterdeck.engine.SqlModel;
import io.quarterdeck.engine.Unit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What all metrics have in common, and all data rules, whoever wrote them: what is worked out over them rests on it. */
public final class RoomRules {
    /** What is added up must give the same sum in any order: no floating point. */
    private static final Set<Unit> EXACT = Set.of(Unit.COUNT, Unit.MONEY, Unit.QUANTITY);

    private static final Map<String, Set<Unit>> METRIC = new LinkedHashMap<>();

    private static final Map<String, Set<Unit>> CHECK =
            Map.of("subject", Set.of(Unit.TEXT), "detail", Set.of(Unit.TEXT));

    static {
        METRIC.put("as_of_date", Set.of(Unit.DATE));
        METRIC.put("record_id", Set.of(Unit.TEXT));
        METRIC.put("event_date", Set.of(Unit.DATE));
        METRIC.put("owner_id", Set.of(Unit.TEXT));
        METRIC.put("product_id", Set.of(Unit.TEXT));
        METRIC.put("account_id", Set.of(Unit.TEXT));
        METRIC.put("numerator", EXACT);
        METRIC.put("denominator", EXACT);
    }

    private RoomRules() {}

    /** @throws ModelFault if a model is not as a metric must be */
    public static void holdMetric(SqlModel metric) {
        holdLine(metric, "label", List.of(), "how readers call it");
        holdLine(
                metric,
                "unit",
                Arrays.stream(Unit.values()).map(Unit::word).toList(),
                "the unit of what the metric measures");
        holdLine(metric, "over_time", List.of("sum", "last"), "sum for what happens, last for a stock");
        holdColumns(metric, METRIC);
        if (!metric.header().grain().contains("as_of_date")) {
            throw new ModelFault(
                    metric.name(),
                    metric.lineOf("grain"),
                    "the grain of a metric has no as_of_date",
                    "as_of_date among the columns that name a row: a review asks about several dates",
                    "Add it to the line `grain`, and to the select");
        }
    }

    /** @throws ModelFault if a model is not as a data rule must be */
    public static void holdCheck(SqlModel check) {
        holdLine(check, "label", List.of(), "how readers call it");
        holdLine(check, "severity", List.of("fail", "warn"), "fail where figures would be wrong, else warn");
        holdColumns(check, CHECK);
    }

    /** @param words that the line may hold; empty for any */
    private static void holdLine(SqlModel model, String key, List<String> words, String wanted) {
        Optional<String> found = model.header().attribute(key);
        if (found.isEmpty() || found.get().isEmpty()) {
            throw new ModelFault(
                    model.name(),
                    model.lineOf(key),
                    "the header has no line \"" + key + "\"",
                    wanted + (words.isEmpty() ? "" : ", one of " + String.join(", ", words)),
                    "Add a line like \"-- " + key + ": " + (words.isEmpty() ? "…" : words.get(0)) + "\"");
        }
        if (!words.isEmpty() && !words.contains(found.get())) {
            throw new ModelFault(
                    model.name(),
                    model.lineOf(key),
                    key + " is \"" + found.get() + "\"",
                    "one of " + String.join(", ", words),
                    NearestWord.didYouMean(found.get(), words) + "Correct it");
        }
    }

    private static void holdColumns(SqlModel model, Map<String, Set<Unit>> wanted) {
        List<String> names = model.header().columns().stream().map(Column::name).toList();
        wanted.forEach((name, units) -> {
            List<String> words = units.stream().map(Unit::word).sorted().toList();
            Column column = model.header().columns().stream()
                    .filter(c -> c.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new ModelFault(
                            model.name(),
                            model.lineOf("columns"),
                            "there is no column \"" + name + "\"",
                            name + " (" + String.join(", ", words) + ")",
                            NearestWord.didYouMean(name, names) + "Add it to `columns` and to the select"));
            if (!units.contains(column.unit())) {
                throw new ModelFault(
                        model.name(),
                        model.lineOf(name),
                        "column " + name + " is a " + column.unit().word(),
                        String.join(" or ", words),
                        "Correct the unit, and cast the column in the select");
            }
        });
    }
}
