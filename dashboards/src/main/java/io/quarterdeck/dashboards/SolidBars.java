package io.quarterdeck.dashboards;

import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlObject;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCfRule;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTColor;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTConditionalFormatting;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTDataBar;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTExtension;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTExtensionList;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCfType;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCfvoType;

/**
 * Data bars in one plain colour behind the shares of a column, from zero to {@code full}.
 *
 * <p>Bars without a gradient came with Excel 2010, as an extension that POI has no classes for.
 */
final class SolidBars {
    private static final String X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main";
    private static final String RULE_EXTENSION = "{B025F937-C7B1-47D3-B67F-A62EFF666E3E}";
    private static final String SHEET_EXTENSION = "{78C0D931-6437-407d-A8EE-F0AAD7539E65}";

    private SolidBars() {}

    static void add(XSSFSheet sheet, CellRangeAddress cells, double full) {
        int number = sheet.getCTWorksheet().sizeOfConditionalFormattingArray() + 1;
        String id = "{00000000-0000-4000-8000-%012d}".formatted(number);
        String range = cells.formatAsString();
        CTConditionalFormatting format = sheet.getCTWorksheet().addNewConditionalFormatting();
        format.setSqref(List.of(range));
        CTCfRule rule = format.addNewCfRule();
        rule.setType(STCfType.DATA_BAR);
        rule.setPriority(1000 + number);
        CTDataBar bar = rule.addNewDataBar();
        bar.addNewCfvo().setType(STCfvoType.NUM);
        bar.getCfvoArray(0).setVal("0");
        bar.addNewCfvo().setType(STCfvoType.NUM);
        bar.getCfvoArray(1).setVal(Double.toString(full));
        CTColor colour = bar.addNewColor();
        colour.setRgb(CellStyles.opaque(Palette.BAND));
        extend(rule.addNewExtLst(), RULE_EXTENSION, "<x14:id xmlns:x14=\"" + X14 + "\">" + id + "</x14:id>");
        CTExtensionList list = sheet.getCTWorksheet().isSetExtLst()
                ? sheet.getCTWorksheet().getExtLst()
                : sheet.getCTWorksheet().addNewExtLst();
        String detail = """
                <x14:conditionalFormatting xmlns:x14="%s" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">\
                <x14:cfRule type="dataBar" id="%s"><x14:dataBar minLength="0" maxLength="100" gradient="0" border="0">\
                <x14:cfvo type="num"><xm:f>0</xm:f></x14:cfvo><x14:cfvo type="num"><xm:f>%s</xm:f></x14:cfvo>\
                <x14:negativeFillColor rgb="FF%s"/><x14:axisColor rgb="FF%s"/>\
                </x14:dataBar></x14:cfRule><xm:sqref>%s</xm:sqref></x14:conditionalFormatting>""".formatted(X14, id, Double.toString(full), Palette.VERMILLION, Palette.PAST, range);
        addToSheet(list, detail);
    }

    /** All bars of a sheet stand in one extension. */
    private static void addToSheet(CTExtensionList list, String detail) {
        for (CTExtension extension : list.getExtArray()) {
            if (SHEET_EXTENSION.equals(extension.getUri())) {
                try (XmlCursor inside = extension.newCursor()) {
                    inside.toFirstChild();
                    inside.toEndToken();
                    copy(detail, inside);
                }
                return;
            }
        }
        extend(
                list,
                SHEET_EXTENSION,
                "<x14:conditionalFormattings xmlns:x14=\"" + X14 + "\">" + detail + "</x14:conditionalFormattings>");
    }

    private static void extend(CTExtensionList list, String uri, String xml) {
        CTExtension extension = list.addNewExt();
        extension.setUri(uri);
        try (XmlCursor inside = extension.newCursor()) {
            inside.toEndToken();
            copy(xml, inside);
        }
    }

    private static void copy(String xml, XmlCursor to) {
        try (XmlCursor from = XmlObject.Factory.parse(xml).newCursor()) {
            from.toFirstChild();
            from.copyXml(to);
        } catch (XmlException e) {
            throw new IllegalStateException(e);
        }
    }
}
