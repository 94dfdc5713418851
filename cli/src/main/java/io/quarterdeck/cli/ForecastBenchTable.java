package io.quarterdeck.cli;

import io.quarterdeck.forecast.CompetitionScore;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What {@code bench forecast} prints: a line per method and data set, then what other packages reach. */
record ForecastBenchTable(PrintWriter out) {

    /** OWA by data set and over all, the share of outcomes inside 95 % ranges, and the scaled interval score. */
    private record Peer(String name, double[] owa, double coverage95, double msis) {}

    /** Measured once, on the same 1,613 series with the same scorer; docs/forecasts.md says with which versions. */
    private static final List<Peer> PEERS = List.of(
            peer("mean of ETS, CES, DOTM, STL+ETS", 0.888, 0.856, 0.792, 0.837, 0.844, 0.873, 12.37),
            peer("median of ETS, CES, DOTM", 0.880, 0.880, 0.795, 0.854, 0.849, 0.848, 13.51),
            peer("statsforecast AutoETS", 0.910, 0.897, 0.829, 0.879, 0.877, 0.878, 14.09),
            peer("statsforecast AutoCES", 0.947, 0.894, 0.838, 0.877, 0.892, 0.785, 16.99),
            peer("R stlf (STL+ETS)", 0.950, 0.886, 0.844, 0.920, 0.905, 0.854, 13.57),
            peer("statsforecast DOTM", 0.910, 0.903, 0.896, 0.912, 0.905, 0.798, 16.10),
            peer("R thetaf", 0.959, 0.909, 0.878, 0.911, 0.918, 0.837, 15.27));

    private static Peer peer(String name, double... figures) {
        return new Peer(
                name,
                new double[] {figures[0], figures[1], figures[2], figures[3], figures[4]},
                figures[5],
                figures[6]);
    }

    void heading() {
        out.printf(
                Locale.ROOT,
                "%-24s %-18s %6s %8s %7s %7s %7s %7s %7s %9s %7s%n",
                "method",
                "series of",
                "n",
                "sMAPE",
                "MASE",
                "OWA",
                "in 80 %",
                "in 95 %",
                "MSIS",
                "series/s",
                "CPU ms");
    }

    void line(String method, String set, CompetitionScore score, double seconds, double processor) {
        out.printf(
                Locale.ROOT,
                "%-24s %-18s %6d %8.3f %7.3f %7.3f %7.3f %7.3f %7.2f %9.0f %7.2f%n",
                method,
                set,
                score.series(),
                score.smape(),
                score.mase(),
                score.owa(),
                score.coverage80(),
                score.coverage95(),
                score.msis(),
                score.series() / seconds,
                1000 * processor / score.series());
        out.flush();
    }

    void peers() {
        out.printf(
                Locale.ROOT,
                "%n%-34s %10s %12s %15s %17s %6s %7s %7s%n",
                "others, OWA of",
                "m1_monthly",
                "m1_quarterly",
                "tourism_monthly",
                "tourism_quarterly",
                "all",
                "in 95 %",
                "MSIS");
        for (Peer peer : PEERS) {
            out.printf(
                    Locale.ROOT,
                    "%-34s %10.3f %12.3f %15.3f %17.3f %6.3f %7.3f %7.2f%n",
                    peer.name,
                    peer.owa[0],
                    peer.owa[1],
                    peer.owa[2],
                    peer.owa[3],
                    peer.owa[4],
                    peer.coverage95,
                    peer.msis);
        }
        out.flush();
    }
}
