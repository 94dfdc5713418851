package io.quarterdeck.dashboards;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.openxmlformats.schemas.drawingml.x2006.chart.STDLblPos;

/** What matters most: the effect of every driver over its own range, two of them together, and what the target would take. */
final class WhatIfTornado {
    private static final int NAME = SheetPage.LEFT;
    private static final int EFFECTS = NAME + 4;
    private static final int DOWN = NAME + 8;
    private static final int UP = NAME + 9;
    private static final int CHART_ROWS = 13;

    final WhatIfPage sheet;
    private final WhatIfEngine engine;
    private final Labels labels;
    private final MoneyUnit unit;
    private final List<TableRow> drivers;
    private int first;
    private int row;

    WhatIfTornado(WhatIfPage sheet, WhatIfEngine engine, MoneyUnit unit, String unitCell) {
        this.sheet = sheet;
        this.engine = engine;
        this.unit = unit;
        labels = sheet.labels;
        drivers = engine.tables().where("sensitivity", r -> r.is("period", engine.period())).stream()
                .sorted((a, b) -> Double.compare(a.orZero("rank"), b.orZero("rank")))
                .toList();
        row = sheet.head("whatif.tornado", sheet.page.draft.words.period(engine.period()));
        tornado(unitCell);
        grid("expected", "whatif.grid.expected", CellFormat.plain(0));
        grid("chance", "whatif.grid.chance", "0%");
        goals();
        sheet.page.widen(NAME, 30);
        for (int column = NAME + 1; column <= UP; column++) {
            sheet.page.widen(column, 15);
        }
    }

    int drivers() {
        return drivers.size();
    }

    /** The chart on this sheet, beneath its table. */
    void finish() {
        if (!drivers.isEmpty()) {
            draw(new NativeChart(
                    sheet.page,
                    new NativeChart.Place(
                            first + drivers.size() + 1, NAME, first + drivers.size() + CHART_ROWS, UP + 1),
                    labels.text("whatif.matters"),
                    labels.text("whatif.matters.measure", period(), unit.heading())));
        }
        sheet.page.finish(0);
    }

    /** Bars to both sides of the base, the widest at the top. */
    void draw(NativeChart frame) {
        XDDFCategoryAxis side = frame.categoriesLeft();
        side.setTickLabelPosition(AxisTickLabelPosition.LOW);
        XDDFValueAxis values = frame.hiddenValues(AxisPosition.BOTTOM);
        double most = drivers.stream()
                .mapToDouble(
                        d -> Math.max(Math.abs(d.orZero("effect_of_lower")), Math.abs(d.orZero("effect_of_upper"))))
                .max()
                .orElse(1);
        values.setMinimum(-unit.of(most) * 1.35);
        values.setMaximum(unit.of(most) * 1.35);
        XDDFBarChartData bars = (XDDFBarChartData) frame.chart.createData(ChartTypes.BAR, side, values);
        bars.setBarDirection(BarDirection.BAR);
        bars.setBarGrouping(BarGrouping.CLUSTERED);
        bars.setOverlap((byte) 100);
        bars.setGapWidth(60);
        bars.setVaryColors(false);
        XDDFDataSource<String> names = frame.names(new CellRangeAddress(first, first + drivers.size() - 1, NAME, NAME));
        String plain = CellFormat.plain(unit.decimals());
        String digits = plain.substring(0, plain.indexOf(';'));
        bar(frame, bars, names, DOWN, SeriesLook.BAD, ";\"▼ −\"" + digits + ";", Palette.VERMILLION);
        bar(frame, bars, names, UP, SeriesLook.GOOD, "\"▲ +\"" + digits + ";;", Palette.BLUE);
        frame.chart.plot(bars);
    }

    private void bar(
            NativeChart frame,
            XDDFBarChartData bars,
            XDDFDataSource<String> names,
            int column,
            SeriesLook look,
            String format,
            String rgb) {
        XDDFBarChartData.Series series = (XDDFBarChartData.Series) frame.add(
                bars,
                names,
                new CellRangeAddress(first, first + drivers.size() - 1, column, column),
                new CellReference(first - 1, column));
        series.setFillProperties(look.fill());
        series.setLineProperties(SeriesLook.INVISIBLE.outline());
        if (series.getCTBarSer().isSetInvertIfNegative()) {
            series.getCTBarSer().unsetInvertIfNegative();
        }
        series.getCTBarSer().addNewInvertIfNegative().setVal(false);
        NativeChartText.label(series.getCTBarSer().addNewDLbls(), format, rgb, STDLblPos.OUT_END);
    }

    private void figure(int at, int column, Number value, String format) {
        sheet.page.value(at, column, value, CellLook.FIGURE, format);
    }

    private String period() {
        return sheet.page.draft.words.period(engine.period());
    }

    private void headings(String... keys) {
        for (int i = 0; i < keys.length; i++) {
            sheet.label(row, NAME + i, keys[i], i == 0 ? CellLook.SMALL_HEADING : CellLook.FIGURE_HEADING);
        }
        row++;
    }

