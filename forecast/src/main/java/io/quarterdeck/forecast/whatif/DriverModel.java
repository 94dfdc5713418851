package io.quarterdeck.forecast.whatif;

import io.quarterdeck.engine.Scope;
import io.quarterdeck.forecast.whatif.Base.Sale;
import io.quarterdeck.forecast.whatif.Base.Seller;
import io.quarterdeck.forecast.whatif.Change.Move;
import io.quarterdeck.forecast.whatif.Change.Moved;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The one model behind the forecast and every scenario: open deals × chance × size, and opportunities created × win rate × size
 * × cycle × season, by person, product, customer and month. Without a change it is the pack's forecast.
 *
 * <p>A win rate that is r times what it was makes a chance c into c (1 + (r − 1) (1 − c) / (1 − w)), with the company's win rate
 * w: an average deal becomes r times as likely, a sure one stays as it is. To the first order that is the same shift of all
 * log odds; it is linear in r, so that sums over deals follow it too.
 */
public final class DriverModel {
    /** Above it a win rate leaves no room. */
    private static final double HIGHEST_WIN_RATE = 0.95;

    private static final double USUAL_WIN_RATE = 0.3;

    private final Base base;
    private final DriverValues values;
    private final Kernel wins;
    private final BaseStreams streams;
    private final List<Stream> streamsOfBase;
    private final double winRate;
    private final Inputs inputs;
    private final Outcome unchanged;

    public DriverModel(Base base) {
        this.base = base;
        values = new DriverValues(base);
        wins = Kernel.of(base.winLags());
        streams = new BaseStreams(base);
        streamsOfBase = streams.streams(wins);
        DriverValues.Value rate = values.of(Driver.WIN_RATE, Scope.COMPANY);
        winRate = Math.min(HIGHEST_WIN_RATE, rate.isKnown() ? rate.value() : USUAL_WIN_RATE);
        inputs = Inputs.of(base.timeline(), streamsOfBase);
        unchanged = run(Scenario.base());
    }

    Base base() {
        return base;
    }

    DriverValues values() {
        return values;
    }

    Kernel wins() {
        return wins;
    }

    BaseStreams streams() {
        return streams;
    }

    List<Stream> baseStreams() {
        return streamsOfBase;
    }

    Inputs inputs() {
        return inputs;
    }

    double winRate() {
        return winRate;
    }

    Outcome unchanged() {
        return unchanged;
    }

    /** What the scenario makes of bookings to come. */
    Outcome run(Scenario scenario) {
        Compiled compiled = Compiled.of(scenario, this);
        Credits credits = new Credits(base, compiled.moves());
        Outcome.Sums sums = new Outcome.Sums(base.timeline().size());
        for (Stream stream : streams(compiled)) {
            Worked worked = worked(stream, compiled.effects());
            credits.of(stream).forEach((scope, weight) -> sums.add(scope, stream.isOpen(), worked, weight));
        }
        return sums.outcome(compiled);
    }

    /** Where a scenario's bookings come from, before its effects. */
    List<Stream> streams(Compiled compiled) {
        List<Stream> all = new ArrayList<>(retimed(compiled.moves()));
        compiled.hires().forEach(hire -> all.addAll(hired(hire)));
        return all;
    }

    /**
     * A stream after effects, by month.
     *
     * @param mean expected
     * @param chance of an open deal to be won in the month
     * @param money how many times its size a deal has
     * @param likely chance of an open deal to be won in the quarter, before its time is moved
     */
    record Worked(double[] mean, double[] chance, double[] money, double[] likely) {}

    Worked worked(Stream stream, List<Effect> effects) {
        int months = base.timeline().size();
        double[] before = ones(months);
        double[] after = ones(months);
        double[] money = ones(months);
        double[] time = ones(months);
        boolean isChanged = false;
        for (Effect effect : effects) {
            if (stream.isOf(effect.scope()) && !(stream.isHired() && effect.onCreation())) {
                isChanged = true;
                double[] factor = stream.isOpen() ? effect.open() : effect.fresh();
                double[] on =
                        switch (effect.kind()) {
                            case WIN -> effect.isInput() ? after : before;
                            case MONEY -> money;
                            case TIME -> time;
                        };
                for (int m = 0; m < months; m++) {
                    on[m] *= factor[m];
                }
            }
        }
        double[] chance = new double[months];
        if (!isChanged) {
            for (int m = 0; m < months; m++) {
                chance[m] = stream.chance()[m] * stream.place()[m];
            }
            return new Worked(stream.amount(), chance, money, stream.chance());
        }
        double[] mean = new double[months];
        double[] likely = new double[months];
        for (int m = 0; m < months; m++) {
            double first = stream.chance()[m];
            double times = stream.isOpen()
                    ? won(first, before[m]) * won(first * won(first, before[m]), after[m])
                    : before[m] * after[m];
            mean[m] = stream.amount()[m] * times * money[m] * time[m];
            likely[m] = first * times;
            chance[m] = Math.max(0, likely[m] * time[m]) * stream.place()[m];
        }
        return new Worked(mean, chance, money, likely);
    }

    /** How many times as likely a deal of this chance becomes. */
    private double won(double chance, double times) {
        return 1 + (times - 1) * (1 - chance) / (1 - winRate);
    }

