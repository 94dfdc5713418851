package io.quarterdeck.forecast.whatif;

import io.quarterdeck.engine.Scope;
import io.quarterdeck.forecast.whatif.Base.Foreseen;
import io.quarterdeck.forecast.whatif.Base.OpenDeal;
import io.quarterdeck.forecast.whatif.Base.Rates;
import io.quarterdeck.forecast.whatif.Base.Sale;
import io.quarterdeck.forecast.whatif.Base.Seller;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The base, taken apart: what every open deal and every seller brings in every month.
 *
 * <p>In the quarter under review and the next the parts are those of the pack's forecast. Later, open deals that are still
 * undecided are won at the pace of the next quarter; and everyone sells as in the last four quarters, by season, as far as such
 * sales come from deals created after the review.
 */
final class BaseStreams {
    /** Where the pace of open deals is not known. */
    private static final double USUAL_PACE = 0.5;

    private static final Scope COMPANY = Scope.COMPANY;

    private final Base base;
    private final Timeline timeline;
    private final List<Timeline.Span> quarters;
    private final int quarterNow;
    private final double[] place;
    private final double[] steady;
    private final double[] ahead;

    BaseStreams(Base base) {
        this.base = base;
        timeline = base.timeline();
        quarters = timeline.quarters();
        quarterNow = timeline.quarterNow();
        ahead = new double[timeline.size()];
        for (int m = 0; m < ahead.length; m++) {
            ahead[m] = timeline.month(m).ahead();
        }
        place = places(month -> timeline.month(month).weight() * ahead[month]);
        steady = steadyMonths();
    }

    /** What the company books in a month if it goes on as in the last four quarters. */
    double[] steady() {
        return steady.clone();
    }

    /** Share of a month's usual bookings that comes from deals created after the review, by month. */
    double[] createdSince(Kernel wins) {
        double[] share = new double[timeline.size()];
        for (int m = timeline.now(); m < share.length; m++) {
            for (int i = timeline.now(); i <= m; i++) {
                share[m] += ahead[i] * wins.at(m - i);
            }
        }
        return share;
    }

    List<Stream> streams(Kernel wins) {
        List<Stream> streams = new ArrayList<>(openDeals());
        streams.addAll(fresh(createdSince(wins)));
        return streams;
    }

    private interface Weight {
        double of(int month);
    }

    /** How a quarter's total falls to its months. */
    private double[] places(Weight weight) {
        double[] places = new double[timeline.size()];
        for (Timeline.Span quarter : quarters) {
            double sum = 0;
            double plain = 0;
            for (int m = quarter.first(); m <= quarter.last(); m++) {
                sum += weight.of(m);
                plain += ahead[m];
            }
            for (int m = quarter.first(); m <= quarter.last(); m++) {
                places[m] = sum > 0 ? weight.of(m) / sum : plain > 0 ? ahead[m] / plain : 0;
            }
        }
        return places;
    }

    private double[] steadyMonths() {
        List<Rates> over = base.rates().getOrDefault(COMPANY, List.of()).stream()
                .filter(Rates::isOver)
                .toList();
        List<Rates> last = over.subList(Math.max(0, over.size() - 4), over.size());
        double year =
                last.isEmpty() ? 0 : last.stream().mapToDouble(Rates::booked).sum() / last.size() * 4;
        double[] months = new double[timeline.size()];
        // The second year is whole, and of the same seasons as any other.
        List<Timeline.Span> years = timeline.years();
        Timeline.Span whole = years.get(years.size() - 1);
        double sum = 0;
        for (int m = whole.first(); m <= whole.last(); m++) {
            sum += timeline.month(m).weight();
        }
        for (int m = 0; m < months.length; m++) {
            months[m] = sum > 0 ? Math.max(0, year) * timeline.month(m).weight() / sum : 0;
        }
        return months;
    }

    private Foreseen foreseen(int quarter, Scope scope) {
        return base.foreseen()
                .getOrDefault(quarters.get(quarter).label(), Map.of())
                .get(scope);
    }

