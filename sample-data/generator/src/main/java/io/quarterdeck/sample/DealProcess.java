package io.quarterdeck.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How a deal lives. On reaching a stage it is settled whether it will pass and how many days of work that takes; each
 * day gives as much work as its {@link Pace}; when the work is done, the outcome shows.
 */
final class DealProcess {
    /** Standard deviation of the logarithm of the work a stage takes, for deals that pass it. */
    static final double PASSING_SPREAD = 0.6;

    /** Lost deals linger: their work has so many times the median, and this spread. */
    static final double LOSING_SLOWNESS = 3.1;

    static final double LOSING_SPREAD = 1.0;

    /** The work of each stage grows with this power of the deal's value. */
    static final double SIZE_SLOWNESS = 0.13;

    /** Added to the log odds of passing per doubling of the value, and per push so far. */
    static final double SIZE_EFFECT = -0.05;

    static final double PUSH_EFFECT = -0.09;

    /** Added in the last quarter of a year, when customers spend what is left of their budgets. */
    static final double YEAR_END_EFFECT = 0.2;

    /** Added in the first quarter, before new budgets are released. */
    static final double NEW_YEAR_EFFECT = -0.1;

    static final double TYPICAL_VALUE = 180_000;

    private static final Map<Stage, List<String>> LOSS_REASONS = Map.of(
            Stage.QUALIFIED, List.of("No Budget", "No Need", "No Contact", "No Contact"),
            Stage.DISCOVERY, List.of("No Budget", "No Need", "Product Fit", "No Decision"),
            Stage.PROPOSAL, List.of("Price", "Competitor", "Competitor", "Product Fit", "No Decision"),
            Stage.NEGOTIATION, List.of("Price", "Price", "Competitor", "No Decision"),
            Stage.VERBAL, List.of("Competitor", "No Decision", "No Budget"));

    private final Function<Person, Talent> talents;

    DealProcess(Function<Person, Talent> talents) {
        this.talents = talents;
    }

    /** Puts a deal at the beginning of a stage on a day. */
    void begin(Deal deal, Stage stage, Person owner, LocalDate day) {
        double size = Fen.yuan(deal.value()) / TYPICAL_VALUE;
        double slowness = deal.product.slowness() * StrictMath.pow(size, SIZE_SLOWNESS);
        boolean passes = deal.isStarDeal || deal.chance.happens(passProbability(deal, stage, owner, day));
        double work = passes
                ? deal.chance.lognormal(stage.medianWorkdays * slowness, PASSING_SPREAD)
                : deal.chance.lognormal(stage.medianWorkdays * slowness * LOSING_SLOWNESS, LOSING_SPREAD);
        deal.reach(stage, passes, work);
    }

    private double passProbability(Deal deal, Stage stage, Person owner, LocalDate day) {
        double size = Fen.yuan(deal.value()) / TYPICAL_VALUE;
        double effect = talents.apply(owner).winEffect()
                + deal.product.winEffect()
                + deal.source.winEffect
                + deal.account.team().habit.winEffect
                + (deal.account.isLostCustomer() ? Story.LOST_CUSTOMER_WIN_EFFECT : 0)
                + SIZE_EFFECT * StrictMath.log(size) / StrictMath.log(2)
                + PUSH_EFFECT * deal.pushes()
                + yearEffect(day);
        double odds = stage.passProbability / (1 - stage.passProbability) * StrictMath.exp(effect);
        return odds / (1 + odds);
    }

    private static double yearEffect(LocalDate day) {
        return switch (Quarter.of(day).number()) {
            case 1 -> NEW_YEAR_EFFECT;
            case 4 -> YEAR_END_EFFECT;
            default -> 0;
        };
    }

    /** Works on a deal for a day: it may reach its next stage, or be won, or be lost. */
    void work(Deal deal, LocalDate day, RecordKeeping records) {
        boolean isGone = deal.account.isLostCustomer() && !day.isBefore(Story.LOST_CUSTOMER_LEAVES);
        if (isGone && deal.lossReason().isEmpty()) {
            deal.doom(deal.chance.between(2, 45), "Competitor");
        }
        Region region = deal.account.team().region;
        double pace = deal.passes() ? Pace.ofPassing(deal.stage(), region, day) : Pace.ofLosing(region, day);
        if (!deal.work(pace)) {
            return;
        }
        if (!deal.passes()) {
            boolean isKnown = !deal.lossReason().isEmpty();
            deal.closeAs(
                    Stage.CLOSED_LOST, isKnown ? deal.lossReason() : deal.chance.pick(LOSS_REASONS.get(deal.stage())));
            records.closed(deal, day);
        } else if (deal.stage() == Stage.VERBAL) {
            deal.closeAs(Stage.CLOSED_WON, "");
            records.closed(deal, day);
        } else {
            begin(deal, deal.stage().next(), deal.opportunity().owner(), day);
            records.advanced(deal, day);
        }
    }
}
