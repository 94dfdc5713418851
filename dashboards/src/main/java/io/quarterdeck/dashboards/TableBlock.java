package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.engine.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFTable;

/**
 * A table on a sheet: totals of what is visible, headings, rows; a native Excel table with a filter.
 *
 * @param headingRow where the headings are; the rows follow
 * @param left the first column
 * @param totals whether the row above the headings holds totals
 */
record TableBlock(SheetPage page, Rows rows, int headingRow, int left, boolean totals) {
    /** Where a heading may be broken: after a space, and on either side of a Chinese character. */
    private static final Pattern BREAKS = Pattern.compile("[ /]|(?<=[\\u2E80-\\uFFEF])|(?=[\\u2E80-\\uFFEF])");

    private static final Pattern AMOUNT = Pattern.compile("^-?\\d+\\.\\d+(?= |$)");

    /** How much wider bold letters are. */
    private static final double BOLD = 1.12;

    /** Up to this wide, in digits, a Chinese heading stays on one line. */
    private static final double SHORT = 14;

    /** The least width of a column whose texts run over, in digits. */
    private static final double OVERFLOWING = 14;

    /** Room for the filter's button beside a heading, in digits. */
    private static final double BUTTON = 2.6;

    /**
     * Writes a table with its first line at {@code row}: the totals, where its header asks for them, else the headings.
     *
     * @param rows at least one, in the order to show
     */
    static TableBlock write(SheetPage page, int row, int left, TableHeader header, Rows rows) {
        String totals = header.attribute("totals").orElse("");
        int headingRow = totals.isEmpty() ? row : row + 1;
        TableBlock block = new TableBlock(page, rows, headingRow, left, !totals.isEmpty());
        List<String> headings = block.headings();
        for (int place = 0; place < rows.columns().size(); place++) {
            block.writeColumn(place, headings.get(place));
        }
        page.height(headingRow, 15 * block.headingLines(headings));
        if (!totals.isEmpty()) {
            TableTotals.write(block, totals);
        }
        block.makeNative(header.name(), headings);
        TableEmphasis.add(block);
        for (String column : header.attribute("heat").orElse("").split(",")) {
            if (!column.isBlank()) {
                TableEmphasis.heat(page.sheet, block.cells(column.strip()));
            }
        }
        return block;
    }

    /**
     * Lets the texts of the last column run over the empty cells to their right, so that the tables above and below keep columns
     * of their own width.
     *
     * @param width how wide the column was before, in digits
     */
    void overflow(double width) {
        int place = rows.columns().size() - 1;
        if (rows.columns().get(place).unit() != Unit.TEXT) {
            return;
        }
        page.fix(lastColumn(), Math.max(width, OVERFLOWING));
        for (int row = firstRow(); row <= lastRow(); row++) {
            XSSFCell cell = page.sheet.getRow(row).getCell(lastColumn());
            boolean isQuoted = cell.getCellStyle().getQuotePrefixed();
            cell.setCellStyle(page.draft.styles.of(CellLook.BODY, CellFormat.GENERAL, isQuoted));
            page.height(row, 15);
        }
    }

    int firstRow() {
        return headingRow + 1;
    }

    int lastRow() {
        return headingRow + rows.size();
    }

    int lastColumn() {
        return left + rows.columns().size() - 1;
    }

    /** The cells of one column, without its heading. */
    CellRangeAddress cells(String column) {
        return cells(rows.indexOf(column), rows.size());
    }

    /** The first {@code count} cells of one column. */
    CellRangeAddress cells(int place, int count) {
        return new CellRangeAddress(firstRow(), headingRow + count, left + place, left + place);
    }