    private void tornado(String unitCell) {
        sheet.label(row++, NAME, "whatif.matters", CellLook.SECTION);
        if (drivers.isEmpty()) {
            sheet.label(row, NAME, "whatif.matters.none", CellLook.BODY);
            row += 2;
            return;
        }
        headings(
                "whatif.driver_range",
                "whatif.base",
                "whatif.lower",
                "whatif.upper",
                "whatif.effect_lower",
                "whatif.effect_upper",
                "whatif.chance_lower",
                "whatif.chance_upper",
                "figures.down",
                "figures.up");
        first = row;
        for (TableRow driver : drivers) {
            String code = driver.text("driver");
            String format = WhatIfInputs.format(code);
            sheet.text(row, NAME, label(driver), CellLook.BODY);
            String[] columns = {
                "base",
                "plausible_lower",
                "plausible_upper",
                "effect_of_lower",
                "effect_of_upper",
                "chance_at_lower",
                "chance_at_upper"
            };
            for (int i = 0; i < columns.length; i++) {
                figure(
                        row,
                        NAME + 1 + i,
                        (Number) driver.rows().value(driver.index(), columns[i]),
                        i < 3 ? format : i < 5 ? CellFormat.change(0) : "0%");
            }
            String effects = WhatIfPage.at(row, EFFECTS) + "," + WhatIfPage.at(row, EFFECTS + 1);
            sheet.formula(
                    row,
                    DOWN,
                    "MIN(0," + effects + ")/" + unitCell,
                    CellLook.FIGURE,
                    CellFormat.plain(unit.decimals() + 1));
            sheet.formula(
                    row,
                    UP,
                    "MAX(0," + effects + ")/" + unitCell,
                    CellLook.FIGURE,
                    CellFormat.plain(unit.decimals() + 1));
            row++;
        }
        TableEmphasis.colourBySign(sheet.page.sheet, new CellRangeAddress(first, row - 1, EFFECTS, EFFECTS + 1));
        row += CHART_ROWS + 1;
    }

    /** Driver and range, as the chart names it. */
    private String label(TableRow driver) {
        boolean isRatio = driver.is("unit", "ratio");
        double lower = driver.orZero("plausible_lower") * (isRatio ? 100 : 1);
        double upper = driver.orZero("plausible_upper") * (isRatio ? 100 : 1);
        boolean isMoney = driver.is("unit", "money");
        MoneyUnit money = MoneyUnit.of(upper, sheet.page.draft.context.currency(), labels);
        String range = isMoney
                ? money.pattern().replace("{v}", money.number(lower) + "–" + money.number(upper))
                : NumberText.decimal(lower, 0) + "–" + NumberText.decimal(upper, 0) + (isRatio ? "%" : "");
        return labels.value("whatif_driver", driver.text("driver")) + " " + range;
    }

    private void grid(String column, String key, String format) {
        List<TableRow> cells = engine.tables()
                .where(
                        "sensitivity_grid",
                        r -> r.is("period", engine.period()) && r.number(column).isPresent());
        if (cells.isEmpty()) {
            return;
        }
        String rowDriver = cells.get(0).text("row_driver");
        String columnDriver = cells.get(0).text("column_driver");
        ToDoubleFunction<TableRow> down = cell -> cell.orZero("row_value");
        ToDoubleFunction<TableRow> across = cell -> cell.orZero("column_value");
        List<Double> rows =
                cells.stream().mapToDouble(down).distinct().sorted().boxed().toList();
        List<Double> columns =
                cells.stream().mapToDouble(across).distinct().sorted().boxed().toList();
        sheet.text(
                row++,
                NAME,
                labels.text(
                        key,
                        period(),
                        labels.value("whatif_driver", rowDriver),
                        labels.value("whatif_driver", columnDriver)),
                CellLook.SECTION);
        sheet.text(
                row,
                NAME,
                labels.value("whatif_driver", rowDriver) + " \\ " + labels.value("whatif_driver", columnDriver),
                CellLook.SMALL_HEADING);
        for (int c = 0; c < columns.size(); c++) {
            sheet.page.value(
                    row, NAME + 1 + c, columns.get(c), CellLook.FIGURE_HEADING, WhatIfInputs.format(columnDriver));
        }
        int from = ++row;
        for (double value : rows) {
            sheet.page.value(row, NAME, value, CellLook.BODY, WhatIfInputs.format(rowDriver));
            int at = row;
            cells.stream()
                    .filter(cell -> cell.orZero("row_value") == value)
                    .forEach(cell -> figure(
                            at, NAME + 1 + columns.indexOf(cell.orZero("column_value")), cell.orZero(column), format));
            row++;
        }
        if (column.equals("chance")) {
            TableEmphasis.heat(sheet.page.sheet, new CellRangeAddress(from, row - 1, NAME + 1, NAME + columns.size()));
        }
        row++;
    }

    private void goals() {
        for (String goal : List.of("chance", "expected")) {
            List<TableRow> levers =
                    engine.tables().where("goal_seek", r -> r.is("period", engine.period()) && r.is("goal", goal));
            if (levers.isEmpty()) {
                continue;
            }
            TableRow any = levers.get(0);
            sheet.text(row++, NAME, WhatIfGoals.title(any, unit, labels), CellLook.SECTION);
            headings(
                    "whatif.lever",
                    "whatif.base",
                    "whatif.needs",
                    "whatif.change",
                    "heading.whatif_expected",
                    "whatif.chance");
            sheet.label(row - 1, NAME + 6, "whatif.plausible", CellLook.ASIDE_HEADING);
            for (TableRow lever : levers) {
                WhatIfGoals.write(sheet, row, NAME, lever, engine);
                figure(row, NAME + 4, (Number) lever.rows().value(lever.index(), "expected"), CellFormat.COUNT);
                figure(row, NAME + 5, (Number) lever.rows().value(lever.index(), "chance"), "0%");
                sheet.text(row, NAME + 6, WhatIfGoals.verdict(lever, engine, labels), CellLook.ASIDE);
                row++;
            }
            for (TableRow part : engine.tables()
                    .where("goal_seek_mix", r -> r.is("period", engine.period()) && r.is("goal", goal))) {
                WhatIfGoals.writePart(sheet, row++, NAME, part);
            }
            row++;
        }
    }
}
