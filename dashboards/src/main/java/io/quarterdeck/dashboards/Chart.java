package io.quarterdeck.dashboards;

import org.jfree.chart.JFreeChart;

/** A picture of one answer: a record of plain values that knows how to be drawn. */
public sealed interface Chart
        permits BarChart,
                ColumnChart,
                FanChart,
                ForecastChart,
                FunnelChart,
                HeatChart,
                RangeChart,
                StackedColumnChart,
                TornadoChart,
                WaterfallChart {
    /** Width of every chart in pixels before scaling: the width of a slide. */
    int WIDTH = 1000;

    ChartText text();

    /** Height in pixels before scaling; charts of rows grow with their rows. */
    default int height() {
        return 520;
    }

    /** The chart as JFreeChart draws it, with every text in the bundled font. */
    JFreeChart draw();
}
