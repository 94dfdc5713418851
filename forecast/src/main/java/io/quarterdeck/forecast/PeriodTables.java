package io.quarterdeck.forecast;

import io.quarterdeck.engine.JavaModel;
import io.quarterdeck.engine.Model;
import io.quarterdeck.engine.ResourceFolder;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Scope;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.forecast.ForecastRecord.Entry;
import io.quarterdeck.forecast.Landmarks.Horizon;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The step that foresees the quarter under review and the next, for everyone, and writes {@code forecast_period}. */
public final class PeriodTables {
    private static final TableHeader HEADER = TableHeader.parse(
            "forecast_period",
            ResourceFolder.read(PeriodTables.class, "tables", ".table").get("forecast_period"));

    private static final Set<String> SCOPES = Set.of("company", "region", "team", "person");

    private static final double WANTED_CHANCE = 0.8;

    /** It rests on a series that is rounded to the cent, and knows no more; fewer would move the cents of what-if. */
    private static final int SCALE_DECIMALS = 8;

    /** 80 % ranges need four past quarters, 90 % nine (D24). */
    private static final int FEW = 4;

    private static final int ENOUGH = 9;

    private PeriodTables() {}

    public static Model model() {
        return new JavaModel(HEADER, PeriodTables::rows);
    }

    private static Rows rows(Map<String, Rows> inputs) {
        List<List<Object>> rows = new ArrayList<>();
        SortedMap<Long, TreeMap<Long, OutlookPoint>> byWeek =
                OutlookPoint.byWeek(inputs.get("outlook_points"), inputs.get("outlook_totals"));
        Optional<OutlookPoint> review = byWeek.values().stream()
                .flatMap(points -> points.values().stream())
                .filter(OutlookPoint::isReview)
                .findFirst();
        if (review.isPresent()) {
            Landmarks landmarks = Landmarks.of(inputs.get("outlook_points"), inputs.get("outlook_cells"));
            SeriesVoice series =
                    SeriesVoice.of(inputs.get("periods"), inputs.get("monthly_bookings"), inputs.get("calendar"));
            for (Horizon horizon : Horizon.values()) {
                String period = period(inputs.get("periods"), review.get(), horizon);
                List<Entry> record = ForecastRecord.of(
                        landmarks,
                        byWeek.get(review.get().week()),
                        series,
                        AccuracyTables.odds(inputs.get("outlook_stage_odds")),
                        horizon);
                Entry entry = record.isEmpty()
                                || !record.get(record.size() - 1)
                                        .origin()
                                        .point()
                                        .isReview()
                        ? null
                        : record.get(record.size() - 1);
                rows.addAll(new Foreseen(inputs, period, horizon, review.get(), entry).rows());
            }
        }
        rows.sort(Comparator.comparing((List<Object> row) -> (String) row.get(0)));
        return new Rows(HEADER.columns(), rows);
    }

    private static String period(Rows periods, OutlookPoint review, Horizon horizon) {
        LocalDate start = horizon == Horizon.THIS ? review.quarterStart() : review.quarterEndExclusive();
        for (int i = 0; i < periods.size(); i++) {
            if (periods.text(i, "period_type").equals("quarter")
                    && periods.date(i, "period_start").equals(start)) {
                return periods.text(i, "period");
            }
        }
        throw new IllegalStateException("no quarter of the calendar starts on " + start);
    }

    /** One quarter, as foreseen for everyone. */
    private static final class Foreseen {
        private final String period;
        private final PipelineView view;
        private final double weight;
        private final double widening;
        private final double scale;
        private final double usualSize;
        private final SortedMap<Scope, OutlookNodes.Node> nodes;
        private final SortedMap<Scope, BigDecimal> booked = new TreeMap<>();
        private final Map<Scope, BigDecimal> targets = new HashMap<>();
        private final Map<Scope, BigDecimal> series = new HashMap<>();

        Foreseen(Map<String, Rows> inputs, String period, Horizon horizon, OutlookPoint review, Entry entry) {
            this.period = period;
            read(inputs.get("scope_quarters"), "booked", booked);
            read(inputs.get("scope_targets"), "target", targets);
            read(inputs.get("quarter_forecast"), "mean", series);
            Rows parts = inputs.get("outlook_parts");
            view = entry == null
                    ? untested(parts, review, horizon)
                    : entry.origin().view();
            weight = entry == null ? 0.5 : entry.weight();
            widening = entry == null ? ForecastRecord.UNTESTED : entry.widening();
            double certain = view.certain();
            BigDecimal told = series.get(new Scope("company", "company"));
            double expected = ForecastRecord.combined(view, told == null ? Double.NaN : told.doubleValue(), weight);
            boolean isOver = review.isOver(horizon);
            scale = view.toCome() <= 0 || isOver ? 1 : Math.max(0, (expected - certain) / view.toCome());
            // Where nothing is open and nothing came from elsewhere before, what the series expects is new.
            PipelineView shown = view.toCome() > 0 || isOver || expected <= certain
                    ? view
                    : new PipelineView(
                            certain,
                            0,
                            0,
                            0,
                            expected - certain,
                            (expected - certain) * (expected - certain) / FEW,
                            (expected - certain) / FEW,
                            view.dependence(),
                            view.quarters());
            nodes = OutlookNodes.of(parts, inputs.get("outlook_people"), shown, scale, horizon);
            freshScale = shown.fresh() <= 0 ? 0 : scale;
            this.shown = shown;
            usualSize = usualSize(inputs.get("outlook_totals"));
        }

