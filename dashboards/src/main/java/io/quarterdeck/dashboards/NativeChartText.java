package io.quarterdeck.dashboards;

import java.util.HexFormat;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTChartSpace;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDLbls;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTManualLayout;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTPlotArea;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTTitle;
import org.openxmlformats.schemas.drawingml.x2006.chart.STDLblPos;
import org.openxmlformats.schemas.drawingml.x2006.chart.STLayoutMode;
import org.openxmlformats.schemas.drawingml.x2006.chart.STLayoutTarget;
import org.openxmlformats.schemas.drawingml.x2006.main.CTRegularTextRun;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextBody;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextCharacterProperties;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextParagraph;
import org.openxmlformats.schemas.drawingml.x2006.main.STTextAlignType;

/** The words and the room of a native chart, which POI's own classes leave to the XML: fonts, title, labels, plot area. */
final class NativeChartText {
    private static final int LABEL_SIZE = 900;

    private NativeChartText() {}

    /** The font of every text that has none of its own. */
    static void setFonts(CTChartSpace space, String font) {
        CTTextBody text = space.isSetTxPr() ? space.getTxPr() : space.addNewTxPr();
        if (text.getBodyPr() == null) {
            text.addNewBodyPr();
        }
        CTTextParagraph paragraph = text.sizeOfPArray() == 0 ? text.addNewP() : text.getPArray(0);
        CTTextCharacterProperties look = paragraph.addNewPPr().addNewDefRPr();
        dress(look, LABEL_SIZE, false, Palette.GREY);
        look.addNewLatin().setTypeface(font);
        look.addNewEa().setTypeface(font);
        paragraph.addNewEndParaRPr().setLang("en-US");
    }

    /** A title at the upper left: the message in bold ink, then the measure in grey. */
    static void setTitle(XSSFChart chart, String message, String measure) {
        chart.setAutoTitleDeleted(false);
        CTTitle title = chart.getCTChart().isSetTitle()
                ? chart.getCTChart().getTitle()
                : chart.getCTChart().addNewTitle();
        CTTextBody text = title.addNewTx().addNewRich();
        text.addNewBodyPr();
        CTTextParagraph paragraph = text.addNewP();
        paragraph.addNewPPr().setAlgn(STTextAlignType.L);
        if (!message.isEmpty()) {
            run(paragraph, message, 1100, true, Palette.INK);
        }
        if (!measure.isEmpty()) {
            run(paragraph, (message.isEmpty() ? "" : "  ·  ") + measure, 1000, false, Palette.GREY);
        }
        title.addNewOverlay().setVal(false);
        CTManualLayout place = title.addNewLayout().addNewManualLayout();
        place.addNewXMode().setVal(STLayoutMode.EDGE);
        place.addNewYMode().setVal(STLayoutMode.EDGE);
        place.addNewX().setVal(0.01);
        place.addNewY().setVal(0.02);
    }

    private static void run(CTTextParagraph paragraph, String text, int size, boolean isBold, String rgb) {
        CTRegularTextRun run = paragraph.addNewR();
        dress(run.addNewRPr(), size, isBold, rgb);
        run.setT(text);
    }

    private static void dress(CTTextCharacterProperties look, int size, boolean isBold, String rgb) {
        look.setSz(size);
        look.setB(isBold);
        look.addNewSolidFill().addNewSrgbClr().setVal(HexFormat.of().parseHex(rgb));
    }

    /** Values beside the marks. @param position null where the kind of chart leaves no choice */
    static void label(CTDLbls labels, String format, String rgb, STDLblPos.Enum position) {
        labels.addNewNumFmt().setFormatCode(format);
        labels.getNumFmt().setSourceLinked(false);
        labels.addNewSpPr().addNewNoFill();
        CTTextBody text = labels.addNewTxPr();
        text.addNewBodyPr();
        dress(text.addNewP().addNewPPr().addNewDefRPr(), LABEL_SIZE, true, rgb);
        if (position != null) {
            labels.addNewDLblPos().setVal(position);
        }
        labels.addNewShowLegendKey().setVal(false);
        labels.addNewShowVal().setVal(true);
        labels.addNewShowCatName().setVal(false);
        labels.addNewShowSerName().setVal(false);
        labels.addNewShowPercent().setVal(false);
        labels.addNewShowBubbleSize().setVal(false);
    }

    /** Sets the plot area to a part of the frame, 0 to 1. */
    static void setPlotArea(XSSFChart chart, double x, double y, double width, double height) {
        CTPlotArea plot = chart.getCTChart().getPlotArea();
        CTManualLayout place = (plot.isSetLayout() ? plot.getLayout() : plot.addNewLayout()).addNewManualLayout();
        place.addNewLayoutTarget().setVal(STLayoutTarget.INNER);
        place.addNewXMode().setVal(STLayoutMode.EDGE);
        place.addNewYMode().setVal(STLayoutMode.EDGE);
        place.addNewX().setVal(x);
        place.addNewY().setVal(y);
        place.addNewW().setVal(width);
        place.addNewH().setVal(height);
    }
}
