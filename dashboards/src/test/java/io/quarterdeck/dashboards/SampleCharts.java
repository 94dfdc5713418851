package io.quarterdeck.dashboards;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the charts of a pack look like, each kind in English and Chinese. */
final class SampleCharts {
    static final AxisNumber MILLION = new AxisNumber(1_000_000, 1, "m");
    static final AxisNumber WAN = new AxisNumber(10_000, 0, "万");
    private static final String NOTHING = "No bookings in this period";

    private SampleCharts() {}

    static Map<String, Chart> all() {
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.put("fan-en", fanEnglish());
        charts.put("fan-zh", fanChinese());
        charts.put("quarter-en", quarterToDate());
        charts.put(
                "forecast-en",
                forecast(
                        new ChartText(
                                "Q3 2025 lands at 34.1, 7.0 short of the target",
                                "Bookings by quarter, CNY m",
                                NOTHING),
                        new ForecastChart.Names(
                                "Booked", "Open deals", "Not yet known", "Target", "80% range", "P10", "P90"),
                        List.of("Model", "The same quarter a year ago", "Sellers' calls", "Managers' calls"),
                        " (±6%)",
                        MILLION));
        charts.put(
                "forecast-zh",
                forecast(
                        new ChartText("2025 年三季度预计签约 3,406 万元，距目标差 699 万元", "各季度签约额，万元", NOTHING),
                        new ForecastChart.Names("已签约", "在跟商机", "尚未出现的商机", "目标", "80% 区间", "P10", "P90"),
                        List.of("综合模型", "去年同季", "销售上报", "经理上报"),
                        "（±6%）",
                        WAN));
        charts.put(
                "column-en",
                columns(
                        new ChartText(
                                "Q3 is heading for 41.8, 2.2 short of target",
                                "Bookings by quarter, CNY million; Q3 2025 as of 2 Sep",
                                NOTHING),
                        new ColumnChart.Names("Booked", "Last year", "Target", "Still expected"),
                        MILLION));
        charts.put(
                "column-zh",
                columns(
                        new ChartText("三季度预计签约 4,180 万元，距目标差 220 万元", "按季度签约额，万元；2025 年三季度截至 9 月 2 日", "本期没有签约"),
                        new ColumnChart.Names("已签约", "去年同期", "目标", "预计新增"),
                        WAN));
        charts.put(
                "bar-en",
                new BarChart(
                        new ChartText(
                                "Four of nine are ahead of plan; East holds the three largest gaps",
                                "Attainment of the quarter's target to date, by person",
                                NOTHING),
                        List.of(
                                bar("Łukasz Wójcik", 1.24, "2.6 of 2.1m"),
                                bar("王建国", 1.12, "3.4 of 3.0m"),
                                bar("Zoë Müller-Lüdenscheidt", 1.04, "2.9 of 2.8m"),
                                bar("Aoife Ní Bhriain", 1.0, "1.9 of 1.9m"),
                                bar("陈喆", 0.97, "2.8 of 2.9m"),
                                bar("Jiří Dvořák", 0.91, "2.2 of 2.4m"),
                                bar("李晓晨", 0.77, "0.9 of 1.2m"),
                                bar("Şebnem Yıldız", 0.52, "1.1 of 2.1m"),
                                bar("José Ñíguez", 0.31, "0.6 of 1.9m")),
                        "target to date",
                        true,
                        AxisNumber.PERCENT));
        charts.put(
                "bar-zh",
                new BarChart(
                        new ChartText("方案和报价停留过久，超出公司中位数", "各阶段停留天数中位数，2025 年三季度；天", "没有数据"),
                        List.of(
                                new BarChart.Bar("线索确认", 6, 8.0, "182 个商机"),
                                new BarChart.Bar("需求分析", 13, 12.0, "120 个商机"),
                                new BarChart.Bar("方案与报价", 31, 18.0, "74 个商机"),
                                new BarChart.Bar("商务谈判", 9, 14.0, "41 个商机")),
                        "公司中位数",
                        false,
                        new AxisNumber(1, 0, " 天")));
        charts.put(
                "products-en",
                new BarChart(
                        new ChartText(
                                "GTX Pro brings a third of bookings",
                                "Bookings by product, CNY million, Q3 2025 to date",
                                NOTHING),
                        List.of(
                                new BarChart.Bar("GTX Pro", 9.1e6),
                                new BarChart.Bar("GTX Plus Pro", 6.3e6),
                                new BarChart.Bar("MG Advanced", 4.4e6),
                                new BarChart.Bar("MG Special", 2.8e6),
                                new BarChart.Bar("Returns and credits", -0.7e6)),
                        "",
                        true,
                        MILLION));
        charts.put(
                "stacked-en",
                stacked(
                        new ChartText(
                                "September rests on negotiation; beyond it the pipeline is early",
                                "Open pipeline by close month and stage, CNY million, as of 2 Sep 2025",
                                NOTHING),
                        List.of("Qualify", "Discovery", "Proposal", "Negotiation"),
                        MILLION));
        charts.put(
                "stacked-zh",
                stacked(
                        new ChartText("九月依靠商务谈判阶段，此后多为早期商机", "按预计成交月与阶段的在手商机，万元，截至 2025-09-02", "没有数据"),
                        List.of("线索确认", "需求分析", "方案与报价", "商务谈判"),
                        WAN));
        charts.put(
                "range-en",
                new RangeChart(
                        new ChartText(
                                "Only South is likely to reach its target",
                                "Where each team lands in Q3 2025, CNY million",
                                NOTHING),
                        new RangeChart.Names("P10–P90", "P50", "Target"),
                        List.of(
                                range("East 华东", 8.6, 9.6, 10.9, 12.0, "4% chance"),
                                range("North 华北", 8.4, 9.4, 10.3, 9.5, "46% chance"),
                                range("South 华南", 8.8, 9.6, 10.4, 9.0, "78% chance"),
                                range("West", 6.2, 7.3, 8.0, 7.5, "38% chance"),
                                range("Key accounts", 4.8, 5.9, 7.0, 6.0, "47% chance")),
                        MILLION));
        charts.put(
                "range-zh",
                new RangeChart(
                        new ChartText("提升赢单率最可能达成全年目标", "2026 年全年预测，万元", "没有数据"),
                        new RangeChart.Names("P10–P90 区间", "中位数", "目标"),
                        List.of(
                                range("基准", 159, 168.4, 178, 176.0, "达成可能性 22%"),
                                        range("赢单率 +3 个百分点", 168, 179, 190, 176.0, "达成可能性 64%"),
                                range("华东增加两人", 161, 171.6, 182, 176.0, "达成可能性 31%"),
                                        range("全部措施，目标 +10%", 171, 183.6, 196.5, 193.6, "达成可能性 16%")),
                        WAN));
        charts.put(
                "waterfall-en",
                new WaterfallChart(
                        new ChartText(
                                "Slipped and lost deals outweigh what came in",
                                "Forecast since the last review, CNY million",
                                NOTHING),
                        new WaterfallChart.End("Last review", 43.1e6, WaterfallChart.Kind.ACTUAL),
                        List.of(
                                step("New", 2.3),
                                step("Pulled in", 1.1),
                                step("Amount up", 0.6),
                                step("Amount down", -0.9),
                                step("Lost", -1.9),
                                step("Slipped to a later quarter", -2.0),
                                step("Other", -0.4)),
                        "Now",
                        WaterfallChart.Kind.FORECAST,
                        "Axis starts at {0}; the first and last column are cut",
                        MILLION));
        charts.put(
                "waterfall-zh",
                new WaterfallChart(
                        new ChartText("差距主要来自赢单率，而不是商机数量", "李晓晨，2025 年 9 月，与团队水平相比，万元", "没有数据"),
                        new WaterfallChart.End("目标", 120e4, WaterfallChart.Kind.TARGET),
                        List.of(
                                new WaterfallChart.Step("商机数量", 9e4, "与随机无异"),
                                        new WaterfallChart.Step("推进速度", -6e4, "与随机无异"),
                                new WaterfallChart.Step("赢单率", -24e4, "[−38…−9]"),
                                        new WaterfallChart.Step("客单价", -7e4, "与随机无异")),
                        "预计",
                        WaterfallChart.Kind.FORECAST,
                        "",
                        WAN));
        charts.put(
                "funnel-en",
                new FunnelChart(
                        new ChartText(
                                "Half of all proposals never reach negotiation",
                                "Opportunities created in 2025 H1, by the furthest stage reached",
                                NOTHING),
                        new FunnelChart.Names("Count", "CNY m", "From previous"),
                        List.of(
                                new FunnelChart.Stage("Qualify", 1182, 91.4e6, null),
                                new FunnelChart.Stage("Discovery", 780, 64.9e6, 0.66),
                                new FunnelChart.Stage("Proposal", 412, 38.0e6, 0.53),
                                new FunnelChart.Stage("Negotiation", 203, 21.7e6, 0.49),
                                new FunnelChart.Stage("Won", 131, 12.1e6, 0.65)),
                        new AxisNumber(1e6, 1, "")));
        charts.put(
                "funnel-zh",
                new FunnelChart(
                        new ChartText("近六成方案未能赢单", "2025 年上半年创建的商机，按到达的最远阶段", "没有数据"),
                        new FunnelChart.Names("商机数", "金额（万元）", "较上一阶段"),
                        List.of(
                                new FunnelChart.Stage("线索确认", 182, 9140e4, null),
                                        new FunnelChart.Stage("需求分析", 120, 6490e4, 0.66),
                                new FunnelChart.Stage("方案与报价", 74, 3800e4, 0.62),
                                        new FunnelChart.Stage("赢单", 31, 1210e4, 0.42)),
                        new AxisNumber(1e4, 0, "")));
        charts.put(
                "heat-en",
                new HeatChart(
                        new ChartText(
                                "185 of 500 open deals are older than nine of ten won deals were",
                                "Open deals by stage and days in it, against won deals",
                                NOTHING),
                        List.of("Younger than half", "Half to 3 of 4", "3 of 4 to 9 of 10", "Older than 9 of 10"),
                        List.of(heat("Qualified", 90, 34, 21, 35), heat("Proposal", 41, 20, 18, 40))));
        charts.put(
                "heat-zh",
                new HeatChart(
                        new ChartText("500 个在跟商机中有 185 个停留时间超过九成赢单", "在跟商机，按阶段与停留时间，与赢单对比", "没有数据"),
                        List.of("短于半数", "半数至四分之三", "四分之三至九成", "超过九成"),
                        List.of(heat("线索确认", 90, 34, 21, 35), heat("方案与报价", 41, 20, 18, 40))));
        return charts;
    }

