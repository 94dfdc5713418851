package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Unit;
import org.apache.poi.ss.usermodel.ComparisonOperator;
import org.apache.poi.ss.usermodel.ConditionalFormattingThreshold.RangeType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFConditionalFormattingRule;
import org.apache.poi.xssf.usermodel.XSSFDataBarFormatting;
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
                bars(block.page().sheet, cells);
            } else if (column.name().equals("is_past_due") && column.unit() == Unit.FLAG) {
                String yes = block.page().draft.labels.text("value.true");
                colour(block.page().sheet, cells, ComparisonOperator.EQUAL, "\"" + yes + "\"", Palette.VERMILLION);
            }
        }
    }

    /** Blue above zero, vermillion below; the arrows of the number format say the same. */
    static void colourBySign(XSSFSheet sheet, CellRangeAddress cells) {
        colour(sheet, cells, ComparisonOperator.GT, "0", Palette.BLUE);
        colour(sheet, cells, ComparisonOperator.LT, "0", Palette.VERMILLION);
    }

    private static void colour(XSSFSheet sheet, CellRangeAddress cells, byte operator, String than, String rgb) {
        XSSFSheetConditionalFormatting formats = sheet.getSheetConditionalFormatting();
        XSSFConditionalFormattingRule rule = formats.createConditionalFormattingRule(operator, than);
        rule.createFontFormatting().setFontColor(CellStyles.colour(rgb));
        formats.addConditionalFormatting(new CellRangeAddress[] {cells}, rule);
    }

    private static void bars(XSSFSheet sheet, CellRangeAddress cells) {
        XSSFSheetConditionalFormatting formats = sheet.getSheetConditionalFormatting();
        XSSFConditionalFormattingRule rule = formats.createConditionalFormattingRule(CellStyles.colour(Palette.BAND));
        XSSFDataBarFormatting bar = rule.getDataBarFormatting();
        bar.getMinThreshold().setRangeType(RangeType.NUMBER);
        bar.getMinThreshold().setValue(0.0);
        bar.getMaxThreshold().setRangeType(RangeType.MAX);
        formats.addConditionalFormatting(new CellRangeAddress[] {cells}, rule);
    }
}
