package io.quarterdeck.forecast.whatif;

import io.quarterdeck.engine.Scope;
import io.quarterdeck.forecast.whatif.Base.Sale;
import io.quarterdeck.forecast.whatif.Base.Seller;
import io.quarterdeck.forecast.whatif.Change.Move;
import io.quarterdeck.forecast.whatif.Change.Moved;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    private final List<Stream> base0;
    private final double winRate;
    private final Inputs inputs;
    private final Outcome unchanged;

    public DriverModel(Base base) {
        this.base = base;
        values = new DriverValues(base);
        wins = Kernel.of(base.winLags());
        streams = new BaseStreams(base);
        base0 = streams.streams(wins);
        DriverValues.Value rate = values.of(Driver.WIN_RATE, Scope.COMPANY);
        winRate = Math.min(HIGHEST_WIN_RATE, rate.isKnown() ? rate.value() : USUAL_WIN_RATE);
        inputs = Inputs.of(base.timeline(), base0);
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
        return base0;
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
        Credits credits = new Credits(compiled.moves());
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

    /** Who is credited, by stream. */
    Credits credits(Compiled compiled) {
        return new Credits(compiled.moves());
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
            return base0;
        }
        return base0.stream()
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
        boolean isCompany = hire.scope().equals(Scope.COMPANY);
        List<Seller> team = base.sellers().stream()
                .filter(seller -> seller.share() > 0)
                .filter(seller -> isCompany || seller.team().equals(hire.scope().id()))
                .toList();
        Map<String, Double> mix = mix(hire.scope());
        double level = perSeller(hire.scope());
        double[] steady = streams.steady();
        String region = team.isEmpty() || isCompany ? "" : team.get(0).region();
        List<Stream> hired = new ArrayList<>();
        mix.forEach((product, share) -> {
            double[] amount = new double[steady.length];
            for (int m = 0; m < amount.length; m++) {
                amount[m] = hire.count() * level * steady[m] * hire.reach()[m] * share;
            }
            hired.add(new Stream(
                    null,
                    true,
                    newcomer(hire.scope()),
                    isCompany ? "" : hire.scope().id(),
                    region,
                    "",
                    product,
                    "",
                    Set.of(),
                    amount,
                    new double[amount.length],
                    new double[amount.length]));
        });
        return hired;
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

    /** A newcomer of a team that brings the same of a product in every month. */
    Stream newcomer(String team, String product, double amount) {
        double[] amounts = new double[base.timeline().size()];
        Arrays.fill(amounts, amount);
        Scope scope = new Scope("team", team);
        String region = base.sellers().stream()
                .filter(seller -> seller.share() > 0 && seller.team().equals(team))
                .map(Seller::region)
                .findFirst()
                .orElse("");
        return new Stream(
                null,
                true,
                newcomer(scope),
                team,
                region,
                "",
                product,
                "",
                Set.of(),
                amounts,
                new double[amounts.length],
                new double[amounts.length]);
    }

    /** The id under which those who join or leave a team are told. */
    static String newcomer(Scope scope) {
        return "+" + scope.id();
    }

    /**
     * How many times what it was open deals bring in each month where everything takes so many times as long.
     */
    double[] openTiming(double times) {
        Timeline timeline = base.timeline();
        double[] factor = ones(timeline.size());
        double all = 0;
        for (Stream stream : base0) {
            if (stream.isOpen()) {
                for (double amount : stream.amount()) {
                    all += amount;
                }
            }
        }
        if (all <= 0) {
            return factor;
        }
        double reached = 0;
        for (Timeline.Span quarter : timeline.quarters()) {
            double part = 0;
            for (Stream stream : base0) {
                if (stream.isOpen()) {
                    for (int m = quarter.first(); m <= quarter.last(); m++) {
                        part += stream.amount()[m] / all;
                    }
                }
            }
            double after = Kernel.share(reached + part, times) - Kernel.share(reached, times);
            for (int m = quarter.first(); m <= quarter.last(); m++) {
                factor[m] = part > 0 ? after / part : 1;
            }
            reached = Math.min(1, reached + part);
        }
        return factor;
    }

    /** Who is credited with a stream after all moves, month by month. */
    final class Credits {
        private final List<Move> moves;
        private final Map<String, Seller> sellers = new HashMap<>();
        private final Map<String, String> regions = new HashMap<>();

        Credits(List<Move> moves) {
            this.moves = moves;
            base.sellers().forEach(seller -> {
                sellers.put(seller.id(), seller);
                regions.putIfAbsent(seller.team(), seller.region());
            });
        }

        /** By scope, the share that it is credited with in each month; null for all of it. */
        Map<Scope, double[]> of(Stream stream) {
            Map<String, double[]> owners = new LinkedHashMap<>();
            owners.put(stream.owner(), null);
            for (Move move : moves) {
                if (move.to() != null && isMoved(stream, move)) {
                    handOver(owners, move);
                }
            }
            Map<Scope, double[]> scopes = new TreeMap<>();
            scopes.put(Scope.COMPANY, null);
            owners.forEach((owner, weight) -> {
                merge(scopes, new Scope("person", owner), weight);
                Map<String, double[]> teams = new LinkedHashMap<>();
                Seller seller = sellers.get(owner);
                boolean isOwner = owner.equals(stream.owner());
                teams.put(seller == null || isOwner ? stream.team() : seller.team(), weight);
                for (Move move : moves) {
                    if (move.moved() == Moved.PERSON && move.id().equals(owner)) {
                        handOver(teams, move);
                    }
                }
                teams.forEach((team, part) -> {
                    merge(scopes, new Scope("team", team), part);
                    String region = isOwner && team.equals(stream.team()) ? stream.region() : regions.get(team);
                    merge(scopes, new Scope("region", region == null ? "" : region), part);
                });
            });
            scopes.keySet().removeIf(scope -> scope.id().isEmpty());
            return scopes;
        }

        private boolean isMoved(Stream stream, Move move) {
            return switch (move.moved()) {
                case DEAL -> move.id().equals(stream.deal());
                case ACCOUNT -> move.id().equals(stream.account());
                case TERRITORY -> stream.tags().contains(move.id());
                case PERSON -> false;
            };
        }

        private void handOver(Map<String, double[]> shares, Move move) {
            double[] moved = new double[base.timeline().size()];
            double[] taken = new double[moved.length];
            for (int m = 0; m < moved.length; m++) {
                moved[m] = base.timeline().month(m).shareWithin(move.from(), null);
            }
            shares.replaceAll((id, weight) -> {
                double[] rest = new double[moved.length];
                for (int m = 0; m < rest.length; m++) {
                    double before = weight == null ? 1 : weight[m];
                    rest[m] = before * (1 - moved[m]);
                    taken[m] += before * moved[m];
                }
                return rest;
            });
            shares.merge(move.to(), taken, DriverModel::added);
        }

        private void merge(Map<Scope, double[]> scopes, Scope scope, double[] weight) {
            if (!scopes.containsKey(scope)) {
                scopes.put(scope, weight);
            } else if (scopes.get(scope) != null) {
                scopes.put(scope, weight == null ? null : added(scopes.get(scope), weight));
            }
        }
    }

    private static double[] added(double[] a, double[] b) {
        double[] sum = a.clone();
        for (int m = 0; m < sum.length; m++) {
            sum[m] += b[m];
        }
        return sum;
    }
}
