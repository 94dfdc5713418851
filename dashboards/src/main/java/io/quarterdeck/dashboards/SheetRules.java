package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.ModelFault;
import io.quarterdeck.engine.NearestWord;
import io.quarterdeck.engine.SqlModel;
import io.quarterdeck.engine.TableHeader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What all table sheets have in common, whoever wrote them: a header from which the workbook can be written. */
final class SheetRules {
    private static final Pattern CHART =
            Pattern.compile("(columns|stacked|overlaid|bars|lines|intervals|ratios) +(\\w+) *: *(.+)");

    private static final Pattern BOOK = Pattern.compile("[a-z][a-z0-9_]{0,30}");

    private static final Pattern SHARE = Pattern.compile("(\\w+) *= *(\\w+) */ *(\\w+)");

    /** {@code weight = target of parent_id in scope_id}. */
    static final Pattern SHARES = Pattern.compile("(\\w+) *= *(\\w+) of (\\w+) in (\\w+)");

    private SheetRules() {}

    /** @throws ModelFault if a model is not as a table sheet must be */
    static void hold(SqlModel sheet) {
        TableHeader header = sheet.header();
        holdLine(sheet, "tab", "the sheet's name, or its key in the labels");
        holdLine(sheet, "title", "the sheet's heading");
        holdLine(sheet, "empty", "what the sheet says where there are no rows");
        String tab = header.attribute("tab").orElseThrow();
        if (ReviewWorkbooks.designedTabs().contains(tab)) {
            throw fault(
                    sheet,
                    "tab",
                    "the tab \"" + tab + "\" is a sheet of another kind",
                    "a tab of its own, or one of a table sheet",
                    "Give it another name");
        }
        String book = ReviewWorkbooks.book(header);
        if (!BOOK.matcher(book).matches()) {
            throw fault(
                    sheet,
                    "book",
                    "\"" + book + "\"",
                    "the name of a workbook in small letters, digits and _, like analysis: it becomes the file analysis.xlsx",
                    "Correct it, or remove the line: then the sheet is in review.xlsx");
        }
        MessagePlaces.wrong(header.attribute("message").orElse(""), header.columns())
                .ifPresent(wrong -> {
                    throw fault(
                            sheet,
                            "message",
                            wrong,
                            "places like {rows}, {sum COLUMN}, {count COLUMN >= 1}, {top COLUMN by NUMBER}",
                            "Correct it; docs/house.md lists the places");
                });
        for (String part : list(header, "order_by")) {
            String[] words = part.split("\\s+");
            column(sheet, "order_by", words[0]);
            if (words.length > 2 || words.length == 2 && !words[1].equals("desc")) {
                throw fault(
                        sheet,
                        "order_by",
                        "\"" + part + "\"",
                        "a column, with desc behind it or nothing",
                        "Correct it");
            }
        }
        holdTotals(sheet);
        list(header, "heat").forEach(name -> number(sheet, "heat", name));
        if (!header.attribute("prints").orElse("1").matches("[1-9]\\d{0,5}")) {
            throw fault(
                    sheet,
                    "prints",
                    "\"" + header.attribute("prints").get() + "\"",
                    "how many rows are printed, like 300",
                    "Correct it, or remove the line: then all are");
        }
        holdShares(sheet);
        holdChart(sheet);
    }

    private static void holdTotals(SqlModel sheet) {
        for (String part : list(sheet.header(), "totals")) {
            Matcher share = SHARE.matcher(part);
            if (share.matches()) {
                Stream.of(1, 2, 3).forEach(i -> number(sheet, "totals", share.group(i)));
            } else {
                number(sheet, "totals", part);
            }
        }
    }

    private static void holdShares(SqlModel sheet) {
        Optional<String> shares = sheet.header().attribute("shares");
        if (shares.isEmpty()) {
            return;
        }
        Matcher parts = SHARES.matcher(shares.get());
        if (!parts.matches()) {
            throw fault(
                    sheet,
                    "shares",
                    "\"" + shares.get() + "\"",
                    "a share, an amount, and the columns of the row above, like \"weight = target of parent_id in scope_id\"",
                    "Correct it");
        }
        number(sheet, "shares", parts.group(1));
        number(sheet, "shares", parts.group(2));
        shown(sheet, "shares", parts.group(3));
        shown(sheet, "shares", parts.group(4));
    }

    private static void holdChart(SqlModel sheet) {
        Optional<String> chart = sheet.header().attribute("chart");
        if (chart.isEmpty()) {
            return;
        }
        Matcher parts = CHART.matcher(chart.get());
        if (!parts.matches()) {
            throw fault(
                    sheet,
                    "chart",
                    "\"" + chart.get() + "\"",
                    "columns, stacked, overlaid, bars, lines, intervals or ratios, a category and the columns to draw, like \"bars stage: deals\"",
                    "Correct it");
        }
        shown(sheet, "chart", parts.group(2));
        for (String series : parts.group(3).split(",")) {
            number(sheet, "chart", series.strip());
        }
    }

    private static List<String> list(TableHeader header, String key) {
        return Stream.of(header.attribute(key).orElse("").split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static void number(SqlModel sheet, String key, String name) {
        Column column = shown(sheet, key, name);
        if (!column.unit().isNumeric()) {
            throw fault(
                    sheet,
                    key,
                    "\"" + name + "\" is a " + column.unit().word(),
                    "a column of numbers",
                    "Name another column");
        }
    }

    /** A column that a reader sees: one whose name ends in {@code _order} only orders. */
    private static Column shown(SqlModel sheet, String key, String name) {
        Column column = column(sheet, key, name);
        if (name.endsWith("_order")) {
            throw fault(
                    sheet,
                    key,
                    "\"" + name + "\" is not shown, as its name ends in _order",
                    "a column that is shown",
                    "Name another column");
        }
        return column;
    }

    private static Column column(SqlModel sheet, String key, String name) {
        List<Column> columns = sheet.header().columns();
        List<String> names = columns.stream().map(Column::name).toList();
        if (!names.contains(name)) {
            throw fault(
                    sheet,
                    key,
                    "there is no column \"" + name + "\"",
                    "one of " + String.join(", ", names),
                    NearestWord.didYouMean(name, names) + "Correct the line `" + key + "`");
        }
        return columns.get(names.indexOf(name));
    }

    private static void holdLine(SqlModel sheet, String key, String wanted) {
        if (sheet.header().attribute(key).orElse("").isEmpty()) {
            throw fault(
                    sheet,
                    key,
                    "the header has no line \"" + key + "\"",
                    wanted,
                    "Add a line like \"-- " + key + ": …\"");
        }
    }

    private static ModelFault fault(SqlModel sheet, String key, String found, String wanted, String remedy) {
        return new ModelFault(sheet.name(), sheet.lineOf(key), found, wanted, remedy);
    }
}