    private static double[] ones(int months) {
        double[] ones = new double[months];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Deals at the date to which a scenario moves them. */
    private List<Stream> retimed(List<Move> moves) {
        Map<String, Move> dated = new HashMap<>();
        moves.stream()
                .filter(move -> move.moved() == Moved.DEAL && move.date() != null)
                .forEach(move -> dated.put(move.id(), move));
        if (dated.isEmpty()) {
            return streamsOfBase;
        }
        return streamsOfBase.stream()
                .map(stream -> stream.isOpen() && dated.containsKey(stream.deal())
                        ? retimed(stream, dated.get(stream.deal()))
                        : stream)
                .toList();
    }

    /**
     * All that a deal may bring, in the month of a date; if that is beyond the timeline, nothing.
     */
    private Stream retimed(Stream stream, Move move) {
        Timeline timeline = base.timeline();
        double[] amount = new double[timeline.size()];
        double[] chance = new double[timeline.size()];
        double[] place = new double[timeline.size()];
        double money = 0;
        double likely = 0;
        for (int m = 0; m < amount.length; m++) {
            money += stream.amount()[m];
            likely += stream.chance()[m] * stream.place()[m];
        }
        for (int m = timeline.now(); m < amount.length; m++) {
            if (timeline.month(m).shareWithin(move.date(), move.date().plusDays(1)) > 0) {
                amount[m] = money;
                chance[m] = Math.min(1, likely);
                place[m] = 1;
            }
        }
        return new Stream(
                stream.deal(),
                false,
                stream.owner(),
                stream.team(),
                stream.region(),
                stream.account(),
                stream.product(),
                stream.segment(),
                stream.tags(),
                amount,
                chance,
                place);
    }

    /** What people who join bring, by product, as the average of their team does. */
    private List<Stream> hired(Compiled.Hire hire) {
        double level = perSeller(hire.scope());
        double[] steady = streams.steady();
        List<Stream> hired = new ArrayList<>();
        mix(hire.scope()).forEach((product, share) -> {
            double[] amount = new double[steady.length];
            for (int m = 0; m < amount.length; m++) {
                amount[m] = hire.count() * level * steady[m] * hire.reach()[m] * share;
            }
            hired.add(newcomer(hire.scope(), product, amount));
        });
        return hired;
    }

    /** What a newcomer of a team, or of the company, brings of a product by month. */
    Stream newcomer(Scope scope, String product, double[] amount) {
        String team = scope.equals(Scope.COMPANY) ? "" : scope.id();
        String region = base.sellers().stream()
                .filter(seller ->
                        seller.share() > 0 && !team.isEmpty() && seller.team().equals(team))
                .map(Seller::region)
                .findFirst()
                .orElse("");
        double[] none = new double[amount.length];
        return new Stream(null, true, newcomer(scope), team, region, "", product, "", Set.of(), amount, none, none);
    }

    /** How what a team sells falls to products; as the company's where it sold nothing. */
    Map<String, Double> mix(Scope scope) {
        Set<String> ids = base.sellers().stream()
                .filter(seller -> seller.share() > 0)
                .filter(seller -> scope.equals(Scope.COMPANY) || seller.team().equals(scope.id()))
                .map(Seller::id)
                .collect(Collectors.toSet());
        List<Sale> sales = BaseStreams.byProduct(
                base.sales().stream().filter(sale -> ids.contains(sale.owner())).toList());
        sales = sales.isEmpty() ? BaseStreams.byProduct(base.sales()) : sales;
        double sum = sales.stream().mapToDouble(Sale::amount).sum();
        Map<String, Double> mix = new TreeMap<>();
        sales.forEach(sale -> mix.put(sale.product(), sale.amount() / sum));
        if (mix.isEmpty()) {
            mix.put("", 1.0);
        }
        return mix;
    }

    /** Share of the company's usual bookings that one seller of a team brings on average; the company's own where it has none. */
    double perSeller(Scope scope) {
        boolean isCompany = scope.equals(Scope.COMPANY);
        return base.sellers().stream()
                .filter(seller -> seller.share() > 0)
                .filter(seller -> isCompany || seller.team().equals(scope.id()))
                .mapToDouble(Seller::share)
                .average()
                .orElseGet(() -> isCompany ? 0 : perSeller(Scope.COMPANY));
    }

    /** The id under which those who join or leave a team are told. */
    static String newcomer(Scope scope) {
        return "+" + scope.id();
    }

    /** By quarter of the timeline, the share of all that open deals are expected to bring; all 0 where they bring nothing. */
    double[] openShares() {
        List<Timeline.Span> quarters = base.timeline().quarters();
        double[] shares = new double[quarters.size()];
        double all = 0;
        for (int q = 0; q < shares.length; q++) {
            for (Stream stream : streamsOfBase) {
                for (int m = quarters.get(q).first();
                        stream.isOpen() && m <= quarters.get(q).last();
                        m++) {
                    shares[q] += stream.amount()[m];
                }
            }
            all += shares[q];
        }
        for (int q = 0; q < shares.length; q++) {
            shares[q] = all > 0 ? shares[q] / all : 0;
        }
        return shares;
    }

    /** How many times what it was open deals bring in each month where everything takes so many times as long. */
    double[] openTiming(double times) {
        double[] factor = ones(base.timeline().size());
        double[] shares = openShares();
        List<Timeline.Span> quarters = base.timeline().quarters();
        double reached = 0;
        for (int q = 0; q < shares.length; q++) {
            double after = Kernel.share(reached + shares[q], times) - Kernel.share(reached, times);
            for (int m = quarters.get(q).first(); m <= quarters.get(q).last(); m++) {
                factor[m] = shares[q] > 0 ? after / shares[q] : 1;
            }
            reached = Math.min(1, reached + shares[q]);
        }
        return factor;
    }
}
