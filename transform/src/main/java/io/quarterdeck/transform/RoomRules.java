package io.quarterdeck.transform;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.ModelFault;
import io.quarterdeck.engine.NearestWord;
import io.quarterdeck.engine.Phrase;
import io.quarterdeck.engine.SqlModel;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.engine.Unit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What all metrics have in common, all risk flags and all data rules, whoever wrote them: what is worked out over them rests on it. */
public final class RoomRules {
    /** What is added up must give the same sum in any order: no floating point. */
    private static final Set<Unit> EXACT = Set.of(Unit.COUNT, Unit.MONEY, Unit.QUANTITY);

    private static final Map<String, Set<Unit>> METRIC = new LinkedHashMap<>();

    private static final Map<String, Set<Unit>> CHECK =
            Map.of("subject", Set.of(Unit.TEXT), "detail", Set.of(Unit.TEXT));

    /** The columns that every flag begins with; what follows is its evidence. */
    static final List<Column> FLAG = List.of(
            new Column("as_of_date", Unit.DATE),
            new Column("opportunity_id", Unit.TEXT),
            new Column("severity", Unit.TEXT),
            new Column("exposure", Unit.MONEY));

    private static final Pattern NEEDS = Pattern.compile("[a-z_]+[.][a-z_]+( or [a-z_]+[.][a-z_]+)*");

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

    /** @throws ModelFault if a model is not as a risk flag must be */
    public static void holdFlag(SqlModel flag) {
        TableHeader header = flag.header();
        holdLine(flag, "label", List.of(), "how readers call it");
        holdLine(flag, "evidence", List.of(), "a sentence that shows why, with {columns} of the flag");
        holdLine(flag, "severity", List.of(), "when it is severe, in words");
        holdLine(flag, "next_step", List.of(), "what to do about it");
        for (int i = 0; i < FLAG.size(); i++) {
            Column wanted = FLAG.get(i);
            if (header.columns().size() <= i
                    || !header.columns().get(i).name().equals(wanted.name())
                    || header.columns().get(i).unit() != wanted.unit()) {
                throw new ModelFault(
                        flag.name(),
                        flag.lineOf("columns"),
                        "column " + (i + 1) + " of a flag is not " + wanted.name(),
                        "as_of_date (date), opportunity_id (text), severity (text) and exposure (money), then its evidence",
                        "Correct the lines below `columns`, and the select");
            }
        }
        if (!header.grain().equals(List.of("as_of_date", "opportunity_id"))) {
            throw new ModelFault(
                    flag.name(),
                    flag.lineOf("grain"),
                    "the grain of a flag is " + header.grain(),
                    "as_of_date, opportunity_id: a flag is raised once on a deal and a date",
                    "Correct the line `grain`");
        }
        holdEvidence(flag);
        header.attribute("needs")
                .filter(needs -> !NEEDS.matcher(needs).matches())
                .ifPresent(needs -> {
                    throw new ModelFault(
                            flag.name(),
                            flag.lineOf("needs"),
                            "needs is \"" + needs + "\"",
                            "columns of exports like opportunities.amount, with \" or \" between them",
                            "Correct or remove it");
                });
    }

    private static void holdEvidence(SqlModel flag) {
        List<String> names = flag.header().columns().stream().map(Column::name).toList();
        try {
            for (String place : Phrase.parse(flag.header().attribute("evidence").orElseThrow())
                    .places()) {
                if (!names.contains(place)) {
                    throw new ModelFault(
                            flag.name(),
                            flag.lineOf("evidence"),
                            "the evidence names {" + place + "}, which is not among its columns",
                            "one of " + String.join(", ", names),
                            NearestWord.didYouMean(place, names) + "Correct it, or add the column");
                }
            }
        } catch (ModelFault e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new ModelFault(
                    flag.name(),
                    flag.lineOf("evidence"),
                    e.getMessage(),
                    "a sentence like \"Pushed {push_count} times[, last on {pushed_date}]\"",
                    "Correct it");
        }
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
