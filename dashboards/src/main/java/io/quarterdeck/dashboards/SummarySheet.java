package io.quarterdeck.dashboards;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The quarter on one screen: one sentence that answers, six figures, where it lands, what moved, and the teams. */
final class SummarySheet implements ReviewSheet {
    private static final int ZOOM = 85;
    private static final int LAST = SheetPage.LEFT + 6 * SummaryTiles.STEP - 2;
    /** The first column of the right half. */
    private static final int MIDDLE = SheetPage.LEFT + 3 * SummaryTiles.STEP;

    private static final int TITLE = 1;
    private static final int SENTENCE = 4;
    private static final int TILES = 6;
    private static final int CHARTS = 10;
    private static final int CHART_ROWS = 11;
    private static final int TABLES = CHARTS + CHART_ROWS + 1;
    /** Below the first screen and outside what is printed: the cells that the charts are bound to. */
    private static final int FIGURES = TABLES + SummaryTeams.MOST + 8;

    @Override
    public String tab() {
        return "summary";
    }

    @Override
    public String colour() {
        return Palette.BLUE;
    }

    @Override
    public void write(SheetPage page) {
        WorkbookDraft draft = page.draft;
        QuarterFigures company = QuarterFigures.of(draft, "company", "company");
        List<QuarterFigures> parts = QuarterFigures.parts(draft);
        MoneyUnit unit = MoneyUnit.of(company.largest(), draft.context.currency(), draft.labels);
        columns(page);
        head(page, unit);
        SummarySentence sentence =
                new SummarySentence(draft.labels, company, parts, unit, draft.context.isQuarterOver());
        page.headline(sentence.plain());
        page.rich(SENTENCE, SheetPage.LEFT, sentence.runs(), CellLook.SENTENCE);
        page.merge(SENTENCE, SENTENCE, SheetPage.LEFT, LAST);
        page.height(SENTENCE, 20.0 * TextWidth.lines(sentence.plain(), 150));
        SummaryTiles.write(page, company, unit, TILES);
        SummaryCells cells = new SummaryCells(page, unit, FIGURES);
        NativeChart.Place left = new NativeChart.Place(CHARTS, SheetPage.LEFT, CHARTS + CHART_ROWS, MIDDLE - 1);
        NativeChart.Place right = new NativeChart.Place(CHARTS, MIDDLE, CHARTS + CHART_ROWS, LAST + 1);
        SummaryLanding.write(cells, left, company);
        SummaryBridge.write(cells, right, company, parts);
        int last = SummaryTeams.write(cells, parts, TABLES, SheetPage.LEFT);
        last = Math.max(last, SummaryMovements.write(cells, TABLES, MIDDLE));
        page.text(last + 1, SheetPage.LEFT, draft.labels.text("summary.legend", unit.heading()), CellLook.FOOTNOTE);
        cells.mainFigures(company);
        page.sheet.setZoom(ZOOM);
        page.sheet.setDisplayRowColHeadings(false);
        page.finish(1, last + 1);
    }

    private static void columns(SheetPage page) {
        for (int column = SheetPage.LEFT; column <= LAST; column++) {
            boolean isGap = (column - SheetPage.LEFT) % SummaryTiles.STEP == SummaryTiles.WIDE;
            page.fix(column, isGap ? 1.7 : 10.8);
        }
        page.height(0, 12);
        page.height(3, 5);
        page.height(5, 4);
        page.height(TILES + 3, 7);
        for (int row = CHARTS; row < CHARTS + CHART_ROWS; row++) {
            page.height(row, 15);
        }
        page.height(TABLES - 1, 5);
    }

    private static void head(SheetPage page, MoneyUnit unit) {
        WorkbookDraft draft = page.draft;
        ReviewContext context = draft.context;
        page.link(
                0,
                SheetPage.MARGIN,
                draft.labels.text("link.contents", page.name()),
                draft.pages().get("cover"));
        page.title(
                TITLE,
                SheetPage.LEFT,
                draft.labels.text(
                        "cover.title", draft.words.period(context.quarter().label()), context.company()),
                CellLook.TITLE);
        page.height(TITLE, 27);
        page.band(TITLE + 1, SheetPage.LEFT, LAST, CellLook.RULE);
        page.height(TITLE + 1, 16);
        String elapsed = NumberText.percent(QuarterFigures.elapsed(context));
        page.text(
                TITLE + 1,
                SheetPage.LEFT,
                join(
                        unit.heading(),
                        draft.labels.text("text.as_of", draft.words.date(context.asOf())),
                        draft.labels.text("summary.days_gone", elapsed),
                        draft.labels.text("summary.compared", draft.words.date(context.comparedWith()))),
                CellLook.RULE);
        page.text(TITLE, LAST, ChecksInWords.of(draft), CellLook.SUBTITLE_RIGHT);
        page.text(
                TITLE + 1,
                LAST,
                join(
                        context.audience().isEmpty() ? "" : draft.labels.text("cover.for", context.audience()),
                        draft.labels.text("cover.confidential")),
                CellLook.RULE_RIGHT);
    }

    private static String join(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
    }
}
