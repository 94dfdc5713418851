package io.quarterdeck.transform;

import io.quarterdeck.engine.ResourceFolder;
import io.quarterdeck.engine.SqlModel;
import io.quarterdeck.engine.TableHeader;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is made of all risk flags together. A flag is one file: a select that returns the open deals it is raised on, on
 * every date of {@code flag_deals}, and a header that says what it means, in which words it shows its evidence, what to do,
 * and which columns of the exports it needs.
 */
final class RiskTables {
    private RiskTables() {}

    /** The tables {@code risk_rules}, {@code risk_limits}, {@code raised_flags} and {@code past_flags}, over {@code flags}. */
    static List<SqlModel> over(Collection<SqlModel> flags) {
        return List.of(rules(flags), limits(flags), raised(flags), past(flags));
    }

    /** The columns of exports that a flag needs, one of which must be filled; none where it needs deals only. */
    private static List<String> needs(TableHeader flag) {
        return flag.attribute("needs").map(text -> List.of(text.split(" or "))).orElse(List.of());
    }

    private static SqlModel rules(Collection<SqlModel> flags) {
        TreeSet<String> inputs = new TreeSet<>();
        flags.forEach(flag -> needs(flag.header()).forEach(need -> inputs.add(table(need))));
        String header = header("risk_rules", "(needs)", String.join(", ", inputs));
        return SqlModel.parse(
                "risk_rules",
                header
                        + union(flags, flag -> {
                            String counts = needs(flag).stream()
                                    .map(need -> "    select count(" + need.substring(need.indexOf('.') + 1)
                                            + ") as filled from " + table(need) + "\n")
                                    .collect(Collectors.joining("    union all\n"));
                            String selected = "select " + quoted(flag.name()) + " as flag, "
                                    + quoted(flag.attribute("needs").orElse("")) + " as needs, ";
                            return counts.isEmpty()
                                    ? selected + "true as is_filled\n"
                                    : selected + "sum(filled) > 0 as is_filled\nfrom (\n" + counts + ") as f\n";
                        }));
    }

    private static String table(String need) {
        return Transform.exported(need.substring(0, need.indexOf('.')));
    }

    private static SqlModel limits(Collection<SqlModel> flags) {
        String header = header("risk_limits", "", "");
        String pairs = flags.stream()
                .flatMap(
                        flag -> flag
                                .header()
                                .attribute("limits")
                                .map(text -> List.of(text.split("\\s*,\\s*")))
                                .orElse(List.of())
                                .stream()
                                .map(threshold -> "select " + quoted(flag.name()) + " as flag, threshold, limit_value\n"
                                        + "from limits\nwhere threshold = " + quoted(threshold) + "\n"))
                .collect(Collectors.joining("union all\n"));
        String none = "select threshold as flag, threshold, limit_value\nfrom limits\nwhere false\n";
        return SqlModel.parse("risk_limits", header + (pairs.isEmpty() ? none : pairs));
    }

    private static SqlModel raised(Collection<SqlModel> flags) {
        String header = header("raised_flags", "(flags)", names(flags));
        return SqlModel.parse(
                "raised_flags",
                header
                        + union(flags, flag -> """
                select
                    f.opportunity_id,
                    %s as flag,
                    case when f.severity in ('high', 'medium') then f.severity else 'low' end as severity,
                    cast(f.exposure as decimal(38, 6)) as exposure,
                    %s as evidence,
                    %s as evidence_values,
                    %s as next_step
                from %s as f
                inner join flag_dates as d
                    on d.as_of_date = f.as_of_date
                    and d.is_review
                inner join risk_rules as r
                    on r.flag = %s
                    and r.is_filled
                """.formatted(
                                        quoted(flag.name()),
                                        EvidenceSql.sentence(flag),
                                        EvidenceSql.values(flag),
                                        quoted(flag.attribute("next_step").orElseThrow()),
                                        flag.name(),
                                        quoted(flag.name()))));
    }

    private static SqlModel past(Collection<SqlModel> flags) {
        String header = header("past_flags", "(flags)", names(flags));
        return SqlModel.parse(
                "past_flags",
                header + union(flags, flag -> """
                select %s as flag, f.as_of_date, f.opportunity_id
                from %s as f
                inner join flag_dates as d
                    on d.as_of_date = f.as_of_date
                    and not d.is_review
                inner join risk_rules as r
                    on r.flag = %s
                    and r.is_filled
                """.formatted(quoted(flag.name()), flag.name(), quoted(flag.name()))));
    }

    private static String union(Collection<SqlModel> flags, Function<TableHeader, String> part) {
        return flags.stream().map(flag -> part.apply(flag.header())).collect(Collectors.joining("union all\n"));
    }

    /** The header that a file gives, with the inputs that depend on which flags there are. */
    private static String header(String table, String place, String inputs) {
        String text =
                ResourceFolder.read(RiskTables.class, "sql/marts", ".table").get(table);
        return place.isEmpty() ? text : text.replace(place, inputs);
    }

    private static String names(Collection<SqlModel> flags) {
        return flags.stream().map(SqlModel::name).collect(Collectors.joining(", "));
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
