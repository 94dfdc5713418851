package io.quarterdeck.dashboards;

import java.util.Objects;

/**
 * The words around a chart.
 *
 * @param title the message, as "East's slower wins leave the quarter 2.2 short"
 * @param subtitle measure, unit and period, in grey
 * @param nothing what stands in place of the picture when there are no data
 */
public record ChartText(String title, String subtitle, String nothing) {
    public ChartText {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(subtitle, "subtitle");
        Objects.requireNonNull(nothing, "nothing");
    }
}
