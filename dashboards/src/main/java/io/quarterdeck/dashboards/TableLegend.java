package io.quarterdeck.dashboards;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The grey line under a sheet's title: currency, quarter, date, and what an empty cell means. */
final class TableLegend {
    private TableLegend() {}

    static String of(WorkbookDraft draft) {
        ReviewContext context = draft.context;
        return Stream.of(
                        draft.labels.currencyUnit(context.currency()),
                        draft.words.period(context.quarter().label()),
                        draft.labels.text("text.as_of", draft.words.date(context.asOf())),
                        draft.labels.text("legend.empty"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }
}
