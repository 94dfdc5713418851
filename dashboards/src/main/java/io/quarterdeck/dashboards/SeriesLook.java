package io.quarterdeck.dashboards;

import java.util.HexFormat;
import org.apache.poi.xddf.usermodel.LineCap;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.PresetPattern;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFFillProperties;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFNoFillProperties;
import org.apache.poi.xddf.usermodel.XDDFPatternFillProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;

/** What a series means, and so how it is drawn: solid for what happened, hatched for what is expected, outlined for a plan. */
enum SeriesLook {
    ACTUAL(Palette.INK),
    EXPECTED(Palette.BLUE),
    EXPECTED_REST(Palette.BLUE),
    TARGET(Palette.INK),
    PAST(Palette.PAST),
    OPEN(Palette.BAND),
    GOOD(Palette.BLUE),
    BAD(Palette.VERMILLION),
    RANGE(Palette.BAND),
    WIDE_RANGE(Palette.WIDE_BAND),
    INVISIBLE(Palette.WHITE);

    private static final SeriesLook[] OTHERS = {PAST, EXPECTED, OPEN};

    private final String rgb;

    SeriesLook(String rgb) {
        this.rgb = rgb;
    }

    /** The look of a table's column in a chart. */
    static SeriesLook of(String column) {
        return switch (column) {
            case "target" -> TARGET;
            case "won", "won_count", "won_amount", "won_rate", "closed" -> GOOD;
            case "lost", "lost_count", "beyond_p90" -> BAD;
            case "up_to_p50" -> WIDE_RANGE;
            case "p75_to_p90", "on_rate" -> PAST;
            case "p50_to_p75", "amount", "open_amount", "open_now", "created" -> OPEN;
            case "mean", "forecast" -> EXPECTED_REST;
            case "weighted_amount", "committed", "capacity" -> EXPECTED;
            case "most_likely" -> RANGE;
            case "best_case" -> OPEN;
            case "pipeline", "still_open", "booked_before", "open_before", "median" -> PAST;
            default -> ACTUAL;
        };
    }

    /** The look of a column beside others: of those whose names say nothing, each has its own. @param place from 0 */
    static SeriesLook of(String column, int place) {
        SeriesLook look = of(column);
        return look == ACTUAL && place > 0 ? OTHERS[(place - 1) % OTHERS.length] : look;
    }

    XDDFColor colour() {
        return colour(rgb);
    }

    static XDDFColor colour(String rgb) {
        return XDDFColor.from(HexFormat.of().parseHex(rgb));
    }

    /** What fills a bar or an area. Never left out: LibreOffice would draw it empty. */
    XDDFFillProperties fill() {
        return switch (this) {
            case INVISIBLE, TARGET -> new XDDFNoFillProperties();
            case EXPECTED_REST -> {
                XDDFPatternFillProperties hatch = new XDDFPatternFillProperties();
                hatch.setPresetPattern(PresetPattern.WIDE_UPWARD_DIAGONAL);
                // POI's own setters leave these empty, which Excel repairs.
                hatch.getXmlObject()
                        .addNewFgClr()
                        .addNewSrgbClr()
                        .setVal(HexFormat.of().parseHex(rgb));
                hatch.getXmlObject()
                        .addNewBgClr()
                        .addNewSrgbClr()
                        .setVal(HexFormat.of().parseHex(Palette.WHITE));
                yield hatch;
            }
            default -> new XDDFSolidFillProperties(colour());
        };
    }

    /** The outline of a bar. */
    XDDFLineProperties outline() {
        return switch (this) {
            case TARGET -> line(rgb, 1.25, false);
            case EXPECTED_REST -> line(rgb, 0.75, false);
            default -> new XDDFLineProperties(new XDDFNoFillProperties());
        };
    }

    /** A broad line that what lies under it shows through: programs differ in which series they draw on top. */
    static XDDFLineProperties band(double points) {
        XDDFSolidFillProperties fill = new XDDFSolidFillProperties(colour(Palette.BLUE));
        fill.getXmlObject().getSrgbClr().addNewAlpha().setVal(30_000);
        XDDFLineProperties line = new XDDFLineProperties(fill);
        line.setWidth(points);
        line.setLineCap(LineCap.FLAT);
        return line;
    }

    static XDDFLineProperties line(String rgb, double points, boolean isDashed) {
        XDDFLineProperties line = new XDDFLineProperties(new XDDFSolidFillProperties(colour(rgb)));
        line.setWidth(points);
        if (isDashed) {
            line.setPresetDash(new XDDFPresetLineDash(PresetLineDash.DASH));
        }
        return line;
    }
}
