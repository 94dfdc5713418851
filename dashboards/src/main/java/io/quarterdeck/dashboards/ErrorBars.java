package io.quarterdeck.dashboards;

import java.util.HexFormat;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTErrBars;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTNumData;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTNumDataSource;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTNumRef;
import org.openxmlformats.schemas.drawingml.x2006.chart.STErrBarType;
import org.openxmlformats.schemas.drawingml.x2006.chart.STErrDir;
import org.openxmlformats.schemas.drawingml.x2006.chart.STErrValType;
import org.openxmlformats.schemas.drawingml.x2006.main.CTLineProperties;
import org.openxmlformats.schemas.drawingml.x2006.main.STLineCap;

/** Ranges drawn around points, written as XML: POI's own class for them fails on new ones. */
final class ErrorBars {
    private static final int EMU_PER_POINT = 12_700;

    private ErrorBars() {}

    /** A range to each side of a point, from cells. */
    static void range(
            CTErrBars bars,
            STErrDir.Enum direction,
            XDDFNumericalDataSource<Double> minus,
            XDDFNumericalDataSource<Double> plus,
            String rgb,
            double points) {
        bars.addNewErrDir().setVal(direction);
        bars.addNewErrBarType().setVal(STErrBarType.BOTH);
        bars.addNewErrValType().setVal(STErrValType.CUST);
        bars.addNewNoEndCap().setVal(false);
        reference(bars.addNewPlus(), plus);
        reference(bars.addNewMinus(), minus);
        line(bars, rgb, points);
    }

    private static void line(CTErrBars bars, String rgb, double points) {
        CTLineProperties line = bars.addNewSpPr().addNewLn();
        line.setW((int) Math.round(points * EMU_PER_POINT));
        line.setCap(STLineCap.FLAT);
        line.addNewSolidFill().addNewSrgbClr().setVal(HexFormat.of().parseHex(rgb));
    }

    private static void reference(CTNumDataSource source, XDDFNumericalDataSource<Double> cells) {
        CTNumRef reference = source.addNewNumRef();
        reference.setF(cells.getFormula());
        CTNumData cache = reference.addNewNumCache();
        cache.setFormatCode(CellFormat.GENERAL);
        cache.addNewPtCount().setVal(cells.getPointCount());
        for (int i = 0; i < cells.getPointCount(); i++) {
            Double value = cells.getPointAt(i);
            if (value != null) {
                var point = cache.addNewPt();
                point.setIdx(i);
                point.setV(value.toString());
            }
        }
    }
}