        private final double freshScale;
        private final PipelineView shown;

        /** Without an earlier quarter: the chances of stages, and as wide a range as single deals make. */
        private static PipelineView untested(Rows parts, OutlookPoint review, Horizon horizon) {
            boolean isThis = horizon == Horizon.THIS;
            double open = 0;
            double variance = 0;
            boolean counts = review.countsDeals() && !review.isOver(horizon);
            for (int i = 0; counts && i < parts.size(); i++) {
                TotalDistribution.Deal deal = new TotalDistribution.Deal(
                        parts.number(i, "amount"), parts.number(i, isThis ? "chance" : "next_chance"));
                open += deal.mean();
                variance += deal.variance();
            }
            return new PipelineView(review.certain(horizon), open, variance, 0, 0, 0, 0, 0.02, 0);
        }

        private void read(Rows rows, String column, Map<Scope, BigDecimal> values) {
            for (int i = 0; i < rows.size(); i++) {
                if (rows.text(i, "period").equals(period)
                        && SCOPES.contains(rows.text(i, "scope_type"))
                        && rows.value(i, column) != null) {
                    values.put(new Scope(rows.text(i, "scope_type"), rows.text(i, "scope_id")), rows.money(i, column));
                }
            }
        }

        private static double usualSize(Rows totals) {
            double amount = 0;
            double count = 0;
            for (int i = 0; i < totals.size(); i++) {
                amount += totals.number(i, "later");
                count += totals.number(i, "later_count");
            }
            return count == 0 ? Double.NaN : amount / count;
        }

        List<List<Object>> rows() {
            SortedSet<Scope> scopes = new TreeSet<>(nodes.keySet());
            booked.forEach((scope, amount) -> {
                if (amount.signum() != 0) {
                    scopes.add(scope);
                }
            });
            scopes.addAll(targets.keySet());
            List<List<Object>> rows = new ArrayList<>();
            scopes.forEach(scope -> rows.add(row(scope, nodes.getOrDefault(scope, new OutlookNodes.Node()))));
            return rows;
        }

        private List<Object> row(Scope scope, OutlookNodes.Node node) {
            BigDecimal certain = booked.getOrDefault(scope, BigDecimal.ZERO);
            BigDecimal expected = certain.add(node.open()).add(node.fresh());
            TotalDistribution total = TotalDistribution.of(
                    certain.doubleValue(),
                    node.deals(),
                    shown.dependence(),
                    rest(node.fresh().doubleValue()));
            double wider = PeriodRange.widening(isWhole(certain, node), widening);
            PeriodRange range = new PeriodRange(total, certain.doubleValue(), wider);
            BigDecimal target = targets.get(scope);
            Double chance = null;
            BigDecimal extra = null;
            Long deals = null;
            if (target != null) {
                double wanted = target.doubleValue();
                chance = ChanceTables.coarse(range.atLeast(wanted));
                extra = OutlookNodes.money(Math.max(0, wanted - range.lower(1 - WANTED_CHANCE)));
                deals = usualSize > 0 ? (Long) (long) Math.ceil(extra.doubleValue() / usualSize) : null;
            }
            return Arrays.asList(
                    period,
                    scope.type(),
                    scope.id(),
                    certain,
                    node.open(),
                    node.fresh(),
                    expected,
                    OutlookNodes.money(range.p10()),
                    OutlookNodes.money(range.p50()),
                    OutlookNodes.money(range.p90()),
                    target,
                    chance,
                    extra,
                    deals,
                    OutlookNodes.money(certain.doubleValue() + node.view()),
                    series.get(scope),
                    ChanceTables.coarse(weight),
                    ChanceTables.coarse(wider),
                    ChanceTables.coarse(shown.dependence()),
                    ChanceTables.rounded(scale, SCALE_DECIMALS),
                    shown.fresh() <= 0 ? null : OutlookNodes.money(freshSize()),
                    shown.fresh() <= 0 ? null : ChanceTables.rate(freshSwing()),
                    (long) view.quarters(),
                    view.quarters() >= ENOUGH ? "tested" : view.quarters() >= FEW ? "few" : "untested");
        }

        private boolean isWhole(BigDecimal certain, OutlookNodes.Node node) {
            OutlookNodes.Node company = nodes.get(Scope.COMPANY);
            return certain.equals(booked.getOrDefault(Scope.COMPANY, BigDecimal.ZERO))
                    && node.deals().size() == company.deals().size()
                    && node.fresh().equals(company.fresh());
        }

        /** A part of what is not yet known: as uncertain as its few deals make it, and as the whole is beside its own. */
        private TotalDistribution.Rest rest(double mean) {
            return mean <= 0 || shown.fresh() <= 0
                    ? TotalDistribution.Rest.NONE
                    : new TotalDistribution.Rest(mean, mean * freshSize() + freshSwing() * mean * mean);
        }

        /** What one more deal adds to the variance, beside its mean. */
        private double freshSize() {
            return shown.freshSize() * freshScale;
        }

        /** The variance beyond that of single deals, beside the mean squared. */
        private double freshSwing() {
            return Math.max(0, shown.freshVariance() - shown.fresh() * shown.freshSize())
                    / (shown.fresh() * shown.fresh());
        }
    }
}
