package io.quarterdeck.sample;

import java.time.LocalDate;
import java.util.List;

/**
 * Something Harbourline sells. {@code popularity} is its share of new opportunities before products are launched around
 * it, {@code usualCount} how many are bought at once, {@code winEffect} is added to the log odds of passing each stage
 * and {@code slowness} multiplies the time each stage takes; the two kinds name it in opportunities.
 */
record Product(
        String id,
        String name,
        String family,
        long listPrice,
        LocalDate launched,
        double popularity,
        double usualCount,
        double winEffect,
        double slowness,
        String kind,
        String chineseKind) {

    static final String SERVICE = "Service & Support";

    static final List<Product> RANGE = List.of(
            of("PR-01", "Atlas HPLC 300", "Chromatography", 285_000, "2016-04-01", 12, 1.1, 0.05, 1.05, "HPLC", "液相色谱"),
            of(
                    "PR-02",
                    "Atlas UHPLC 700",
                    "Chromatography",
                    495_000,
                    "2019-09-02",
                    7,
                    1.0,
                    -0.04,
                    1.2,
                    "UHPLC",
                    "超高效液相"),
            of("PR-03", "Meridian GC 200", "Chromatography", 230_000, "2015-06-01", 9, 1.0, 0.02, 1.0, "GC", "气相色谱"),
            of(
                    "PR-04",
                    "Meridian GC-MS 500",
                    "Chromatography",
                    640_000,
                    "2023-03-01",
                    4,
                    1.0,
                    -0.16,
                    1.3,
                    "GC-MS",
                    "气质联用"),
            of("PR-05", "Lumen UV-Vis 10", "Spectroscopy", 58_000, "2014-01-06", 11, 1.9, 0.12, 0.7, "UV-Vis", "紫外分光"),
            of("PR-06", "Lumen FTIR 40", "Spectroscopy", 168_000, "2017-10-02", 8, 1.1, 0.0, 0.95, "FTIR", "红外光谱"),
            of("PR-07", "Lumen Raman 60", "Spectroscopy", 240_000, "2022-05-16", 5, 1.0, -0.12, 1.1, "Raman", "拉曼光谱"),
            of(
                    "PR-08",
                    "Tidewater TOC Analyzer",
                    "Process Analysis",
                    132_000,
                    "2018-03-05",
                    8,
                    1.4,
                    0.0,
                    1.0,
                    "TOC",
                    "TOC 分析仪"),
            of(
                    "PR-09",
                    "Tidewater pH/ORP Skid",
                    "Process Analysis",
                    74_000,
                    "2013-05-06",
                    7,
                    2.2,
                    0.04,
                    0.9,
                    "pH skid",
                    "pH 撬装"),
            of(
                    "PR-10",
                    "Harbour Inline NIR",
                    "Process Analysis",
                    360_000,
                    "2020-02-03",
                    6,
                    1.2,
                    -0.1,
                    1.25,
                    "inline NIR",
                    "在线近红外"),
            of(
                    "PR-11",
                    "Harbour Edge Gateway",
                    "Process Analysis",
                    46_000,
                    "2025-01-13",
                    4,
                    2.5,
                    -0.05,
                    0.9,
                    "edge gateway",
                    "边缘网关"),
            of(
                    "PR-12",
                    "Care Basic (1 year)",
                    SERVICE,
                    36_000,
                    "2012-01-02",
                    10,
                    1.6,
                    0.3,
                    0.35,
                    "service contract",
                    "维保"),
            of(
                    "PR-13",
                    "Care Plus, 3 years",
                    SERVICE,
                    108_000,
                    "2016-01-04",
                    8,
                    1.5,
                    0.24,
                    0.45,
                    "3-year service",
                    "三年维保"),
            of(
                    "PR-14",
                    "Qualification & Validation (IQ/OQ)",
                    SERVICE,
                    52_000,
                    "2018-09-03",
                    6,
                    1.4,
                    0.2,
                    0.4,
                    "IQ/OQ",
                    "验证服务"));

    private static Product of(
            String id,
            String name,
            String family,
            long listPrice,
            String launched,
            double popularity,
            double usualCount,
            double winEffect,
            double slowness,
            String kind,
            String chineseKind) {
        return new Product(
                id,
                name,
                family,
                listPrice,
                LocalDate.parse(launched),
                popularity,
                usualCount,
                winEffect,
                slowness,
                kind,
                chineseKind);
    }

    boolean isService() {
        return family.equals(SERVICE);
    }
}
