package io.quarterdeck.sample;

import java.io.IOException;
import java.util.List;

/** What the market for such instruments and services is worth, as bought from a research firm; it comes in rounded. */
final class MarketStudy {
    private static final Quarter FIRST = Quarter.of(SalesCalendar.GO_LIVE);
    private static final Quarter LAST = Quarter.of(SalesCalendar.EXPORTED).next();

    /** Half a million yuan. */
    private static final long ROUNDED_TO = 500_000;

    private final ExportFolder folder;
    private final Division division;
    private final int scale;

    MarketStudy(ExportFolder folder, Division division, int scale) {
        this.folder = folder;
        this.division = division;
        this.scale = scale;
    }

    /** Adds the study, once and not for each division; where there are more of them, the market is as much larger. */
    void add() throws IOException {
        if (!folder.wants(ExportFile.MARKET) || division.number() > 1) {
            return;
        }
        for (Quarter quarter = FIRST; quarter.compareTo(LAST) <= 0; quarter = quarter.next()) {
            for (Region region : Region.values()) {
                for (Account.Segment segment : Account.Segment.values()) {
                    boolean isOver = quarter.last().isBefore(SalesCalendar.EXPORTED);
                    folder.file(ExportFile.MARKET)
                            .add(
                                    segment.title,
                                    region.title,
                                    quarter,
                                    Fen.text(scale * size(quarter, region, segment)),
                                    "CNY",
                                    isOver ? "Keelson Lab Panel, 2025 edition" : "Keelson Lab Panel, forecast");
                }
            }
        }
    }

    /** In fen. */
    private long size(Quarter quarter, Region region, Account.Segment segment) {
        double start =
                switch (region) {
                    case CHINA -> 620e6;
                    case EUROPE -> 540e6;
                    case AMERICAS -> 700e6;
                };
        double growth =
                switch (region) {
                    case CHINA -> 1.07;
                    case EUROPE -> 1.02;
                    case AMERICAS -> 1.045;
                };
        double share =
                switch (segment) {
                    case ENTERPRISE -> 0.44;
                    case MID_MARKET -> 0.27;
                    case SMALL_BUSINESS -> 0.09;
                    case PUBLIC_SECTOR -> 0.2;
                };
        double years = quarter.year() - FIRST.year() + (quarter.number() - FIRST.number()) / 4.0;
        double season = List.of(0.9, 0.97, 1.0, 1.13).get(quarter.number() - 1);
        Chance chance = Chance.of(division.seed(), "market " + quarter + " " + region + " " + segment);
        double yuan = start * StrictMath.pow(growth, years) * share * season * chance.lognormal(1, 0.015);
        return Fen.of(yuan, ROUNDED_TO);
    }
}
