package io.quarterdeck.dashboards;

import io.quarterdeck.dashboards.SheetPage.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answer in one sentence: where the quarter lands, against what, how sure, and what explains the difference.
 *
 * <p>In the labels, {@code *…*} is bold ink and {@code !…!} bold vermillion.
 */
final class SummarySentence {
    private static final Pattern MARK = Pattern.compile("\\*([^*]+)\\*|!([^!]+)!");

    private final Labels labels;
    private final QuarterFigures company;
    private final List<QuarterFigures> parts;
    private final MoneyUnit unit;
    private final boolean isOver;

    /** @param isOver whether the quarter is over, so that it has landed and nothing is expected */
    SummarySentence(Labels labels, QuarterFigures company, List<QuarterFigures> parts, MoneyUnit unit, boolean isOver) {
        this.labels = labels;
        this.company = company;
        this.parts = parts;
        this.unit = unit;
        this.isOver = isOver;
    }

    /** The sentence with its marks taken out. */
    String plain() {
        StringBuilder plain = new StringBuilder();
        runs().forEach(run -> plain.append(run.text()));
        return plain.toString();
    }

    List<Run> runs() {
        List<Run> runs = new ArrayList<>(landing());
        List<Run> reason = reason();
        if (!reason.isEmpty()) {
            plain(runs, labels.text("text.between_sentences"));
            runs.addAll(reason);
        }
        return List.copyOf(runs);
    }

    /** The runs of a text of the labels: its marks are found before its places are filled, as a name may hold a star. */
    private List<Run> runs(String key, Object... values) {
        String marked = labels.text(key);
        List<Run> runs = new ArrayList<>();
        Matcher matcher = MARK.matcher(marked);
        int from = 0;
        while (matcher.find()) {
            plain(runs, Labels.filled(marked.substring(from, matcher.start()), values));
            boolean isInk = matcher.group(1) != null;
            String text = Labels.filled(isInk ? matcher.group(1) : matcher.group(2), values);
            runs.add(new Run(text, true, isInk ? Palette.INK : Palette.VERMILLION));
            from = matcher.end();
        }
        plain(runs, Labels.filled(marked.substring(from), values));
        return runs;
    }

    private static void plain(List<Run> runs, String text) {
        if (!text.isEmpty()) {
            runs.add(new Run(text, false, Palette.INK));
        }
    }

    private List<Run> landing() {
        if (company.booked().isEmpty() && company.target().isEmpty()) {
            return runs("summary.sentence.nothing");
        }
        String booked = unit.text(company.booked().orElse(0));
        String target = unit.text(company.target().orElse(0));
        if (isOver) {
            return company.target().isPresent()
                    ? runs("summary.sentence.landed_of_target", booked, target, attainment())
                    : runs("summary.sentence.landed", booked);
        }
        if (company.forecast().isEmpty()) {
            return company.target().isPresent()
                    ? runs("summary.sentence.booked_of_target", booked, target, attainment())
                    : runs("summary.sentence.booked", booked);
        }
        String expected = unit.text(company.forecast().getAsDouble());
        return company.target().isPresent()
                ? runs("summary.sentence.expected_of_target", expected, target, range())
                : runs("summary.sentence.expected", expected, booked, range());
    }

    private String attainment() {
        return NumberText.percent(company.attainment().orElse(0));
    }

    private String range() {
        if (company.low().isEmpty() || company.high().isEmpty()) {
            return labels.text("summary.range.in_sentence_none");
        }
        String low = unit.number(company.low().getAsDouble());
        String high = unit.number(company.high().getAsDouble());
        return company.rangeOutcomes().orElse(0) > 0
                ? labels.text(
                        "summary.range.in_sentence_with_record",
                        low,
                        high,
                        NumberText.decimal(company.rangeInside().orElse(0), 0),
                        NumberText.decimal(company.rangeOutcomes().getAsDouble(), 0))
                : labels.text("summary.range.in_sentence", low, high);
    }

    /** Who is furthest from the target, on the side that the company is on. */
    private List<Run> reason() {
        if (company.gap().isEmpty()) {
            return List.of();
        }
        double gap = company.gap().getAsDouble();
        Comparator<QuarterFigures> byGap =
                Comparator.comparingDouble(part -> part.gap().orElse(0));
        Optional<QuarterFigures> furthest = parts.stream()
                .filter(part -> part.gap().isPresent())
                .min(gap < 0 ? byGap : byGap.reversed())
                .filter(part -> Math.signum(part.gap().getAsDouble()) == Math.signum(gap));
        String key = "summary.sentence." + (isOver ? "landed_" : "") + (gap < 0 ? "short" : "over");
        String by = unit.text(Math.abs(gap));
        return furthest.map(part -> runs(
                        key + "_because",
                        by,
                        labels.value("scope_name", part.name()),
                        unit.number(Math.abs(part.gap().getAsDouble()))))
                .orElseGet(() -> runs(key, by));
    }
}
