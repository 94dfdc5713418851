package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Unit;
import org.apache.poi.ss.usermodel.Color;
import org.apache.poi.ss.usermodel.ComparisonOperator;
import org.apache.poi.ss.usermodel.ConditionalFormattingThreshold.RangeType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFColorScaleFormatting;
import org.apache.poi.xssf.usermodel.XSSFConditionalFormattingRule;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFSheetConditionalFormatting;

/** What a table's numbers show besides their digits: bars for shares, colour for changes, as conditional formats. */
final class TableEmphasis {
    private TableEmphasis() {}

    static void add(TableBlock block) {
        Rows rows = block.rows();
        for (int place = 0; place < rows.columns().size(); place++) {
            Column column = rows.columns().get(place);
            CellRangeAddress cells = block.cells(place, rows.size());
            if (CellFormat.isChange(column)) {
                colourBySign(block.page().sheet, cells);
            } else if (column.name().equals("attainment") || column.name().startsWith("share_")) {
                SolidBars.add(block.page().sheet, cells, full(rows, place));
            } else if (column.name().equals("is_small") && column.unit() == Unit.FLAG) {
                greyRows(block, cells);
            } else if (column.name().equals("is_past_due") && column.unit() == Unit.FLAG) {
                String yes = block.page().draft.labels.text("value.true");
                colour(block.page().sheet, cells, ComparisonOperator.EQUAL, "\"" + yes + "\"", Palette.VERMILLION);
            } else if (column.name().equals("risk_severity")) {
                String high = block.page().draft.labels.text("value.risk_severity.high");
                colour(block.page().sheet, cells, ComparisonOperator.EQUAL, "\"" + high + "\"", Palette.VERMILLION);
            }
        }
    }

    /** Grey for what was counted over too few, in the whole of its row. @param flags the column that says so */
    private static void greyRows(TableBlock block, CellRangeAddress flags) {
        String yes = block.page().draft.labels.text("value.true");
        String flag = new CellReference(flags.getFirstRow(), flags.getFirstColumn(), false, true).formatAsString();
        XSSFSheet sheet = block.page().sheet;
        XSSFSheetConditionalFormatting formats = sheet.getSheetConditionalFormatting();
        CellRangeAddress table =
                new CellRangeAddress(flags.getFirstRow(), flags.getLastRow(), block.left(), block.lastColumn());
        apply(sheet, table, formats.createConditionalFormattingRule(flag + "=\"" + yes + "\""), Palette.PAST);
    }

    /** A full bar: the whole, or twice the target where someone passed it; beyond that a bar is cut. */
    private static double full(Rows rows, int place) {
        boolean isOverfull =
                rows.rows().stream().anyMatch(row -> row.get(place) instanceof Number share && share.doubleValue() > 1);
        return isOverfull ? 2 : 1;
    }

    /** The larger, the deeper: white for nothing, and the colour of the images' heat maps for the largest of the column. */
    static void heat(XSSFSheet sheet, CellRangeAddress cells) {
        XSSFSheetConditionalFormatting formats = sheet.getSheetConditionalFormatting();
        XSSFConditionalFormattingRule rule = formats.createConditionalFormattingColorScaleRule();
        XSSFColorScaleFormatting scale = rule.getColorScaleFormatting();
        scale.setNumControlPoints(2);
        scale.getThresholds()[0].setRangeType(RangeType.NUMBER);
        scale.getThresholds()[0].setValue(0d);
        scale.getThresholds()[1].setRangeType(RangeType.MAX);
        scale.setColors(new Color[] {CellStyles.colour(Palette.WHITE), CellStyles.colour(Palette.SKY)});
        formats.addConditionalFormatting(new CellRangeAddress[] {cells}, rule);
    }

    /** Blue above zero, vermillion below; the arrows of the number format say the same. */
    static void colourBySign(XSSFSheet sheet, CellRangeAddress cells) {
        colour(sheet, cells, ComparisonOperator.GT, "0", Palette.BLUE);
        colour(sheet, cells, ComparisonOperator.LT, "0", Palette.VERMILLION);
    }

    /** Vermillion for a check that does not come out at 0. */
    static void redUnlessZero(XSSFSheet sheet, CellRangeAddress cells) {
        colour(sheet, cells, ComparisonOperator.NOT_EQUAL, "0", Palette.VERMILLION);
    }

    private static void colour(XSSFSheet sheet, CellRangeAddress cells, byte operator, String than, String rgb) {
        XSSFSheetConditionalFormatting formats = sheet.getSheetConditionalFormatting();
        apply(sheet, cells, formats.createConditionalFormattingRule(operator, than), rgb);
    }

    private static void apply(XSSFSheet sheet, CellRangeAddress cells, XSSFConditionalFormattingRule rule, String rgb) {
        rule.createFontFormatting().setFontColor(CellStyles.colour(rgb));
        // POI leaves out the colour's first byte, which the standard asks for.
        StylesTable styles = sheet.getWorkbook().getStylesSource();
        styles.getDxfAt(styles._getDXfsSize() - 1).getFont().getColorArray(0).setRgb(CellStyles.opaque(rgb));
        sheet.getSheetConditionalFormatting().addConditionalFormatting(new CellRangeAddress[] {cells}, rule);
    }
}