    private List<Stream> openDeals() {
        Foreseen now = foreseen(quarterNow, COMPANY);
        Foreseen next = quarterNow + 1 < quarters.size() ? foreseen(quarterNow + 1, COMPANY) : null;
        boolean isCounted = now != null && now.open().signum() != 0
                || next != null && next.open().signum() != 0;
        if (!isCounted) {
            return List.of();
        }
        double pace = pace();
        Map<String, Seller> sellers = new HashMap<>();
        base.sellers().forEach(seller -> sellers.put(seller.id(), seller));
        List<Stream> streams = new ArrayList<>();
        for (OpenDeal deal : base.deals()) {
            double[] chances = chances(deal, pace);
            double[] amount = new double[timeline.size()];
            double[] chance = new double[timeline.size()];
            for (int q = quarterNow; q < quarters.size(); q++) {
                Foreseen told = q == quarterNow ? now : next;
                double share = q == quarterNow ? deal.moneyShare() : deal.nextMoneyShare();
                double value = told == null ? 0 : deal.amount() * share * told.scale();
                boolean counts = q != quarterNow || now != null && now.open().signum() != 0;
                for (int m = quarters.get(q).first(); m <= quarters.get(q).last(); m++) {
                    chance[m] = counts && place[m] > 0 ? chances[q] : 0;
                    amount[m] = value * chance[m] * place[m];
                }
            }
            Seller owner = sellers.get(deal.owner());
            streams.add(new Stream(
                    deal.id(),
                    false,
                    deal.owner(),
                    owner == null ? "" : owner.team(),
                    owner == null ? "" : owner.region(),
                    deal.account(),
                    deal.product(),
                    deal.segment(),
                    deal.tags(),
                    amount,
                    chance,
                    place));
        }
        return streams;
    }

    /** By quarter of the timeline: to be won in it. */
    private double[] chances(OpenDeal deal, double pace) {
        double[] chances = new double[quarters.size()];
        chances[quarterNow] = deal.chance();
        double left = Math.max(0, deal.chanceToWin() - deal.chance());
        for (int q = quarterNow + 1; q < chances.length; q++) {
            chances[q] = q == quarterNow + 1 ? deal.nextChance() : left * pace;
            left = Math.max(0, left - chances[q]);
        }
        return chances;
    }

    /** The share of what is still to be won that is won in one quarter: as expected of the next. */
    private double pace() {
        double next = 0;
        double left = 0;
        for (OpenDeal deal : base.deals()) {
            next += deal.amount() * deal.nextChance();
            left += deal.amount() * Math.max(deal.nextChance(), deal.chanceToWin() - deal.chance());
        }
        return left > 0 && next > 0 ? Math.min(1, next / left) : USUAL_PACE;
    }

    private List<Stream> fresh(double[] createdSince) {
        Map<String, List<Sale>> sales = new HashMap<>();
        base.sales().stream().filter(sale -> sale.amount() > 0).forEach(sale -> sales.computeIfAbsent(
                        sale.owner(), owner -> new ArrayList<>())
                .add(sale));
        List<Sale> usual = byProduct(base.sales());
        double[] places = places(month -> timeline.month(month).weight() * createdSince[month]);
        List<Stream> streams = new ArrayList<>();
        for (Seller seller : base.sellers()) {
            double[] total = new double[timeline.size()];
            for (int q = quarterNow; q < quarters.size(); q++) {
                Foreseen told = foreseen(q, new Scope("person", seller.id()));
                boolean isTold = foreseen(q, COMPANY) != null;
                for (int m = quarters.get(q).first(); m <= quarters.get(q).last(); m++) {
                    total[m] = isTold
                            ? (told == null ? 0 : told.fresh().doubleValue() * places[m])
                            : steady[m] * createdSince[m] * seller.share();
                }
            }
            if (allZero(total)) {
                continue;
            }
            List<Sale> own = sales.getOrDefault(seller.id(), usual);
            double sum = own.stream().mapToDouble(Sale::amount).sum();
            for (Sale sale : own.isEmpty() ? List.of(new Sale(seller.id(), "", "", "", Set.of(), 1)) : own) {
                double share = own.isEmpty() ? 1 : sale.amount() / sum;
                double[] amount = new double[total.length];
                for (int m = 0; m < amount.length; m++) {
                    amount[m] = total[m] * share;
                }
                streams.add(new Stream(
                        null,
                        false,
                        seller.id(),
                        seller.team(),
                        seller.region(),
                        sale.account(),
                        sale.product(),
                        sale.segment(),
                        sale.tags(),
                        amount,
                        new double[amount.length],
                        places));
            }
        }
        return streams;
    }

    /** A mix that belongs to nobody: products alone. */
    static List<Sale> byProduct(List<Sale> sales) {
        Map<String, Double> sums = new TreeMap<>();
        sales.stream()
                .filter(sale -> sale.amount() > 0)
                .forEach(sale -> sums.merge(sale.product(), sale.amount(), Double::sum));
        List<Sale> mix = new ArrayList<>();
        sums.forEach((product, amount) -> mix.add(new Sale("", "", product, "", Set.of(), amount)));
        return mix;
    }

    private static boolean allZero(double[] values) {
        for (double value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }
}
