package io.quarterdeck.forecast.whatif;

import io.quarterdeck.engine.Scope;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * What a scenario starts from: the pack's forecast in its parts, and what drove bookings so far.
 *
 * @param sellers everyone who can still bring something
 * @param deals the open ones
 * @param sales what everyone sold in the last four quarters: the mix of what is to come
 * @param foreseen the pack's rows of {@code forecast_period}, by quarter and scope
 * @param booked bookings so far, by label of a month or quarter and scope
 * @param targets by label of a month or quarter and scope
 * @param rates by scope, the quarters in time order, that under review last
 * @param cycles median cycle by quarter
 * @param winLags how long won deals took
 * @param paymentLags how long payments took
 * @param earlierBookings of the company by month, before the timeline, the last last
 * @param capacity by label of a month and scope: what people can bring; empty where it is unknown
 * @param ramp share of full output by month after joining
 * @param leavers share of sellers that left in a year
 * @param names what scenarios may name
 */
public record Base(
        Timeline timeline,
        List<Seller> sellers,
        List<OpenDeal> deals,
        List<Sale> sales,
        SortedMap<String, Map<Scope, Foreseen>> foreseen,
        Map<String, Map<Scope, BigDecimal>> booked,
        Map<String, Map<Scope, BigDecimal>> targets,
        SortedMap<Scope, List<Rates>> rates,
        List<Cycle> cycles,
        List<Lag> winLags,
        List<Lag> paymentLags,
        List<Double> earlierBookings,
        Map<String, Map<Scope, Double>> capacity,
        List<Double> ramp,
        double leavers,
        Names names) {

    /** A person, with their share of what is not yet known. */
    public record Seller(String id, String name, String team, String region, double share) {}

    /**
     * An open deal.
     *
     * @param tags region, country and city of the customer: the territories that it is in
     * @param chance to be won by the end of the quarter under review
     * @param nextChance in the next one
     * @param chanceToWin in the end, not below the first
     * @param moneyShare what such deals brought beside amount × chance
     */
    public record OpenDeal(
            String id,
            String name,
            String owner,
            String account,
            String product,
            String segment,
            Set<String> tags,
            double amount,
            double chance,
            double nextChance,
            double chanceToWin,
            double moneyShare,
            double nextMoneyShare) {}

    /** What a person sold of a product to a customer. */
    public record Sale(String owner, String account, String product, String segment, Set<String> tags, double amount) {}

    /** A row of the pack's forecast. */
    public record Foreseen(
            BigDecimal booked,
            BigDecimal open,
            BigDecimal fresh,
            BigDecimal expected,
            BigDecimal p10,
            BigDecimal p50,
            BigDecimal p90,
            BigDecimal target,
            Double chanceOfTarget,
            double scale,
            double newDealSize,
            double newSwing,
            double widening,
            double dependence,
            long pastQuarters) {}

    /** One quarter of one scope. */
    public record Rates(
            String period, boolean isOver, double created, double won, double lost, double bookings, double booked) {}

    /** The median cycle of one quarter. */
    public record Cycle(String period, double won, double days) {}

    /** So much happened so many days later. */
    public record Lag(double days, double weight) {}

    public Base {
        sellers = List.copyOf(sellers);
        deals = List.copyOf(deals);
        sales = List.copyOf(sales);
        cycles = List.copyOf(cycles);
        winLags = List.copyOf(winLags);
        paymentLags = List.copyOf(paymentLags);
        earlierBookings = List.copyOf(earlierBookings);
        ramp = List.copyOf(ramp);
    }
}