    private void writeColumn(int place, String heading) {
        Column column = rows.columns().get(place);
        boolean isNumber = column.unit().isNumeric();
        String format = CellFormat.of(column, rows, place);
        boolean isCentred = Set.of(Unit.FLAG, Unit.DATE, Unit.TIMESTAMP).contains(column.unit());
        CellLook look = isNumber ? CellLook.BODY_NUMBER : isCentred ? CellLook.BODY_CENTRED : CellLook.BODY;
        Labels labels = page.draft.labels;
        List<Double> widths = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Object value = rows.rows().get(i).get(place);
            if (value instanceof String text) {
                value = shown(column, text, labels);
            }
            if (column.name().equals("is_today") && Boolean.FALSE.equals(value)) {
                value = null; // One row is today: that all others are not is no news.
            }
            String ofRow = ofMetric(column, i).orElse(format);
            page.value(firstRow() + i, left + place, value, look, ofRow);
            widths.add(width(value, ofRow) + (isNumber ? 1 : 0));
        }
        CellLook above = isNumber ? CellLook.HEADING_RIGHT : isCentred ? CellLook.HEADING_CENTRED : CellLook.HEADING;
        page.text(headingRow, left + place, heading, above);
        double body = TextWidth.fitting(widths) * 0.95 + 2;
        page.widen(left + place, Math.max(body, headingWidth(heading)));
        if (body > 60) {
            wrap(place, format);
        }
        if (column.unit() == Unit.TEXT && rows.size() > 0) {
            page.areTexts(cells(place, rows.size()));
        }
    }

    /** A long text is wrapped, and its row made as high as it needs. */
    private void wrap(int place, String format) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.rows().get(i).get(place) instanceof String cell) {
                String text = shown(rows.columns().get(place), cell, page.draft.labels);
                page.value(firstRow() + i, left + place, text, CellLook.BODY_WRAPPED, format);
                page.atLeast(firstRow() + i, Math.min(400, 14 * TextWidth.lines(text, 54 / page.draft.fontWidth())));
            }
        }
    }

    /** The format of a number that a column {@code metric} beside it names: rates, amounts and counts under each other. */
    private Optional<String> ofMetric(Column column, int row) {
        if (column.unit() != Unit.NUMBER
                || rows.columns().stream().noneMatch(c -> c.name().equals("metric"))) {
            return Optional.empty();
        }
        TableHeader metric = page.draft.tables.headers().get(rows.text(row, "metric"));
        return Optional.ofNullable(metric)
                .flatMap(header -> header.attribute("unit"))
                .map(unit -> switch (unit) {
                    case "ratio" -> "0.0%";
                    case "multiple" -> CellFormat.MULTIPLE;
                    case "number" -> CellFormat.plain(2);
                    default -> CellFormat.plain(0);
                });
    }

    /** How many lines the headings need; two at least, so that tables look alike. */
    private int headingLines(List<String> headings) {
        int most = 2;
        for (int place = 0; place < headings.size(); place++) {
            double room = page.width(left + place, left + place) / page.draft.fontWidth() - BUTTON;
            double line = 0;
            int lines = 1;
            for (String word : BREAKS.split(headings.get(place))) {
                double width = TextWidth.of(word) * BOLD;
                if (line > 0 && line + width > room) {
                    lines++;
                    line = 0;
                }
                line += width + 0.7;
            }
            most = Math.max(most, lines);
        }
        return Math.min(4, most);
    }

    private String shown(Column column, String text, Labels labels) {
        Optional<String> ofFlag = new FlagWords(page.draft).of(column, text);
        if (ofFlag.isPresent()) {
            return ofFlag.get();
        }
        return switch (column.name()) {
            case "old_value", "new_value" -> amounts(labels.value(column.name(), text));
            case "period", "month", "close_month" -> page.draft.words.period(labels.value(column.name(), text));
            default -> labels.value(column.name(), text);
        };
    }

    /** Of an event's value that begins with an amount, the amount as amounts are written. */
    private static String amounts(String text) {
        Matcher amount = AMOUNT.matcher(text);
        if (!amount.find()) {
            return text;
        }
        BigDecimal value = new BigDecimal(amount.group());
        boolean isWhole = value.stripTrailingZeros().scale() <= 0;
        return NumberText.decimal(value.doubleValue(), isWhole ? 0 : 2) + text.substring(amount.end());
    }

    private static double headingWidth(String heading) {
        double word = 0;
        for (String part : BREAKS.split(heading)) {
            word = Math.max(word, TextWidth.of(part));
        }
        double whole = TextWidth.of(heading);
        // Two lines at most, and never a word broken; a short Chinese heading is not broken at all.
        boolean isWhole = whole <= SHORT && heading.codePoints().anyMatch(c -> c >= 0x2E80);
        return Math.max(8, (isWhole ? whole : Math.max(word, whole * 0.56)) * BOLD + BUTTON);
    }

    /** How wide a value is in a column of this format. */
    static double width(Object value, String format) {
        if (value == null) {
            return 0;
        }
        if (value instanceof String text) {
            return TextWidth.of(text);
        }
        if (value instanceof Number number) {
            int decimals = format.startsWith("#,##0.00") ? 2 : format.contains(".0") ? 1 : 0;
            double shown = format.contains("%") ? 100 * number.doubleValue() : number.doubleValue();
            return NumberText.decimal(shown, decimals).length()
                    + (format.contains("%") ? 1.5 : 0)
                    + (format.contains("▲") ? 4 : 0);
        }
        return 10.5;
    }

    /** The headings, each with its unit and none twice. */
    private List<String> headings() {
        Set<String> taken = new HashSet<>();
        List<String> headings = new ArrayList<>();
        for (Column column : rows.columns()) {
            String heading = page.draft.safe.of(page.draft.labels.heading(column, page.draft.context.currency()));
            String unique = heading;
            for (int i = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); i++) {
                unique = heading + " " + i;
            }
            headings.add(unique);
        }
        return headings;
    }

    private void makeNative(String name, List<String> headings) {
        AreaReference area = new AreaReference(
                new CellReference(headingRow, left),
                new CellReference(lastRow(), lastColumn()),
                SpreadsheetVersion.EXCEL2007);
        XSSFTable table = page.sheet.createTable(area);
        String plain = "tbl_" + name.replaceFirst("^sheet_\\d*_?", "").replaceAll("[^A-Za-z0-9_]", "_");
        table.setName(plain);
        table.setDisplayName(plain);
        for (int i = 0; i < headings.size(); i++) {
            table.getCTTable().getTableColumns().getTableColumnArray(i).setName(headings.get(i));
        }
        table.getCTTable().addNewAutoFilter().setRef(area.formatAsString());
    }
}
