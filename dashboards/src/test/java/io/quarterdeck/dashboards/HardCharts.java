package io.quarterdeck.dashboards;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What data may do to a chart: nothing, one point, gaps, negatives, very long names, very many, very large and small. */
final class HardCharts {
    private HardCharts() {}

    static Map<String, Chart> all() {
        String name =
                "A name so long that nobody would believe it, with Donaudampfschifffahrtsgesellschaftskapitän and 一个非常非常长的中文名称用于测试截断与换行是否正确";
        ChartText text =
                new ChartText(name + ", " + name, name + ", " + name + ", " + name, "Nothing to show: " + name);
        Map<String, Chart> charts = new LinkedHashMap<>();
        FanChart.Names fan = new FanChart.Names(name, name, name, name, name, name, name);
        charts.put("fan-empty", new FanChart(text, fan, List.of(), SampleCharts.MILLION));
        charts.put(
                "fan-single",
                new FanChart(
                        text,
                        fan,
                        List.of(new FanChart.Period(name, 4e6, 3e6, 5e6, new FanChart.Forecast(2e6, 4.1e6, 6e6))),
                        SampleCharts.MILLION));
        charts.put(
                "fan-gap",
                new FanChart(
                        text,
                        fan,
                        List.of(
                                period("2025-01", 1.0, null),
                                period("2025-02", null, null),
                                period("2025-03", -2.0, null),
                                period("2025-04", -2.5, null),
                                period("2025-05", null, new FanChart.Forecast(-4e6, -3e6, -1e6))),
                        SampleCharts.MILLION));
        charts.put(
                "fan-flat",
                new FanChart(text, fan, List.of(period("1", 3.0, null), period("2", 3.0, null)), SampleCharts.MILLION));
        charts.put(
                "fan-zero",
                new FanChart(
                        text, fan, List.of(period("1", 0.0, null), period("2", 0.0, null)), new AxisNumber(1, 0, "")));
        ColumnChart.Names names = new ColumnChart.Names(name, name, name, name);
        charts.put("column-empty", new ColumnChart(text, names, List.of(), SampleCharts.MILLION));
        charts.put(
                "column-single",
                new ColumnChart(
                        text, names, List.of(new ColumnChart.Column(name, 1e12, null, null, null)), AxisNumber.PLAIN));
        charts.put(
                "column-negative",
                new ColumnChart(
                        text,
                        names,
                        List.of(
                                new ColumnChart.Column("a", -2e6, -1e6, 3e6, null),
                                new ColumnChart.Column("b", 2e6, 1e6, -1e6, null),
                                new ColumnChart.Column("c", null, null, 2e6, null)),
                        SampleCharts.MILLION));
        List<ColumnChart.Column> many = new ArrayList<>();
        for (int i = 0; i < 72; i++) {
            many.add(new ColumnChart.Column(
                    2020 + i / 12 + "-" + (101 + i % 12 + "").substring(1),
                    1e6 + 2e4 * i * (i % 5),
                    9e5,
                    1.1e6,
                    i == 71 ? 9e6 : null));
        }
        charts.put("column-many", new ColumnChart(text, names, many, SampleCharts.MILLION));
        ForecastChart.Names landing = new ForecastChart.Names(name, name, name, name, name, name, name);
        ForecastChart.Voice voice = new ForecastChart.Voice(name, 4e6, " (" + name + ")");
        charts.put("forecast-empty", new ForecastChart(text, landing, List.of(), List.of(), SampleCharts.MILLION));
        charts.put(
                "forecast-single",
                new ForecastChart(
                        text,
                        landing,
                        List.of(),
                        List.of(new ForecastChart.Ahead(name, 0, 0, 0, null, null, null, voice, List.of())),
                        SampleCharts.MILLION));
        charts.put(
                "forecast-crowded",
                new ForecastChart(
                        text,
                        landing,
                        Collections.nCopies(8, new ForecastChart.Past(name, 4e6, 4e6)),
                        Collections.nCopies(
                                2,
                                new ForecastChart.Ahead(
                                        name, 1e6, 2e6, 1e6, 4e6, 4e6, 4e6, voice, List.of(voice, voice, voice))),
                        SampleCharts.MILLION));
        charts.put(
                "forecast-negative",
                new ForecastChart(
                        text,
                        landing,
                        List.of(new ForecastChart.Past("a", -3e6, 1e6)),
                        List.of(new ForecastChart.Ahead("b", -2e6, 1e6, 0, -4e6, 1e6, 0.0, voice, List.of())),
                        SampleCharts.MILLION));
        charts.put("bar-empty", new BarChart(text, List.of(), name, true, SampleCharts.MILLION));
        charts.put(
                "bar-single",
                new BarChart(text, List.of(new BarChart.Bar(name, 0, 0.0, name)), name, true, SampleCharts.MILLION));
        charts.put(
                "bar-tiny",
                new BarChart(
                        text,
                        List.of(new BarChart.Bar(name, 1e-7, 2e-7, name), new BarChart.Bar("b", -1e-7, null, "")),
                        name,
                        false,
                        new AxisNumber(1, 9, " " + name.substring(0, 6))));
        charts.put(
                "bar-negative",
                new BarChart(
                        text,
                        List.of(
                                new BarChart.Bar(name, -3e6, -2e6, name),
                                new BarChart.Bar("b", 5e6, 5.2e6, ""),
                                new BarChart.Bar("c", -1e6, 4e6, "")),
                        name,
                        true,
                        SampleCharts.MILLION));
        List<BarChart.Bar> bars = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            bars.add(new BarChart.Bar("Wang Wei", 40 - i, 20.0, ""));
        }
        charts.put("bar-many", new BarChart(text, bars, name, true, AxisNumber.PLAIN));
        charts.put("stacked-empty", new StackedColumnChart(text, List.of("a"), List.of(), SampleCharts.MILLION));
        charts.put(
                "stacked-single",
                new StackedColumnChart(
                        text,
                        List.of(name, "b"),
                        List.of(new StackedColumnChart.Column(name, List.of(0.0, 0.0))),
                        SampleCharts.MILLION));
        List<String> stages = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            stages.add(i + " " + name);
        }
        List<StackedColumnChart.Column> months = new ArrayList<>();
        for (int i = 0; i < 36; i++) {
            Double[] values = new Double[12];
            Arrays.fill(values, 1e5 * (i % 3));
            months.add(new StackedColumnChart.Column(name, List.of(values)));
        }
        charts.put("stacked-many", new StackedColumnChart(text, stages, months, SampleCharts.MILLION));
        RangeChart.Names rangeNames = new RangeChart.Names(name, name, name);
        charts.put("range-empty", new RangeChart(text, rangeNames, List.of(), SampleCharts.MILLION));
        charts.put(
                "range-single",
                new RangeChart(
                        text, rangeNames, List.of(SampleCharts.range(name, 0, 0, 0, null, "")), SampleCharts.MILLION));
        charts.put(
                "range-negative",
                new RangeChart(
                        text,
                        rangeNames,
                        List.of(
                                SampleCharts.range(name, -4, -2, 1, 0.0, name),
                                SampleCharts.range("b", -9e5, 1, 9e5, null, "")),
                        SampleCharts.MILLION));
        charts.put(
                "waterfall-empty",
                new WaterfallChart(
                        text,
                        new WaterfallChart.End(name, 0, WaterfallChart.Kind.LAST_YEAR),
                        List.of(),
                        name,
                        WaterfallChart.Kind.ACTUAL,
                        "",
                        SampleCharts.MILLION));
        charts.put(
                "waterfall-negative",
                new WaterfallChart(
                        text,
                        new WaterfallChart.End(name, 2e6, WaterfallChart.Kind.LAST_YEAR),
                        List.of(
                                new WaterfallChart.Step(name, -5e6, name),
                                new WaterfallChart.Step("zero", 0, ""),
                                new WaterfallChart.Step("up", 1e6, name)),
                        name,
                        WaterfallChart.Kind.TARGET,
                        "from {0}",
                        SampleCharts.MILLION));
        List<WaterfallChart.Step> steps = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            steps.add(SampleCharts.step(name, i % 3 - 1));
        }
        charts.put(
                "waterfall-many",
                new WaterfallChart(
                        text,
                        new WaterfallChart.End(name, 90e6, WaterfallChart.Kind.ACTUAL),
                        steps,
                        name,
                        WaterfallChart.Kind.FORECAST,
                        "from {0}",
                        SampleCharts.MILLION));
        FunnelChart.Names headings = new FunnelChart.Names(name, name, name);
        charts.put("heat-empty", new HeatChart(text, List.of(name), List.of()));
        charts.put(
                "heat-wide",
                new HeatChart(
                        text,
                        List.of(name, name, name, name),
                        List.of(
                                new HeatChart.Row(name, Collections.nCopies(4, new HeatChart.Cell(0, name))),
                                new HeatChart.Row(
                                        name, Collections.nCopies(4, new HeatChart.Cell(1e12, "1,000,000,000,000"))))));
        charts.put("funnel-empty", new FunnelChart(text, headings, List.of(), SampleCharts.MILLION));
        charts.put(
                "funnel-single",
                new FunnelChart(
                        text, headings, List.of(new FunnelChart.Stage(name, 0, 0, null)), SampleCharts.MILLION));
        charts.put(
                "funnel-wide",
                new FunnelChart(
                        text,
                        headings,
                        List.of(
                                new FunnelChart.Stage(name, 1, 1e15, 12.0),
                                new FunnelChart.Stage("b", 12_000_000, 1, 0.0)),
                        AxisNumber.PLAIN));
        return charts;
    }

    private static FanChart.Period period(String name, Double actual, FanChart.Forecast forecast) {
        return new FanChart.Period(name, actual == null ? null : actual * 1e6, null, null, forecast);
    }
}
