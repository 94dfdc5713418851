package io.quarterdeck.dashboards;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.apache.poi.ss.util.CellRangeAddress;

/** The teams on the summary: target, booked, attainment, forecast with its range drawn on the row, and what changed. */
final class SummaryTeams {
    /** More would not fit on the screen: the smallest become one row. */
    static final int MOST = 7;

    private static final int WIDE = 11;
    /** Places of the columns, counted from the left. */
    private static final int TARGET = 2;

    private static final int BOOKED = 4;
    private static final int ATTAINMENT = 5;
    private static final int FORECAST = 6;
    private static final int STRIP = 8;
    private static final int CHANGE = 10;

    private SummaryTeams() {}

    /** @return the last row written */
    static int write(SummaryCells cells, List<QuarterFigures> parts, int row, int left) {
        SheetPage page = cells.page;
        Labels labels = cells.labels();
        String type = QuarterFigures.partsType(page.draft);
        String title = labels.text("summary.teams." + type);
        if (parts.isEmpty()) {
            page.text(row, left, title, CellLook.SECTION);
            page.text(row + 1, left, labels.text("summary.teams.none"), CellLook.SUBTITLE);
            return row + 1;
        }
        List<QuarterFigures> shown = shown(parts, labels);
        boolean isShare = shown.stream().allMatch(team -> team.target().orElse(0) > 0);
        page.rich(
                row,
                left,
                List.of(
                        new SheetPage.Run(title, true, Palette.INK),
                        new SheetPage.Run("  ·  " + strips(shown, isShare, page.draft), false, Palette.GREY)),
                CellLook.SECTION);
        page.height(row, 17);
        int heading = row + 1;
        page.band(heading, left, left + WIDE - 1, CellLook.SMALL_HEADING);
        page.text(heading, left, labels.text("value.scope_type." + type), CellLook.SMALL_HEADING);
        right(page, heading, left + TARGET, labels.heading("target"));
        right(page, heading, left + BOOKED, labels.heading("booked"));
        right(page, heading, left + ATTAINMENT, labels.heading("attainment"));
        right(page, heading, left + FORECAST, labels.heading("forecast"));
        page.text(heading, left + STRIP, labels.text("summary.range_heading"), CellLook.SMALL_HEADING);
        right(page, heading, left + CHANGE, labels.text("summary.change_heading"));
        for (int i = 0; i < shown.size(); i++) {
            team(cells, heading + 1 + i, left, shown.get(i));
        }
        int last = heading + shown.size();
        TableEmphasis.colourBySign(page.sheet, new CellRangeAddress(heading + 1, last, left + CHANGE, left + CHANGE));
        SummaryStrips.write(
                cells, new NativeChart.Place(heading + 1, left + STRIP - 1, last + 1, left + CHANGE), shown, isShare);
        return last;
    }

    /** What the strips show: only the marks that are drawn. */
    private static String strips(List<QuarterFigures> shown, boolean isShare, WorkbookDraft draft) {
        Labels labels = draft.labels;
        List<String> marks = new ArrayList<>();
        if (shown.stream().anyMatch(team -> team.low().isPresent())) {
            marks.add(labels.text("summary.strips.band"));
        }
        marks.add("● " + labels.heading(draft.context.isQuarterOver() ? "booked" : "forecast"));
        if (shown.stream().anyMatch(team -> team.target().isPresent())) {
            marks.add("| " + labels.heading("target"));
        }
        return labels.text(
                isShare ? "summary.strips.share" : "summary.strips.amount",
                String.join(labels.text("text.list"), marks));
    }

    private static void team(SummaryCells cells, int row, int left, QuarterFigures team) {
        SheetPage page = cells.page;
        MoneyUnit unit = cells.unit;
        page.band(row, left, left + WIDE - 1, CellLook.BODY);
        page.text(row, left, cells.labels().value("scope_name", team.name()), CellLook.BODY);
        cells.number(row, left + TARGET, team.target(), unit.size(), unit.format());
        cells.number(row, left + BOOKED, team.booked(), unit.size(), unit.format());
        cells.number(row, left + ATTAINMENT, team.attainment(), 1, CellFormat.PERCENT);
        cells.number(row, left + FORECAST, team.forecast(), unit.size(), unit.format());
        cells.number(row, left + CHANGE, team.change(), unit.size(), unit.changeFormat());
    }

    private static void right(SheetPage page, int row, int column, String heading) {
        page.text(row, column, heading, CellLook.SMALL_HEADING_RIGHT);
    }

    /** The largest, and the rest as one. Ranges do not add up, so the rest has none. */
    private static List<QuarterFigures> shown(List<QuarterFigures> parts, Labels labels) {
        if (parts.size() <= MOST) {
            return parts;
        }
        List<QuarterFigures> shown = new ArrayList<>(parts.subList(0, MOST - 1));
        List<QuarterFigures> rest = parts.subList(MOST - 1, parts.size());
        OptionalDouble none = OptionalDouble.empty();
        shown.add(new QuarterFigures(
                labels.text("summary.others", rest.size()),
                sum(rest, QuarterFigures::target),
                sum(rest, QuarterFigures::booked),
                sum(rest, QuarterFigures::forecast),
                none,
                none,
                sum(rest, QuarterFigures::bookedBefore),
                sum(rest, QuarterFigures::open),
                sum(rest, QuarterFigures::openBefore),
                sum(rest, QuarterFigures::lastYear),
                none,
                none,
                none,
                false,
                none,
                none,
                none,
                none,
                none));
        return List.copyOf(shown);
    }

    private static OptionalDouble sum(List<QuarterFigures> parts, Function<QuarterFigures, OptionalDouble> figure) {
        List<Double> known = parts.stream()
                .map(figure)
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .toList();
        return known.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        known.stream().mapToDouble(Double::doubleValue).sum());
    }
}