    private static HeatChart.Row heat(String name, double... values) {
        return new HeatChart.Row(
                name,
                Arrays.stream(values)
                        .mapToObj(value -> new HeatChart.Cell(value, NumberText.decimal(value, 0)))
                        .toList());
    }

    private static BarChart.Bar bar(String name, double value, String note) {
        return new BarChart.Bar(name, value, 1.0, note);
    }

    static RangeChart.Row range(String name, double lower, double middle, double upper, Double target, String note) {
        return new RangeChart.Row(
                name, lower * 1e6, middle * 1e6, upper * 1e6, target == null ? null : target * 1e6, note);
    }

    static WaterfallChart.Step step(String name, double millions) {
        return new WaterfallChart.Step(name, millions * 1e6);
    }

    private static Chart columns(ChartText text, ColumnChart.Names names, AxisNumber number) {
        double[][] rows = {
            {31.2, 29.5, 32}, {36.8, 33.0, 35}, {33.9, 31.8, 36}, {44.7, 40.2, 43}, {34.0, 31.2, 34}, {39.9, 36.8, 40}
        };
        List<ColumnChart.Column> columns = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            columns.add(new ColumnChart.Column(
                    2024 + i / 4 + "-Q" + (i % 4 + 1), rows[i][0] * 1e6, rows[i][1] * 1e6, rows[i][2] * 1e6, null));
        }
        columns.add(new ColumnChart.Column("2025-Q3", 26.1e6, 33.9e6, 44e6, 41.8e6));
        return new ColumnChart(text, names, columns, number);
    }

    private static Chart stacked(ChartText text, List<String> stages, AxisNumber number) {
        double[][] rows = {
            {0.4, 1.1, 3.9, 7.2},
            {2.2, 4.6, 5.1, 2.8},
            {3.9, 5.0, 2.7, 0.9},
            {6.1, 5.5, 1.9, 0.4},
            {3.3, 1.2, 0.6, 0},
            {2.4, 0.5, 0, 0}
        };
        List<StackedColumnChart.Column> columns = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            columns.add(new StackedColumnChart.Column(
                    i < 4 ? "2025-" + List.of("09", "10", "11", "12").get(i) : "2026-0" + (i - 3),
                    Arrays.stream(rows[i]).map(v -> v * 1e6).boxed().toList()));
        }
        return new StackedColumnChart(text, stages, columns, number);
    }

    private static Chart fanEnglish() {
        return fan(
                new ChartText(
                        "Bookings dip in the summer, then miss the plan by 5% in a year",
                        "Monthly bookings, CNY million; dark band P25–P75, light band P10–P90", NOTHING),
                new FanChart.Names("Booked", "Last year", "Target", "Forecast", "P10", "P90", "as of 2026-06"),
                MILLION);
    }

    private static Chart fanChinese() {
        return fan(
                new ChartText("夏季回款回落，一年后预计低于目标 5%", "月度回款，万元；深色区间 P25–P75，浅色区间 P10–P90", "没有数据"),
                new FanChart.Names("实际回款", "去年同期", "目标", "预测", "P10", "P90", "截至 2026-06"),
                WAN);
    }

    private static Chart fan(ChartText text, FanChart.Names names, AxisNumber number) {
        double[] actual = {
            839, 899, 920, 969, 984, 914, 917, 900, 909, 840, 851, 914, 1003, 1031, 1086, 1138, 1102, 1100, 1073, 1020,
            1035, 1057, 1042, 1122, 1120, 1163, 1271, 1260, 1323, 1305
        };
        double[] middle = {1240, 1209, 1190, 1192, 1218, 1265, 1324, 1382, 1430, 1456, 1458, 1439};
        List<FanChart.Period> periods = new ArrayList<>();
        for (int i = 0; i < actual.length + middle.length; i++) {
            String month = 2024 + i / 12 + "-" + (101 + i % 12 + "").substring(1);
            int ahead = i - actual.length;
            double width = 75 * Math.sqrt(ahead + 1) * 0.8;
            FanChart.Forecast forecast = ahead < 0
                    ? null
                    : new FanChart.Forecast(
                            (middle[ahead] - width) * 1e4,
                            (middle[ahead] - width / 2) * 1e4,
                            middle[ahead] * 1e4,
                            (middle[ahead] + width / 2) * 1e4,
                            (middle[ahead] + width) * 1e4);
            periods.add(new FanChart.Period(
                    month, ahead < 0 ? actual[i] * 1e4 : null, null, (860 + 15.5 * i) * 1e4, forecast));
        }
        return new FanChart(text, names, periods, number.divisor() == 1e6 ? new AxisNumber(1e6, 1, "m") : number);
    }

    private static Chart quarterToDate() {
        List<FanChart.Period> periods = new ArrayList<>();
        for (int day = 0; day <= 91; day++) {
            String name =
                    day < 31 ? day + 1 + " Jul" : day < 62 ? day - 30 + " Aug" : day < 92 ? day - 61 + " Sep" : "";
            double actual = 26.1e6 * Math.pow(day / 63.0, 1.35);
            double lastYear = 39e6 * Math.pow(day / 91.0, 1.5);
            int ahead = day - 63;
            double middle = 26.1e6 + 15.7e6 * ahead / 28;
            double wide = 2.9e6 * Math.sqrt(Math.max(0, ahead) / 28.0);
            periods.add(new FanChart.Period(
                    name,
                    ahead <= 0 ? actual : null,
                    lastYear,
                    44e6,
                    ahead <= 0 ? null : new FanChart.Forecast(middle - wide, middle, middle + wide)));
        }
        return new FanChart(
                new ChartText(
                        "East's slower wins leave the quarter 2.2 short",
                        "Cumulative bookings in Q3 2025, CNY million; band P10–P90",
                        NOTHING),
                new FanChart.Names("Booked", "Last year", "Target", "P50", "P10", "P90", "as of 2 Sep"),
                periods,
                MILLION);
    }

    private static Chart forecast(
            ChartText text, ForecastChart.Names names, List<String> voices, String off, AxisNumber number) {
        return new ForecastChart(
                text,
                names,
                List.of(
                        new ForecastChart.Past("Q1 2024", 37.1e6, 35e6),
                        new ForecastChart.Past("Q2 2024", 36.2e6, 38e6),
                        new ForecastChart.Past("Q3 2024", 47.3e6, null),
                        new ForecastChart.Past("Q4 2024", 42.1e6, 44e6)),
                List.of(
                        new ForecastChart.Ahead(
                                "Q3 2025",
                                12.4e6,
                                21.4e6,
                                0.2e6,
                                30.2e6,
                                38.0e6,
                                41.05e6,
                                new ForecastChart.Voice(voices.get(0), 34.1e6, off),
                                List.of(
                                        new ForecastChart.Voice(voices.get(1), 47.3e6, off),
                                        new ForecastChart.Voice(voices.get(2), 40.2e6, ""),
                                        new ForecastChart.Voice(voices.get(3), 37.5e6, ""))),
                        new ForecastChart.Ahead(
                                "Q4 2025",
                                0,
                                25.1e6,
                                15.4e6,
                                31.1e6,
                                50.4e6,
                                45e6,
                                new ForecastChart.Voice(voices.get(0), 40.5e6, off),
                                List.of(new ForecastChart.Voice(voices.get(1), 42.1e6, off)))),
                number);
    }
}
