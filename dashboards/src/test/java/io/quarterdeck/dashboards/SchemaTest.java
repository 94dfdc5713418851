package io.quarterdeck.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every part is what the standard's schema asks: what breaks it, Excel offers to repair. */
class SchemaTest {
    @TempDir
    Path scratch;

    @Test
    void everyPartIsValid() throws IOException {
        for (XSSFWorkbook book : ReviewWorkbookTest.all(
                        HandMadeReview.full(12, 30).read(scratch))
                .values()) {
            hold(book);
        }
    }

    static void hold(XSSFWorkbook book) {
        hold("styles", book.getStylesSource().getCTStylesheet());
        hold("workbook", book.getCTWorkbook());
        for (XSSFSheet sheet : ReviewWorkbookTest.sheets(book)) {
            hold(sheet.getSheetName(), sheet.getCTWorksheet());
            for (XSSFTable table : sheet.getTables()) {
                hold(table.getName(), table.getCTTable());
            }
            if (sheet.getDrawingPatriarch() != null) {
                hold(
                        sheet.getSheetName() + " drawing",
                        sheet.getDrawingPatriarch().getCTDrawing());
                for (XSSFChart chart : sheet.getDrawingPatriarch().getCharts()) {
                    hold(sheet.getSheetName() + " chart", chart.getCTChartSpace());
                }
            }
        }
    }

    private static void hold(String part, XmlObject xml) {
        List<XmlError> errors = new ArrayList<>();
        xml.validate(new XmlOptions().setErrorListener(errors));
        assertThat(errors.stream().map(XmlError::getMessage).toList()).as(part).isEmpty();
    }
}
