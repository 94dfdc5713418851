package io.quarterdeck.dashboards;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCellStyle;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCellStyles;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTStylesheet;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTXf;

/** The styles of one workbook: every look is a named style, and each number format that it meets is one variant of it. */
final class CellStyles {
    /** The font of the style Normal, whose digits are the unit of column widths in every language. */
    private static final String WIDTH_FONT = "Calibri";

    private final XSSFWorkbook book;
    private final String fontName;
    private final Map<String, XSSFCellStyle> styles = new HashMap<>();
    private final Map<CellLook, Long> named = new HashMap<>();
    private final Map<String, XSSFFont> fonts = new HashMap<>();
    private final CTCellStyles list;

    CellStyles(XSSFWorkbook book, String fontName) {
        this.book = book;
        this.fontName = fontName;
        XSSFFont normal = book.getFontAt(0);
        normal.setFontName(WIDTH_FONT);
        normal.setFontHeightInPoints((short) 11);
        CTStylesheet sheet = book.getStylesSource().getCTStylesheet();
        list = sheet.isSetCellStyles() ? sheet.getCellStyles() : sheet.addNewCellStyles();
        if (list.sizeOfCellStyleArray() == 0) {
            CTCellStyle first = list.addNewCellStyle();
            first.setName("Normal");
            first.setXfId(0);
            first.setBuiltinId(0);
        }
    }

    XSSFCellStyle of(CellLook look, String format) {
        return of(look, format, false);
    }

    /** @param isQuoted for a text that would become a formula if a reader edited it */
    XSSFCellStyle of(CellLook look, String format, boolean isQuoted) {
        return styles.computeIfAbsent(look + " " + isQuoted + " " + format, key -> {
            XSSFCellStyle style = book.createCellStyle();
            dress(style, look);
            style.setDataFormat(book.createDataFormat().getFormat(format));
            style.setQuotePrefixed(isQuoted);
            style.getCoreXf().setXfId(named.computeIfAbsent(look, l -> name(l, style.getCoreXf())));
            return style;
        });
    }

    XSSFFont font(int points, boolean isBold, String colour) {
        return fonts.computeIfAbsent(points + " " + isBold + " " + colour, key -> {
            XSSFFont font = book.createFont();
            font.setFontName(fontName);
            font.setFontHeightInPoints((short) points);
            font.setBold(isBold);
            font.setColor(colour(colour));
            return font;
        });
    }

    static XSSFColor colour(String rgb) {
        return new XSSFColor(opaque(rgb), null);
    }

    /** A colour as the standard asks for it, with a first byte that says it is opaque. */
    static byte[] opaque(String rgb) {
        return HexFormat.of().parseHex("FF" + rgb);
    }

    private long name(CellLook look, CTXf variant) {
        CTXf base = (CTXf) variant.copy();
        base.unsetXfId();
        base.setNumFmtId(0);
        if (base.isSetQuotePrefix()) {
            base.unsetQuotePrefix();
        }
        book.getStylesSource().putCellStyleXf(base);
        long id = book.getStylesSource()._getStyleXfsSize() - 1L;
        CTCellStyle style = list.addNewCellStyle();
        style.setName(look.styleName());
        style.setXfId(id);
        list.setCount(list.sizeOfCellStyleArray());
        return id;
    }

    private void dress(XSSFCellStyle style, CellLook look) {
        style.setFont(font(look.points, look.isBold, look.colour));
        style.setAlignment(look.alignment);
        style.setWrapText(look.wraps);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        // Room for the filter's button, which would cover the last letters, and before the text of the next column.
        if (look.alignment == HorizontalAlignment.RIGHT && look.edge != CellLook.Edge.BELOW_THICK) {
            boolean isBare = look == CellLook.SUBTITLE_RIGHT || look.name().startsWith("FIGURE");
            style.setIndention((short) (isBare ? 0 : look == CellLook.SMALL_HEADING_RIGHT ? 1 : 2));
        }
        if ((look.name().startsWith("TILE") || look.name().startsWith("ASIDE"))
                && look.alignment == HorizontalAlignment.LEFT) {
            style.setIndention((short) 1);
        }
        if (look.ground != CellLook.Ground.NONE) {
            boolean isInput = look.ground == CellLook.Ground.INPUT;
            style.setFillForegroundColor(colour(isInput ? Palette.INPUT_GROUND : Palette.GROUND));
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            style.setLocked(!isInput);
        }
        switch (look.edge) {
            case NONE -> {}
            case BELOW_LIGHT -> below(style, BorderStyle.THIN, Palette.LINE);
            case BELOW -> below(style, BorderStyle.THIN, Palette.INK);
            case BELOW_THICK -> below(style, BorderStyle.MEDIUM, Palette.INK);
            case ABOVE -> above(style, BorderStyle.THIN, Palette.INK);
            case ABOVE_THICK -> above(style, BorderStyle.THICK, Palette.INK);
            case ABOVE_BLUE -> above(style, BorderStyle.THICK, Palette.BLUE);
            case ABOVE_VERMILLION -> above(style, BorderStyle.THICK, Palette.VERMILLION);
            case INPUT -> framed(style);
        }
    }

    private static void framed(XSSFCellStyle style) {
        below(style, BorderStyle.THIN, Palette.INPUT_LINE);
        above(style, BorderStyle.THIN, Palette.INPUT_LINE);
        style.setBorderLeft(BorderStyle.THIN);
        style.setLeftBorderColor(colour(Palette.INPUT_LINE));
        style.setBorderRight(BorderStyle.THIN);
        style.setRightBorderColor(colour(Palette.INPUT_LINE));
    }

    private static void below(XSSFCellStyle style, BorderStyle line, String rgb) {
        style.setBorderBottom(line);
        style.setBottomBorderColor(colour(rgb));
    }

    private static void above(XSSFCellStyle style, BorderStyle line, String rgb) {
        style.setBorderTop(line);
        style.setTopBorderColor(colour(rgb));
    }
}
