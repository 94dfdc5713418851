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

    SummarySentence(Labels labels, QuarterFigures company, List<QuarterFigures> parts, MoneyUnit unit) {
        this.labels = labels;
        this.company = company;
        this.parts = parts;
        this.unit = unit;
    }

    /** The sentence with its marks taken out. */
    String plain() {
        StringBuilder plain = new StringBuilder();
        runs().forEach(run -> plain.append(run.text()));
        return plain.toString();
    }

    List<Run> runs() {
        String marked = marked();
        List<Run> runs = new ArrayList<>();
        Matcher matcher = MARK.matcher(marked);
        int from = 0;
        while (matcher.find()) {
            plain(runs, marked.substring(from, matcher.start()));
            boolean isInk = matcher.group(1) != null;
            runs.add(new Run(
                    isInk ? matcher.group(1) : matcher.group(2), true, isInk ? Palette.INK : Palette.VERMILLION));
            from = matcher.end();
        }
        plain(runs, marked.substring(from));
        return runs;
    }

    private static void plain(List<Run> runs, String text) {
        if (!text.isEmpty()) {
            runs.add(new Run(text, false, Palette.INK));
        }
    }

    private String marked() {
        if (company.booked().isEmpty() && company.target().isEmpty()) {
            return labels.text("summary.sentence.nothing");
        }
        String landing = landing();
        Optional<String> reason = reason();
        return reason.isPresent() ? landing + labels.text("text.between_sentences") + reason.get() : landing;
    }

    private String landing() {
        String booked = unit.text(company.booked().orElse(0));
        if (company.forecast().isEmpty()) {
            return company.target().isPresent()
                    ? labels.text(
                            "summary.sentence.booked_of_target",
                            booked,
                            unit.text(company.target().getAsDouble()),
                            NumberText.percent(company.attainment().orElse(0)))
                    : labels.text("summary.sentence.booked", booked);
        }
        String expected = unit.text(company.forecast().getAsDouble());
        String range = range();
        return company.target().isPresent()
                ? labels.text(
                        "summary.sentence.expected_of_target",
                        expected,
                        unit.text(company.target().getAsDouble()),
                        range)
                : labels.text("summary.sentence.expected", expected, booked, range);
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
    private Optional<String> reason() {
        if (company.gap().isEmpty()) {
            return Optional.empty();
        }
        double gap = company.gap().getAsDouble();
        Comparator<QuarterFigures> byGap =
                Comparator.comparingDouble(part -> part.gap().orElse(0));
        Optional<QuarterFigures> furthest = parts.stream()
                .filter(part -> part.gap().isPresent())
                .min(gap < 0 ? byGap : byGap.reversed())
                .filter(part -> Math.signum(part.gap().getAsDouble()) == Math.signum(gap));
        String by = unit.text(Math.abs(gap));
        if (gap < 0) {
            return Optional.of(furthest.map(part -> labels.text(
                            "summary.sentence.short_because",
                            by,
                            part.name(),
                            unit.number(Math.abs(part.gap().getAsDouble()))))
                    .orElseGet(() -> labels.text("summary.sentence.short", by)));
        }
        return Optional.of(furthest.map(part -> labels.text(
                        "summary.sentence.over_because",
                        by,
                        part.name(),
                        unit.number(Math.abs(part.gap().getAsDouble()))))
                .orElseGet(() -> labels.text("summary.sentence.over", by)));
    }
}
